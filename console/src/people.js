// How people are shown when all that is known is an address.
import { h } from "./dom.js";
import { words } from "./words.js";

const parts = (address) => address.split("@")[0].split(/[._+-]+/).filter(Boolean);
const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);

/** "anna.berger@morgenrot.example" is Anna Berger until a mail says otherwise. */
export const nameOf = (address, name) => name?.trim() || parts(address).map(capital).join(" ") || address || words.nameless;

export const firstName = (address, name) => nameOf(address, name).split(/[\s,]+/)[0];

export function initials(address, name) {
  const all = nameOf(address, name).split(/\s+/);
  return (all[0].charAt(0) + (all.length > 1 ? all.at(-1).charAt(0) : "")).toUpperCase();
}

export const tone = (address) => [...address.toLowerCase()].reduce((sum, c) => (sum * 31 + c.codePointAt(0)) % 997, 7) % 6;

export const face = (address, name, small) =>
  h(`span.face.tone-${tone(address)}${small ? ".small" : ""}`, { "aria-hidden": "true", title: address }, initials(address, name));

/** Addresses as somebody types or pastes them; what is none is told apart. */
export function addresses(text) {
  const found = text.split(/[,;\n]+/).map((part) => (/<([^>]+)>/.exec(part)?.[1] ?? part).trim()).filter(Boolean);
  const good = (address) => /^[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>().]+$/.test(address) && address.length <= 320;
  return { good: [...new Set(found.filter(good))], bad: found.filter((address) => !good(address)) };
}
