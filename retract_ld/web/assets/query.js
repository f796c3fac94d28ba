// Answers queries without leaving the page, and draws the result as a table.
// Without it the form is sent, and the server answers with the same page.
"use strict";

(() => {
  const form = document.getElementById("query-form");
  const section = document.getElementById("answer-section");
  const status = document.getElementById("answer-status");
  const place = document.getElementById("answer-table");
  if (!form || !section || !status || !place) return;

  const element = (name, text) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    return made;
  };

  // Beginnings of IRIs, and of the addresses of their pages here.
  const places = JSON.parse(form.dataset.places);
  const SHORT = /^https:\/\/(?:doi\.org\/|w3id\.org\/retract-ld\/(?:update-type|status|reason|register|party|guideline)\/)/;

  const address = (iri) => {
    for (const [start, path] of places) {
      if (iri.startsWith(start)) return path + iri.slice(start.length).replace(/\/$/, "");
    }
    return /^https?:\/\//i.test(iri) ? iri : null;
  };

  const cell = (term) => {
    const made = element("td");
    if (!term) return made;
    const isIri = term.type === "uri";
    const text = element("bdi", isIri ? term.value.replace(SHORT, "") : term.value);
    if (term["xml:lang"]) text.lang = term["xml:lang"];
    const target = isIri ? address(term.value) : null;
    if (target) {
      const link = element("a");
      link.href = target;
      link.append(text);
      made.append(link);
    } else {
      made.append(text);
    }
    return made;
  };

  const table = (names, rows) => {
    const made = element("table");
    made.className = "answer";
    const head = made.createTHead().insertRow();
    for (const name of names) {
      const title = element("th", name);
      title.scope = "col";
      head.append(title);
    }
    const body = made.createTBody();
    for (const row of rows) {
      body.insertRow().append(...names.map((name) => cell(row[name])));
    }
    return made;
  };

  const say = (text) => {
    section.hidden = false;
    status.textContent = text;
  };

  const draw = (answer) => {
    if (typeof answer.boolean === "boolean") {
      place.replaceChildren();
      say(answer.boolean ? "Yes." : "No.");
      return;
    }
    const rows = answer.results.bindings;
    place.replaceChildren(table(answer.head.vars, rows));
    say(`${rows.length.toLocaleString("en")} row${rows.length === 1 ? "" : "s"}.`);
  };

  let running = null;

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    running?.abort();
    running = new AbortController();
    const query = new FormData(form).get("query");
    say("Asking …");
    try {
      const response = await fetch(form.dataset.endpoint, {
        method: "POST",
        headers: {
          "Content-Type": "application/sparql-query",
          Accept: "application/sparql-results+json, text/turtle;q=0.9, text/plain;q=0.5",
        },
        body: query,
        signal: running.signal,
      });
      const type = response.headers.get("Content-Type") ?? "";
      if (!response.ok) {
        place.replaceChildren();
        const told = await response.text();
        say((type.includes("json") ? JSON.parse(told).detail ?? told : told).slice(0, 2000));
      } else if (type.startsWith("application/sparql-results+json")) {
        draw(await response.json());
      } else {
        place.replaceChildren(element("pre", await response.text()));
        say("A graph.");
      }
    } catch (error) {
      if (error.name !== "AbortError") say(`The server did not answer: ${error.message}`);
    }
  });
})();
