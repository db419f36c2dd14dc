// What is known of a ticket besides its messages, and its history.
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { face, nameOf } from "./people.js";
import { here, mayAct, mayAdmin, ticketLink } from "./session.js";
import { ago, dayAndTime, fullTime } from "./time.js";
import { words } from "./words.js";

const FIRST = 6;
const t = words.details;

export function details(view) {
  const { ticket } = view;
  return [
    h("header.details-head", null, h("h2", null, words.ticket.details),
      h("button.button.square.details-close", { type: "button", "aria-label": words.close, onclick: view.toggleDetails, data: { focus: "details-close" } }, icon("close"))),
    h("dl.facts", null, facts(view)),
    people(ticket), numbers(t.links, ticket.links), numbers(t.absorbed, ticket.absorbed), history(view),
  ];
}

const fact = (name, value) => h("div", null, h("dt", null, name), h("dd", null, value));
const when = (iso) => h("time", { datetime: iso, title: fullTime(iso) }, dayAndTime(iso));

function facts(view) {
  const { ticket, acts } = view;
  const may = mayAct() && ticket.status !== "MERGED";
  return [
    fact(t.status, may ? choose(t.status, "status", ["OPEN", "WAITING", "CLOSED"], ticket.status, words.status, acts.status) : words.status[ticket.status]),
    fact(t.assignee, may ? h("button.button.value", { type: "button", "aria-haspopup": "menu", "aria-expanded": "false", onclick: (event) => acts.assign(event.currentTarget), data: { focus: "assignee" } }, owner(ticket)) : owner(ticket)),
    fact(t.priority, may ? choose(t.priority, "priority", ["URGENT", "HIGH", "NORMAL", "LOW"], ticket.priority, words.priority, acts.setPriority) : words.priority[ticket.priority]),
    fact(t.tags, tags(ticket, acts, may)),
    ticket.due && fact(t.due, h("span", { class: Date.parse(ticket.due) < Date.now() ? "wrong" : "" }, when(ticket.due))),
    ticket.snoozedUntil && fact(t.snoozed, [when(ticket.snoozedUntil), may && h("button.button.tiny", { type: "button", onclick: acts.unsnooze, data: { focus: "awake" } }, words.act.unsnooze)]),
    fact(t.opened, when(ticket.openedAt)),
    ticket.closedAt && fact(t.closedAt, when(ticket.closedAt)),
    fact(t.watchers, h("span.watchers", null, ticket.watchers.length ? ticket.watchers.map((one) => face(one, null, true)) : t.nothing,
      h("span.unseen", null, ticket.watchers.join(", ")),
      may && h("button.button.tiny", { type: "button", "aria-pressed": String(acts.watching()), onclick: acts.watch, data: { focus: "watch" } }, acts.watching() ? words.act.unwatch : words.act.watch))),
  ];
}

const owner = ({ assignee }) => (assignee ? [face(assignee, null, true), nameOf(assignee)] : words.list.unassigned);

function choose(label, focus, values, value, names, act) {
  const select = h("select.field.choice", { "aria-label": label, onchange: () => act(select.value), data: { focus: `choose-${focus}` } },
    values.map((one) => h("option", { value: one, selected: one === value }, names[one])));
  return select;
}

function tags(ticket, acts, may) {
  return h("ul.tags", null, ticket.tags.map((tag) => h("li.pill", null, tag,
    may && h("button", { type: "button", "aria-label": words.act.removeTag(tag), onclick: () => acts.tag([], [tag]), data: { focus: `tag-${tag}` } }, icon("close")))),
  may && h("li", null, h("button.button.tiny", { type: "button", onclick: acts.addTag, data: { focus: "add-tag" } }, icon("plus"), words.act.addTag)));
}

const people = ({ parties }) => h("section", null, h("h3", null, t.people),
  h("ul.people", null, parties.map(({ address, role }) => h("li", null, face(address, null, true),
    h("span", null, h("span.address", null, mayAdmin() && role !== "AGENT" ? h("a", { href: here("privacy", { filter: { person: address } }), title: t.kept(address) }, address) : address), h("span.role", { class: role === "GUEST" ? "guest" : "" }, t.role[role] ?? role.toLowerCase()))))));

const numbers = (name, ids) => ids.length > 0 && h("section", null, h("h3", null, name), h("ul.numbers", null, ids.map((id) => h("li", null, h("a", { href: ticketLink(id) }, id)))));

function history({ ticket }) {
  const all = [...ticket.events].reverse();
  const row = (event) => h("li", null, h("p", null, event.text), h("p.when", null, when(event.at), event.by && ` ${t.by(nameOf(event.by))}`, h("span.unseen", null, ` (${ago(event.at)})`)));
  const list = (events) => h("ol.history", null, events.map(row));
  return h("section", null, h("h3", null, t.history), list(all.slice(0, FIRST)),
    all.length > FIRST && h("details.rest-of-history", null, h("summary", null, t.more(all.length - FIRST)), list(all.slice(FIRST))));
}
