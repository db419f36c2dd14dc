// Search and choices above the list. What is chosen goes into the link, and from there to the list.
import { ask } from "./dialog.js";
import { h } from "./dom.js";
import { clean, LISTS, same } from "./filters.js";
import { icon } from "./icons.js";
import { nameOf } from "./people.js";
import { here, mayAct, session } from "./session.js";
import { toast, toastProblem } from "./toast.js";
import { addView, removeView, viewOf } from "./views.js";
import { words } from "./words.js";

const PAUSE = 300;

export function filterBar(filter, known) {
  const go = (change) => (location.hash = here("list", { filter: clean({ ...filter, ...change }) }));
  let timer;
  const later = (event) => (clearTimeout(timer), (timer = setTimeout(() => go({ q: event.target.value.trim() }), PAUSE)));
  const search = h("input.field", { type: "search", value: filter.q ?? "", placeholder: words.list.search, "aria-label": words.list.search, maxlength: 200, oninput: later, data: { focus: "search" } });
  return h("div.filters", { role: "search" },
    h("div.search", null, icon("search"), search),
    choice("status", filter.status, ["OPEN", "WAITING", "CLOSED"].map((status) => [status, words.status[status]]), go),
    choice("assignee", filter.assignee, people(filter.assignee), go, () => people(filter.assignee, known().people)),
    choice("tag", filter.tag, filter.tag ? [[filter.tag, filter.tag]] : [], go, () => known().tags.map((tag) => [tag, tag])),
    mayAct() && viewButton(filter));
}

const people = (chosen, more = []) => [
  ["me", words.me], ["none", words.nobody],
  ...[...new Set([...more, ...(chosen && chosen !== "me" && chosen !== "none" ? [chosen] : [])])].map((address) => [address, nameOf(address)]),
];

/** A choice whose values are known only when the list is there: they are put in when it is opened. */
function choice(key, value = "", options, go, fresh) {
  const entries = (list) => [["", words.list.any[key]], ...list].map(([v, name]) => h("option", { value: v, selected: v === value }, name));
  const select = h("select.field.choice", { "aria-label": words.list[key], onchange: () => go({ [key]: select.value }), data: { focus: key } }, entries(options));
  const renew = () => select.replaceChildren(...entries(fresh()));
  if (fresh) for (const event of ["pointerdown", "focus"]) select.addEventListener(event, renew);
  return select;
}

function viewButton(filter) {
  const view = viewOf(filter);
  if (view) return h("button.button", { type: "button", onclick: () => remove(view), data: { focus: "view" } }, icon("bin"), words.list.removeView);
  if (LISTS.some(({ query }) => same(query, filter))) return null;
  return h("button.button", { type: "button", onclick: () => save(filter), data: { focus: "view" } }, icon("bookmark"), words.list.saveView);
}

async function save(filter) {
  const name = await ask({ title: words.list.saveView, label: words.list.nameOfView, button: words.save, check: (value) => (value && value.length <= 60 ? "" : words.list.nameOfView) });
  if (name) await addView(name, filter).then(() => toast(words.list.viewSaved(name)), toastProblem);
}

const remove = (view) => removeView(view.name).then(() => toast(words.list.viewRemoved(view.name), { label: words.undo, run: () => addView(view.name, view.query).catch(toastProblem) }), toastProblem);
