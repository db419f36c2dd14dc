// What is attached to a message, to be saved. It comes as base64 beside its name: an address that
// opened it by itself would have to hold somebody's right to it.
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { toastProblem } from "./toast.js";
import { words } from "./words.js";

export function attachments(view, message, body) {
  const files = body?.attachments ?? message.attachments.map((name, index) => ({ index, name }));
  return h("ul.files", { "aria-label": words.message.attachments(files.length) }, files.map((file) => h("li", null, link(view, message, file))));
}

const link = (view, message, file) =>
  h("button.file", { type: "button", onclick: () => save(view, message, file) },
    icon("clip"), h("span", null, file.name), file.bytes !== undefined && h("span.size", null, size(file.bytes)));

async function save(view, message, file) {
  try {
    const { name, content } = await view.api.attachment(view.id, message.id, file.index);
    // Never by its own type: a page that was sent to us must not open as one of ours.
    const bytes = Uint8Array.from(atob(content), (c) => c.charCodeAt(0));
    const url = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
    h("a", { href: url, download: name || file.name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  } catch (problem) {
    toastProblem(problem);
  }
}

export function size(bytes) {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
