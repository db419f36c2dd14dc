// Everything by its name: commands, saved views, tickets. An ARIA combobox with a list.
import { h, newId, style, swap } from "./dom.js";
import { best } from "./fuzzy.js";
import { icon } from "./icons.js";
import { keyCaps } from "./help.js";
import { bound } from "./keys.js";
import { here, session, ticketLink } from "./session.js";
import { savedViews, viewLink } from "./views.js";
import { words } from "./words.js";

const PAUSE = 180;
const MOST = 12;

export async function openPalette() {
  if (document.querySelector(".palette")) return;
  await style("overlay");
  const listId = newId("palette");
  let [found, tickets, at, timer] = [[], [], 0, 0];
  const input = h("input", {
    type: "text", role: "combobox", "aria-expanded": "true", "aria-controls": listId, "aria-autocomplete": "list", "aria-label": words.palette.label,
    placeholder: words.palette.placeholder, autocomplete: "off", spellcheck: "false", oninput: typed, onkeydown: pressed,
  });
  const list = h("ul", { id: listId, role: "listbox", "aria-label": words.palette.label });
  const count = h("p.unseen", { role: "status" });
  const box = h("dialog.palette", { "aria-label": words.palette.label, onclose: () => box.remove(), onclick: (event) => event.target === box && box.close() },
    h("div.palette-inside", null, h("div.palette-input", null, icon("search"), input, h("kbd", null, "Esc")), list, count));
  document.body.append(box);
  box.showModal();
  draw();

  function typed() {
    tickets = [];
    at = 0;
    draw();
    clearTimeout(timer);
    const q = input.value.trim();
    if (q.length > 1) timer = setTimeout(() => search(q), PAUSE);
  }

  async function search(q) {
    const page = await session.api.search({ q, limit: 6, where: "known" }).catch(() => ({ hits: [] }));
    if (input.value.trim() !== q) return;
    tickets = page.hits.map(({ line, why }) => ({ name: line.subject, hint: `${why.map((one) => words.search.why[one]).join(", ")} · ${line.ticket}`, icon: "inbox", run: () => (location.hash = ticketLink(line.ticket)) }));
    tickets.push({ name: words.search.inMail(q), icon: "search", run: () => (location.hash = here("list", { filter: { q } })) });
    draw();
  }

  function draw() {
    const commands = Object.entries(bound()).filter(([, c]) => !c.hidden).map(([keys, c]) => ({ keys, ...c }));
    const views = savedViews().map((view) => ({ name: view.name, icon: "bookmark", run: () => (location.hash = viewLink(view)) }));
    const all = [...commands, ...views];
    const nameOf = (item) => item.name;
    const strong = best(input.value, all, nameOf, input.value.trim() ? 2 : 1).slice(0, MOST);
    // Letters that a name merely has somewhere come last: a ticket is the better guess.
    found = [...strong, ...tickets, ...best(input.value, all, nameOf).filter((item) => !strong.includes(item))].slice(0, MOST + 6);
    swap(list, found.length ? found.map(option) : h("li.none", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, words.palette.none));
    count.textContent = words.palette.found(found.length);
    mark(0);
  }

  function option(item, i) {
    return h("li", { id: `${listId}-${i}`, role: "option", "aria-selected": "false", onmousemove: () => i !== at && mark(i - at), onclick: () => run(i) },
    icon(item.icon ?? "forward"), h("span", null, item.name), item.hint ? h("span.hint", null, item.hint) : item.keys && h("span.keys", null, keyCaps(item.keys)));
  }

  function mark(step) {
    list.children[at]?.setAttribute("aria-selected", "false");
    at = found.length ? (at + step + found.length) % found.length : 0;
    if (!found.length) return input.removeAttribute("aria-activedescendant");
    list.children[at].setAttribute("aria-selected", "true");
    list.children[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", `${listId}-${at}`);
  }

  function run(i) {
    box.close();
    found[i]?.run();
  }

  function pressed(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) mark(step);
    else if (event.key === "Enter") run(at);
    else return;
    event.preventDefault();
  }
}
