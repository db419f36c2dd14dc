// One ticket in the list.
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { face, nameOf } from "./people.js";
import { ticketLink } from "./session.js";
import { ago, dayAndTime, fullTime, shortTime } from "./time.js";
import { words } from "./words.js";

export function row(line, open) {
  const here = line.ticket === open;
  return h("a.line", { class: `${line.status}${here ? " here" : ""}`, href: ticketLink(line.ticket), "aria-current": here ? "true" : null, data: { ticket: line.ticket } },
    h("span.dot", { class: line.status, title: words.status[line.status] }, h("span.unseen", null, words.status[line.status])),
    h("span.from", { title: line.requesters.join(", ") }, from(line), line.messages > 1 && h("span.many", { title: words.list.messages(line.messages) }, ` ${line.messages}`)),
    h("span.subject", null, line.subject),
    h("span.marks", null, marks(line)),
    h("span.owner", null, line.assignee ? face(line.assignee, null, true) : h("span.nobody.face.small", { title: words.list.unassigned }),
      h("span.unseen", null, line.assignee ? nameOf(line.assignee) : words.list.unassigned)),
    h("time", { datetime: line.lastActivity, title: `${fullTime(line.lastActivity)} (${ago(line.lastActivity)})` }, shortTime(line.lastActivity)));
}

function from({ requesters }) {
  const first = requesters[0] ? nameOf(requesters[0]) : words.nameless;
  return requesters.length > 1 ? [first, h("span.many", null, ` ${words.list.others(requesters.length - 1)}`)] : first;
}

function marks(line) {
  const late = line.due && line.status === "OPEN" && Date.parse(line.due) < Date.now();
  return [
    line.why && h("span.pill.why", { title: words.search.whyTitle }, line.why.map((one) => words.search.why[one]).join(", ")),
    late && h("span.pill.bad", null, words.list.overdue),
    !late && line.due && line.status === "OPEN" && soon(line.due) && h("span.pill.warm.due", { title: dayAndTime(line.due) }, words.list.due(shortTime(line.due))),
    ["HIGH", "URGENT"].includes(line.priority) && h("span.pill", { class: line.priority === "URGENT" ? "bad" : "warm" }, words.priority[line.priority]),
    line.snoozedUntil && Date.parse(line.snoozedUntil) > Date.now() && h("span.pill", { title: words.list.snoozed(dayAndTime(line.snoozedUntil)) }, icon("clock"), shortTime(line.snoozedUntil)),
    line.tags.slice(0, 2).map((tag) => h("span.pill.tag", null, tag)),
    line.tags.length > 2 && h("span.pill.tag", { title: line.tags.slice(2).join(", ") }, words.list.others(line.tags.length - 2)),
  ];
}

const soon = (due) => Date.parse(due) - Date.now() < 8 * 3_600_000;
