// What is attached to a message, to be saved. A link carries a cookie but no token: with a token
// the bytes are fetched and handed over.
import { auth } from "./auth.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { toastProblem } from "./toast.js";
import { words } from "./words.js";

export function attachments(view, message, body) {
  const files = body?.attachments ?? message.attachments.map((name, index) => ({ index, name }));
  return h("ul.files", { "aria-label": words.message.attachments(files.length) }, files.map((file) => h("li", null, link(view, message, file))));
}

function link(view, message, file) {
  const href = view.api.attachmentUrl(view.id, message.id, file.index);
  return h("a.file", { href, download: file.name, onclick: auth.byCookie() ? () => {} : (event) => save(event, view, message, file) },
    icon("clip"), h("span", null, file.name), file.bytes !== undefined && h("span.size", null, size(file.bytes)));
}

async function save(event, view, message, file) {
  event.preventDefault();
  try {
    const url = URL.createObjectURL(await view.api.attachment(view.id, message.id, file.index));
    h("a", { href: url, download: file.name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  } catch (problem) {
    toastProblem(problem);
  }
}

export function size(bytes) {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
