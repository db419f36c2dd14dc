// Plain text with its links to be clicked. Made of nodes: nothing is parsed as HTML.
import { h } from "./dom.js";

const LINK = /\bhttps?:\/\/[^\s<>"']+|\b[^\s<>()"',;:]+@[\w-]+(?:\.[\w-]+)+\b/g;

/** Where links begin and end: [{text, href?}]. A full stop after a link belongs to the sentence. */
export function pieces(text) {
  const out = [];
  let at = 0;
  for (const match of text.matchAll(LINK)) {
    const found = trimmed(match[0]);
    if (match.index > at) out.push({ text: text.slice(at, match.index) });
    out.push({ text: found, href: found.startsWith("http") ? found : `mailto:${found}` });
    at = match.index + found.length;
  }
  if (at < text.length) out.push({ text: text.slice(at) });
  return out;
}

function trimmed(link) {
  let end = link.replace(/[.,;:!?]+$/, "");
  // A bracket that the link did not open closes the sentence's own.
  while (end.endsWith(")") && (end.match(/\(/g) ?? []).length < (end.match(/\)/g) ?? []).length) end = end.slice(0, -1).replace(/[.,;:!?]+$/, "");
  return end;
}

export const linked = (text) =>
  pieces(text.trim()).map((piece) => (piece.href ? h("a", { href: piece.href, target: "_blank", rel: "noreferrer noopener" }, piece.text) : piece.text));

/** The first line of a text, for a card that is folded. */
export const firstLine = (text) => text.trim().split(/\s*\n\s*/).slice(0, 3).join(" ");
