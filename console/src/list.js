// The list of tickets: filters above, lines below, more as one scrolls.
import { h, swap } from "./dom.js";
import { filterBar } from "./filterbar.js";
import { clean } from "./filters.js";
import { bind } from "./keys.js";
import { lineOf, Lines } from "./lines.js";
import { here, session } from "./session.js";
import { row } from "./row.js";
import { bar } from "./shell.js";
import { empty, loading, trouble } from "./state.js";
import { viewOf } from "./views.js";
import { virtualList } from "./virtual.js";
import { words } from "./words.js";
import { LISTS, same } from "./filters.js";

const PAGE = 100;
const FIRST = 50;

export const titleOf = (filter) => {
  const list = LISTS.find(({ query }) => same(query, filter));
  return list ? words.lists[list.id] : viewOf(filter)?.name ?? words.nav.tickets;
};

export function ticketList() {
  let lines = null;
  let open = null;
  let fetching = false;
  const tail = h("div.tail", { "aria-live": "polite" });
  const rows = virtualList({ keyOf: (line) => line.ticket, render: (line) => row(line, open), nearEnd: more, tail });
  const hole = h("div");
  // Empty but for a search: says how much was found, and what the mailbox said.
  const found = h("p.found", { role: "status" });
  const element = h("section.list", { "aria-label": words.nav.tickets });

  function show(filter, openTicket) {
    const query = clean(filter);
    const other = !lines || !same(lines.filter, query) || lines.mailbox !== session.mailbox;
    open = openTicket ?? open;
    if (!other) return rows.redraw();
    lines = Object.assign(new Lines(query, session.me.address), { mailbox: session.mailbox });
    swap(element, bar(titleOf(query)), filterBar(query, knownValues), found, hole, rows.element);
    found.textContent = "";
    rows.top();
    rows.setItems([]);
    first();
  }

  async function first() {
    const mine = lines;
    swap(hole, loading(words.list.loading));
    try {
      const page = await pageOf(mine, FIRST);
      if (mine !== lines) return;
      lines.add(page);
      draw();
      if (mine.filter.q) inMail(mine);
    } catch (problem) {
      if (mine === lines) swap(hole, trouble(problem, first));
    }
  }

  /** The next page: of the list, or of what a search finds. */
  async function pageOf({ filter, next }, limit) {
    if (!filter.q) return session.api.tickets({ ...filter, limit, cursor: next });
    return (await import("./found.js")).knownPage(session.api, filter, { limit, cursor: next });
  }

  /** The second half of a search: the words of the mail itself. */
  async function inMail(mine) {
    const { mailPage, withMail } = await import("./found.js");
    tellFound(words.search.looking);
    try {
      const page = await mailPage(session.api, mine.filter, () => mine === lines);
      if (!page || mine !== lines) return;
      mine.all = withMail(mine.all, page.tickets);
      mine.mailed = true;
      draw();
      tellFound(page.mail.note ?? (page.mail.more ? words.search.more : ""));
    } catch (problem) {
      if (mine !== lines) return;
      mine.mailed = true;
      draw();
      tellFound(words.search.failed(problem.message));
    }
  }

  const tellFound = (mail) => (found.textContent = [words.search.found(lines.all.length, !lines.complete), mail].filter(Boolean).join(" "));

  async function more() {
    const mine = lines;
    if (fetching || !mine?.begun || mine.complete) return;
    fetching = true;
    tail.textContent = words.list.more;
    try {
      const page = await pageOf(mine, PAGE);
      if (mine === lines) lines.add(page);
    } catch (problem) {
      if (mine === lines) swap(tail, problem.message, h("button.button", { type: "button", onclick: () => ((fetching = false), more()) }, words.retry));
      return;
    }
    fetching = false;
    draw();
  }

  function draw() {
    const searching = lines.filter.q && !lines.mailed;
    swap(hole, lines.begun && lines.complete && !lines.all.length && !searching ? nothing() : null);
    tail.textContent = lines.complete && lines.all.length ? words.list.end(lines.all.length) : "";
    rows.setItems(lines.all);
  }

  function nothing() {
    const plain = LISTS.some(({ query }) => same(query, lines.filter));
    return plain ? empty("lamp", words.list.empty) : empty("search", words.list.none, h("a.button.outlined", { href: here("list", { filter: { status: "OPEN" } }) }, words.list.none.clear));
  }

  /** Tickets changed: the first page is asked again, and what changed further down one by one. */
  async function refresh(changed) {
    const mine = lines;
    if (!mine?.begun) return;
    // What was found stays as it is until somebody searches again; only what its lines say changes.
    if (mine.filter.q) return renew(mine, mine.all.map((line) => line.ticket).filter((id) => changed.has(id)));
    const page = await session.api.tickets({ ...mine.filter, limit: FIRST }).catch(() => null);
    if (!page || mine !== lines) return;
    await renew(mine, lines.refresh(page, changed));
  }

  async function renew(mine, ids) {
    for (const id of ids.slice(0, 20)) {
      const ticket = await session.api.ticket(id).catch(() => null);
      if (ticket) mine.put(lineOf(ticket));
    }
    if (mine === lines) draw();
  }

  /** Where j and k go from: the line with the focus, else the open ticket. */
  function step(by, follow) {
    const from = document.activeElement?.closest?.(".line")?.dataset.ticket ?? open;
    const at = from ? lines.indexOf(from) : -1;
    const to = Math.max(0, Math.min(lines.all.length - 1, at < 0 ? 0 : at + by));
    if (!lines.all[to]) return;
    if (follow) location.hash = here("ticket", { ticket: lines.all[to].ticket, filter: lines.filter });
    rows.reveal(to, { focus: !follow });
  }

  const knownValues = () => ({
    tags: [...new Set(lines.all.flatMap((line) => line.tags))].sort(),
    people: [...new Set([session.me.address, ...lines.all.map((line) => line.assignee).filter(Boolean)])].sort(),
  });

  const group = words.keys.groups.move;
  const inTicket = () => session.route.page === "ticket";
  const unbind = bind({
    j: { name: words.keys.next, group, icon: "down", run: () => step(1, inTicket()) },
    k: { name: words.keys.previous, group, icon: "back", run: () => step(-1, inTicket()) },
    Enter: { name: words.keys.openIt, group, hidden: true, run: () => step(0, true) },
    "/": { name: words.keys.search, group, icon: "search", run: () => element.querySelector("input[type=search]")?.focus() },
  });

  return { element, show, refresh, knownValues, put: (ticket) => (lines?.put(lineOf(ticket)), lines?.begun && draw()), closed: () => ((open = null), rows.redraw()), close: unbind };
}
