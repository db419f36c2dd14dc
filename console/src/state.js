// What stands where there is nothing to show: empty, loading, a problem.
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { words } from "./words.js";

export const empty = (what, { title, text }, button) => h("div.state", null, icon(what), h("h2", null, title), h("p", null, text), button);

export const loading = (label, bones = 9) =>
  h("div.bones", { role: "status", "aria-label": label }, Array.from({ length: bones }, () => h("div.bone")));

export const trouble = (problem, again) =>
  h("div.state", { role: "alert" }, icon("warning"), h("h2", null, words.problem.title), h("p", null, problem.message),
    again && h("button.button.outlined", { type: "button", onclick: again }, icon("refresh"), words.retry));

/** A page that loads: shows bones, then what `draw` makes of the answer, or the problem. */
export async function fill(host, label, load, draw) {
  host.replaceChildren(loading(label));
  try {
    const answer = await load();
    if (host.isConnected) host.replaceChildren(...[draw(answer)].flat());
  } catch (problem) {
    host.replaceChildren(trouble(problem, () => fill(host, label, load, draw)));
  }
}
