// A menu below a button (ARIA menu button pattern).
import { h } from "./dom.js";
import { icon } from "./icons.js";

const EDGE = 8;

/** @param items [{name, icon, run, on, hint}]; `on` makes it a choice */
export function menu(anchor, label, items) {
  const box = h("div.menu", { popover: "auto", role: "menu", "aria-label": label }, items.filter(Boolean).map((item) => entry(item, () => box.hidePopover())));
  // Within a landmark, where a screen reader looks; the top layer shows it over everything anyway.
  (anchor.closest("main") ?? document.body).append(box);
  anchor.setAttribute("aria-expanded", "true");
  box.addEventListener("toggle", (event) => {
    if (event.newState !== "closed") return;
    anchor.setAttribute("aria-expanded", "false");
    box.remove();
  });
  addEventListener("hashchange", () => box.isConnected && box.hidePopover(), { once: true });
  box.addEventListener("keydown", (event) => move(event, box));
  box.showPopover({ source: anchor });
  place(box, anchor);
  (box.querySelector("[aria-checked=true]") ?? box.querySelector("button"))?.focus();
  return box;
}

function entry(item, close) {
  const role = item.on === undefined ? "menuitem" : "menuitemradio";
  const run = () => (close(), item.run());
  return h("button", { type: "button", role, tabindex: "-1", "aria-checked": item.on === undefined ? null : String(item.on), onclick: run },
    item.icon ? icon(item.icon) : h("span.no-icon"), h("span", null, item.name), item.hint && h("kbd", null, item.hint));
}

function place(box, anchor) {
  const at = anchor.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const below = at.bottom + height + EDGE < innerHeight;
  box.style.left = `${Math.max(EDGE, Math.min(at.left, innerWidth - width - EDGE))}px`;
  box.style.top = `${Math.max(EDGE, below ? at.bottom + 4 : at.top - height - 4)}px`;
}

function move(event, box) {
  const all = [...box.querySelectorAll("button")];
  const at = all.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (event.key === "Tab") box.hidePopover();
  else if (to !== undefined) all.at(to % all.length).focus();
  else if (/^\w$/.test(event.key) && !event.ctrlKey && !event.metaKey) all.find((one, i) => i > at && one.textContent.toLowerCase().startsWith(event.key))?.focus();
  else return;
  if (event.key !== "Tab") event.preventDefault();
}
