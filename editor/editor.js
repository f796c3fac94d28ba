// Makes an editor of the textarea of the query form. The textarea stays what is sent.
//
// The editor lives in a shadow tree: there CodeMirror adopts its style sheets, which a
// content security policy without inline styles allows; in the document it would not.
import { autocompletion, closeBrackets, completeFromList } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import {
  HighlightStyle, StreamLanguage, bracketMatching, indentUnit, syntaxHighlighting,
} from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { EditorState } from "@codemirror/state";
import {
  EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";

const LANGUAGE = StreamLanguage.define(sparql);

// Colours are custom properties of the page: they cross into the shadow tree.
const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--link)", fontWeight: "600" },
  { tag: [tags.variableName, tags.special(tags.variableName)], color: "var(--concern)" },
  { tag: [tags.string, tags.number], color: "var(--lifted)" },
  { tag: [tags.atom, tags.bool], color: "var(--grave)" },
  { tag: tags.comment, color: "var(--soft)", fontStyle: "italic" },
]);

const THEME = EditorView.theme({
  "&": {
    background: "var(--raised)", color: "var(--ink)", border: "1px solid var(--soft)",
    borderRadius: "4px", fontSize: "0.9rem",
  },
  "&.cm-focused": { outline: "3px solid var(--link)", outlineOffset: "2px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.5", minHeight: "16rem" },
  ".cm-content": { caretColor: "var(--ink)", padding: "0.6rem 0" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": {
    background: "var(--raised)", color: "var(--soft)", borderRight: "1px solid var(--line)",
  },
  ".cm-activeLine": { background: "var(--none-ground)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "var(--change-ground)",
  },
  ".cm-tooltip": {
    background: "var(--raised)", color: "var(--ink)", border: "1px solid var(--line)",
  },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    background: "var(--accent)", color: "var(--ground)",
  },
});

const WORDS = completeFromList([
  ..."SELECT CONSTRUCT ASK DESCRIBE DISTINCT WHERE GRAPH OPTIONAL FILTER UNION MINUS BIND VALUES EXISTS IN LIMIT OFFSET PREFIX".split(" ").map((label) => ({ label, type: "keyword" })),
  ...["NOT EXISTS", "ORDER BY", "GROUP BY", "HAVING"].map((label) => ({ label, type: "keyword" })),
  ...("rld:work rld:notice rld:date rld:updateType rld:claimedStatus rld:assertedBy rld:reason rld:recordId "
    + "rld:replacement rld:part rld:initiatedBy rld:evidence rld:contribution rld:contributor "
    + "dcterms:title dcterms:issued dcterms:publisher dcterms:isPartOf prism:doi prism:issn")
    .split(" ").map((label) => ({ label, type: "property" })),
]);

// When text replaces several lines, Chromium merges them with inline styles, of which the
// content security policy complains; so the editor does it.
const REPLACING = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { from, to } = view.state.selection.main;
    const lines = view.state.doc.lineAt(from).number !== view.state.doc.lineAt(to).number;
    if (event.inputType !== "insertText" || event.isComposing || !event.data || !lines) {
      return false;
    }
    event.preventDefault();
    view.dispatch(view.state.update(view.state.replaceSelection(event.data), {
      scrollIntoView: true, userEvent: "input.type",
    }));
    return true;
  },
});

const area = document.getElementById("query");
const form = area?.form;
if (area && form) {
  const host = document.createElement("div");
  area.after(host);
  const label = document.querySelector(`label[for="${area.id}"]`);
  const view = new EditorView({
    parent: host.attachShadow({ mode: "open" }),
    root: host.shadowRoot,
    state: EditorState.create({
      doc: area.value,
      extensions: [
        lineNumbers(), history(), drawSelection(), bracketMatching(), closeBrackets(),
        highlightActiveLine(), indentUnit.of("    "), LANGUAGE, syntaxHighlighting(COLOURS),
        autocompletion({ override: [WORDS], activateOnTyping: true }), THEME, REPLACING,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          "aria-label": `${label?.textContent ?? "SPARQL"}, runs with Control and Enter`,
          spellcheck: "false", autocapitalize: "off",
        }),
        // Tab moves on, as everywhere in a page; who works by keyboard is not caught.
        keymap.of([
          { key: "Mod-Enter", run: () => { form.requestSubmit(); return true; } },
          ...defaultKeymap, ...historyKeymap,
        ]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) area.value = update.state.doc.toString();
        }),
      ],
    }),
  });
  // The textarea is what the form sends and checks, out of sight and out of the way.
  area.hidden = true;
  area.required = false;
  label?.addEventListener("click", (event) => {
    event.preventDefault();
    view.focus();
  });
}
