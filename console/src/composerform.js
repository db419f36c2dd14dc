// The form of an answer or a note.
import { size } from "./attachments.js";
import { chooseCanned } from "./canned.js";
import { MODES } from "./modes.js";
import { h, newId, set, swap } from "./dom.js";
import { icon } from "./icons.js";
import { drop, fitting, go as goOn, MOST_BYTES, MOST_FILES, sendAhead, uploadOf } from "./upload.js";
import { words } from "./words.js";

export function form(box, { changed, send, discard }) {
  const { state } = box;
  const note = state.mode === "NOTE";
  const text = h("textarea", { value: state.text, rows: 5, maxlength: note ? 8000 : 12000, "aria-label": note ? words.composer.noteText : words.composer.text,
    placeholder: note ? words.composer.noteText : words.composer.text, oninput: () => put("text", text.value), onkeydown: keys, data: { focus: "text" } });
  const wrong = h("p.wrong", { role: "alert" });
  const notices = h("div");
  const files = h("ul.files");
  const [bar, preview, signature] = [h("div"), h("div"), h("div")];
  let format = null;
  const kept = h("span.kept", null, words.composer.draft);
  const go = h("button.button.primary", { type: "submit" }, icon(note ? "note" : "send"), note ? words.composer.addNote : words.composer.send);
  const element = h("form.compose", { class: note ? "is-note" : "", novalidate: true, onsubmit: (event) => (event.preventDefault(), send()), ...dropping() },
    h("div.modes", { role: "group", "aria-label": words.composer.label }, MODES.map(mode),
      h("button.button.square", { type: "button", title: words.composer.discard, "aria-label": words.composer.discard, onclick: discard }, icon("bin"))),
    notices, !note && recipients(), bar, text, preview, signature, files, wrong,
    h("footer", null, go, !note && after(), h("span.rest"), kept, !note && canned(), !note && attach()));
  drawFiles();
  if (!note) dress();

  /** The means to format are loaded when somebody answers. */
  async function dress() {
    const { formatBar } = await import("./formatbar.js");
    format = formatBar(box, text, put);
    const { elements } = format;
    bar.replaceWith(elements.bar);
    preview.replaceWith(elements.preview);
    signature.replaceWith(elements.signature);
  }

  function put(key, value) {
    state[key] = value;
    wrong.textContent = "";
    changed();
  }

  function mode({ mode: name, icon: sign }) {
    return h("button.button", { type: "button", "aria-pressed": String(name === state.mode), onclick: () => name !== state.mode && box.open(name) }, icon(sign), h("span", null, words.composer[name]));
  }

  function recipients() {
    return h("div.recipients", null, ["to", "cc"].map((key) => {
      const id = newId(key);
      const input = h("input", { id, type: "text", inputmode: "email", value: state[key], autocomplete: "off", spellcheck: "false", oninput: () => put(key, input.value), onkeydown: keys, data: { focus: key } });
      return h("div", null, h("label", { htmlFor: id }, words.composer[key]), input);
    }));
  }

  function after() {
    const id = newId("after");
    const select = h("select.field.choice", { id, onchange: () => put("status", select.value) },
      ["WAITING", "CLOSED", "OPEN"].map((status) => h("option", { value: status, selected: status === state.status }, words.composer.after[status])));
    return h("span.after", null, h("label", { htmlFor: id }, words.composer.then), select);
  }

  function canned() {
    return h("button.button.square", { type: "button", title: words.composer.canned, "aria-label": words.composer.canned, "aria-haspopup": "menu", "aria-expanded": "false",
    onclick: (event) => chooseCanned(event.currentTarget, box.view, insert) }, icon("pen"));
  }

  function insert(piece) {
    text.setRangeText(piece, text.selectionStart, text.selectionEnd, "end");
    put("text", text.value);
    text.focus();
  }

  function attach() {
    const input = h("input.unseen", { type: "file", multiple: true, tabindex: "-1", "aria-hidden": "true", onchange: () => (add([...input.files]), (input.value = "")) });
    return [h("button.button.square", { type: "button", title: `${words.composer.attach}. ${words.composer.limitHint}`, "aria-label": `${words.composer.attach}. ${words.composer.limitHint}`, onclick: () => input.click() }, icon("clip")), input];
  }

  function add(more) {
    const { taken, refused } = fitting(state.files, more);
    state.files = [...state.files, ...taken];
    wrong.textContent = refused.length ? (!refused[0].size ? words.composer.emptyFile(refused[0].name) : state.files.length >= MOST_FILES ? words.composer.tooMany : words.composer.tooBig(refused[0].name)) : "";
    changed();
    drawFiles();
    state.batch ??= crypto.randomUUID(); // a draft of an older version
    sendAhead(box.view.api, state.files, state.batch, drawFiles);
  }

  function drawFiles() {
    const used = state.files.reduce((sum, file) => sum + file.size, 0);
    const remove = (file) => (drop(box.view.api, file), (state.files = state.files.filter((one) => one !== file)), drawFiles(), text.focus());
    swap(files, state.files.map((file) => h("li.file", null, icon("clip"), h("span", null, file.name), h("span.size", null, size(file.size)), progress(file),
      h("button", { type: "button", "aria-label": words.composer.remove(file.name), onclick: () => remove(file) }, icon("close")))),
    used > 0 && h("li.used", null, words.composer.limit(size(used), size(MOST_BYTES))));
  }

  /** How far a big file is, or how to go on with one that was stopped. */
  function progress(file) {
    const upload = uploadOf(file);
    if (!upload || upload.state === "done") return upload && h("span.size", null, words.composer.uploaded);
    const go = h("button.link-button", { type: "button", data: { focus: `go-${file.name}` }, onclick: () => goOn(box.view.api, file, state.batch, drawFiles) }, words.composer.goOn);
    return upload.state === "stopped" ? [h("span.wrong", { role: "alert" }, upload.problem), go]
      : h("progress", { max: file.size, "aria-label": words.composer.uploading(file.name), value: upload.sent });
  }

  function dropping() {
    if (note) return {};
    const hover = (event, on) => {
      if (![...(event.dataTransfer?.types ?? [])].includes("Files")) return;
      event.preventDefault();
      element.classList.toggle("dropping", on);
    };
    return { "data-drop": words.composer.drop, ondragover: (event) => hover(event, true), ondragleave: (event) => hover(event, false), ondrop: (event) => (hover(event, false), add([...event.dataTransfer.files])) };
  }

  function keys(event) {
    if (format?.key(event)) return event.preventDefault();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
    else if (event.key === "Escape") (element.ownerDocument.activeElement.blur(), box.view.element.querySelector("h1").focus());
    else return;
    event.preventDefault();
  }

  return {
    element, send,
    focus() {
      const to = element.querySelector("[data-focus=to]");
      const first = to && !to.value ? to : text;
      first.focus();
      if (first === text) text.setSelectionRange(state.mode === "FORWARD" ? 0 : text.value.length, state.mode === "FORWARD" ? 0 : text.value.length);
    },
    wrong: (message) => ((wrong.textContent = message), element.querySelector("[data-focus=text]").focus()),
    busy: (is) => ((go.disabled = is), set(go, "aria-busy", String(is))),
    notice: (panel) => swap(notices, panel),
    noticed: () => notices.childElementCount > 0,
  };
}
