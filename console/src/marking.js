// The light markup of answers, put around what is selected. Values only: {text, from, to} in and out.

const AROUND = { bold: "**", italic: "*" };
const BEFORE = { list: (n) => "- ", numbers: (n) => `${n + 1}. `, quote: () => "> " };
const LINE = /^(?:- |\d{1,3}\. |> )/;

export const KINDS = ["bold", "italic", "list", "numbers", "link"];

/** @param kind one of KINDS; again takes it off, where that makes sense */
export function marked({ text, from, to }, kind) {
  if (AROUND[kind]) return around({ text, from, to }, AROUND[kind]);
  return kind === "link" ? link({ text, from, to }) : lines({ text, from, to }, kind);
}

function around({ text, from, to }, sign) {
  const n = sign.length;
  const on = text.slice(from - n, from) === sign && text.slice(to, to + n) === sign
    // A single star within two is half of a bold one.
    && !(n === 1 && text[from - 2] === "*" && text[from - 3] !== "*");
  if (on) return { text: text.slice(0, from - n) + text.slice(from, to) + text.slice(to + n), from: from - n, to: to - n };
  // Spaces at the ends of a selection are no part of what is marked.
  const chosen = text.slice(from, to);
  const [left, right] = chosen.trim() ? [chosen.length - chosen.trimStart().length, chosen.length - chosen.trimEnd().length] : [0, 0];
  const [a, b] = [from + left, to - right];
  return { text: text.slice(0, a) + sign + text.slice(a, b) + sign + text.slice(b), from: a + n, to: b + n };
}

function link({ text, from, to }) {
  const chosen = text.slice(from, to);
  const address = /^https?:\/\/\S+$/.test(chosen);
  const [words, target] = address ? ["", chosen] : [chosen, "https://"];
  const piece = `[${words}](${target})`;
  // The cursor goes where something is to be written still.
  const at = from + (address || !words ? 1 : piece.length - 1);
  return { text: text.slice(0, from) + piece + text.slice(to), from: at, to: at };
}

function lines({ text, from, to }, kind) {
  const start = text.lastIndexOf("\n", from - 1) + 1;
  const end = text.indexOf("\n", to) < 0 ? text.length : text.indexOf("\n", to);
  const all = text.slice(start, end).split("\n");
  const on = all.every((line, n) => line.startsWith(BEFORE[kind](n)));
  const now = all.map((line, n) => (on ? "" : BEFORE[kind](n)) + line.replace(LINE, "")).join("\n");
  // A list begins below an empty line, or it is read as more of the paragraph.
  const gap = !on && start > 1 && text[start - 2] !== "\n" && !LINE.test(text.slice(0, start - 1).split("\n").at(-1)) ? "\n" : "";
  return { text: text.slice(0, start) + gap + now + text.slice(end), from: start + gap.length + now.length, to: start + gap.length + now.length };
}
