// Searches a static site: fetches the words of the query and the documents to show.
"use strict";

(() => {
  const form = document.getElementById("search-form");
  const input = document.getElementById("q");
  const status = document.getElementById("search-status");
  const list = document.getElementById("search-results");
  const fallback = document.getElementById("search-fallback");
  if (!form || !input || !status || !list) return;

  const SHOWN = 50;
  const cache = new Map();
  const read = (name) => {
    if (!cache.has(name)) {
      cache.set(name, fetch(form.dataset.index + name).then((response) => {
        if (!response.ok) throw new Error(`${name}: ${response.status}`);
        return response.json();
      }));
    }
    return cache.get(name);
  };

  const words = (text) => {
    const wanted = text.replace(/^.*\b10\.\d{4,9}\//, "");
    const bare = wanted.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    return [...new Set(bare.match(/[\p{L}\p{N}]+/gu) ?? [])].map((word) => word.slice(0, 40));
  };

  const shard = (word) => [...word].slice(0, 2).map(
    (c) => (/[a-z0-9]/.test(c) ? c : `u${c.codePointAt(0).toString(16)}`)).join("");

  const numbers = async (word, shards) => {
    // One letter may be the beginning of many words; whole words only, then.
    if (!shards.has(shard(word))) return new Set();
    const found = new Set();
    for (const [key, documents] of Object.entries(await read(`words/${shard(word)}.json`))) {
      if (key === word || (word.length > 1 && key.startsWith(word))) {
        for (const number of documents) found.add(number);
      }
    }
    return found;
  };

  const show = async (hits, chunk) => {
    const made = [];
    for (const number of hits.slice(0, SHOWN)) {
      const rows = await read(`documents/${Math.floor(number / chunk)}.json`);
      const [file, title, kind, label, tone] = rows[number % chunk];
      const item = document.createElement("li");
      const head = document.createElement("div");
      head.className = "row-title";
      const link = document.createElement("a");
      link.href = file;
      const text = document.createElement("bdi");
      text.textContent = title;
      link.append(text);
      head.append(link);
      const facts = document.createElement("div");
      facts.className = "row-facts";
      facts.textContent = label ? `${kind} · ` : kind;
      if (label) {
        const badge = document.createElement("span");
        badge.className = `badge ${tone}`;
        badge.textContent = label;
        facts.append(badge);
      }
      item.append(head, facts);
      made.push(item);
    }
    return made;
  };

  let latest = 0;
  const search = async (text) => {
    const turn = ++latest;
    const wanted = words(text);
    if (!wanted.length) {
      list.replaceChildren();
      status.textContent = "";
      return;
    }
    try {
      const { chunk, shards } = await read("index.json");
      const known = new Set(shards);
      let hits = null;
      for (const word of wanted) {
        const found = await numbers(word, known);
        hits = hits === null ? [...found] : hits.filter((number) => found.has(number));
      }
      hits.sort((a, b) => a - b);
      const made = await show(hits, chunk);
      if (turn !== latest) return;
      list.replaceChildren(...made);
      status.textContent = hits.length
        ? `${hits.length.toLocaleString("en")} found${hits.length > SHOWN ? `; the first ${SHOWN} are shown` : ""}.`
        : "Nothing found. That a work is not found says nothing about it.";
      fallback.hidden = true;
    } catch {
      status.textContent = "The index cannot be read here.";
      fallback.hidden = false;
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.replaceState(null, "", `?q=${encodeURIComponent(input.value)}`);
    search(input.value);
  });
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    input.value = asked;
    search(asked);
  } else if (location.protocol.startsWith("http")) {
    fallback.hidden = true;
  }
})();
