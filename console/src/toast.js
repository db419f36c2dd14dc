// Short messages at the foot of the page. One that offers to undo waits longer and counts down.
import { h, style } from "./dom.js";
import { icon } from "./icons.js";
import { words } from "./words.js";

const STAYS = 5000;
const host = () => document.getElementById("toasts");

/** @param act {label, run, seconds} what may still be done about it */
export function toast(text, act) {
  style("overlay");
  const seconds = act?.seconds ?? (act ? 8 : STAYS / 1000);
  const count = act?.seconds ? h("span.seconds", { "aria-hidden": "true" }, seconds) : null;
  const box = h("div.toast", null, h("span", null, text), count,
    act && h("button.button", { type: "button", onclick: () => (gone(), act.run()) }, act.label),
    h("button.button.square", { type: "button", "aria-label": words.close, onclick: () => gone() }, icon("close")));
  const end = Date.now() + seconds * 1000;
  const timer = setInterval(() => {
    // Whoever reads it, or has a hand on it, is not hurried; only what is really over ends.
    const left = Math.ceil((end - Date.now()) / 1000);
    if (count && left > 0) count.textContent = left;
    if (left <= 0 && (act?.seconds || !box.matches(":hover, :focus-within"))) gone();
  }, 250);
  function gone() {
    clearInterval(timer);
    box.remove();
  }
  host().append(box);
  return gone;
}

export const toastProblem = (problem) => toast(problem.message);
