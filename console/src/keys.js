// Single keys and pairs of keys ("g i"). A view adds its own and takes them away when it goes.

const OFF = "threadmark-keys-off";
const PAIR = 1200;
const layers = [];
let first = "";
let firstAt = 0;

export const keysOn = () => localStorage.getItem(OFF) === null;
export const useKeys = (on) => (on ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1"));

/** @param keys {"j": {run, name, group}}; later layers win. Returns how to take them away. */
export function bind(keys) {
  layers.push(keys);
  return () => {
    const at = layers.indexOf(keys);
    if (at >= 0) layers.splice(at, 1);
  };
}

export const bound = () => Object.assign({}, ...layers);

const writing = (target) => target.closest?.("input, textarea, select, [contenteditable]");
const busy = () => document.querySelector("dialog[open], .menu:popover-open");

/** The name of a key press, such as "j", "?", "ctrl+k"; "" for one that is not ours. */
export function nameOfKey({ key, ctrlKey, metaKey, altKey }) {
  if (altKey || key.length > 1 && key !== "Enter" && key !== "Escape") return "";
  return ctrlKey || metaKey ? `ctrl+${key.toLowerCase()}` : key;
}

document.addEventListener("keydown", (event) => {
  const key = nameOfKey(event);
  if (!key || event.defaultPrevented || event.isComposing) return;
  const all = bound();
  if (key.startsWith("ctrl+")) return all[key] && take(event, all[key]);
  if (!keysOn() || writing(event.target) || busy()) return;
  const pair = Date.now() - firstAt < PAIR ? `${first} ${key}` : "";
  first = "";
  if (pair && all[pair]) return take(event, all[pair]);
  // Enter belongs to the link or button that has the focus.
  if (key === "Enter" && event.target !== document.body) return;
  if (all[key]) return take(event, all[key]);
  if (Object.keys(all).some((name) => name.startsWith(`${key} `))) [first, firstAt] = [key, Date.now()];
});

function take(event, { run }) {
  event.preventDefault();
  run();
}
