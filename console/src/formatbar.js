// What makes bold and lists of an answer, shows how it will look, and what goes below it. Loaded when
// somebody answers.
import { h, set, swap } from "./dom.js";
import { framed } from "./frame.js";
import { icon } from "./icons.js";
import { KINDS, marked } from "./marking.js";
import { editSignature } from "./signature.js";
import { toastProblem } from "./toast.js";
import { words } from "./words.js";

const t = words.composer.format;
const SIGNS = { bold: "B", italic: "I", list: "•", numbers: null, link: null };

/** @param text the text field; put(key, value) writes into the draft */
export function formatBar(box, text, put) {
  const { state, view } = box;
  const preview = h("div.preview", { hidden: true, tabindex: "0", role: "region", "aria-label": t.preview });
  const signature = h("div.signature");
  const marks = h("div.mark-buttons", { role: "group", "aria-label": t.label }, KINDS.map((kind) =>
    h("button.button.square.mark-button", { type: "button", class: `mark-${kind}`, title: t[kind], "aria-label": t[kind], onclick: () => mark(kind) }, SIGNS[kind] ? h("span", { "aria-hidden": "true" }, SIGNS[kind]) : icon(kind))));
  const look = h("button.button", { type: "button", "aria-pressed": "false", onclick: () => show(preview.hidden) }, icon("eye"), h("span", null, t.preview));
  const plain = h("button.button", { type: "button", onclick: () => (put("format", state.format === "PLAIN" ? "FORMATTED" : "PLAIN"), draw()) }, t.formatted);
  const bar = h("div.format", null, marks, h("span.rest"), plain, look);

  function mark(kind) {
    const now = marked({ text: text.value, from: text.selectionStart, to: text.selectionEnd }, kind);
    text.value = now.text;
    text.setSelectionRange(now.from, now.to);
    put("text", now.text);
    text.focus();
  }

  async function show(on) {
    set(look, "aria-pressed", String(on));
    preview.hidden = !on;
    text.hidden = on;
    if (!on) return text.focus();
    const seen = await ask(state.text);
    if (seen) swap(preview, seen.html ? framed(seen.html, t.preview) : h("div.text", null, seen.text));
  }

  async function ask(typed) {
    try {
      return await view.api.preview(view.id, { text: typed, ...(state.format && { format: state.format }), ...(state.mode === "FORWARD" && { signature: false }) });
    } catch (problem) {
      toastProblem(problem);
      return null;
    }
  }

  function draw() {
    set(plain, "aria-pressed", String(state.format !== "PLAIN"));
    marks.hidden = state.format === "PLAIN";
    if (!preview.hidden) show(true);
  }

  /** What the mailbox sends, and what goes below: the API fills it in. */
  async function begin() {
    const seen = await ask("");
    if (!seen) return;
    if (!state.format) put("format", seen.format);
    draw();
    const edit = h("button.link-button", { type: "button", onclick: async () => (await editSignature()) && begin() }, seen.signature ? t.edit : t.addSignature);
    swap(signature, state.mode !== "FORWARD" && [seen.signature && h("p", { role: "note", "aria-label": t.signature }, seen.signature), edit]);
  }

  begin();
  return {
    elements: { bar, preview, signature },
    /** Ctrl+B and Ctrl+I; true if it was one of them. */
    key(event) {
      const kind = { b: "bold", i: "italic" }[event.key.toLowerCase()];
      if (!kind || state.format === "PLAIN" || event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey)) return false;
      mark(kind);
      return true;
    },
  };
}
