// What stands above a conversation: subject, state, who else is here, the commonest acts.
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { nameOf } from "./people.js";
import { mayAct, ticketLink } from "./session.js";
import { toast } from "./toast.js";
import { words } from "./words.js";

export function head(view) {
  const { ticket, acts } = view;
  const closed = ticket.status === "CLOSED";
  return [
    h("div.head-line", null,
      tool("back", words.ticket.back, view.back),
      h("h1", { tabindex: "-1", data: { focus: "title" } }, ticket.subject),
      h("div.head-tools", null,
        mayAct() && ticket.status !== "MERGED" && [
          h("button.button.outlined", { type: "button", onclick: closed ? acts.reopen : acts.close, data: { focus: "close" } }, icon(closed ? "refresh" : "done"), h("span.wide", null, closed ? words.act.reopen : words.act.close)),
          tool("clock", words.act.snooze, (event) => acts.snooze(event.currentTarget), true),
          tool("more", words.ticket.more, (event) => acts.more(event.currentTarget), true),
        ],
        h("button.button.square.details-button", { type: "button", title: words.ticket.details, "aria-label": words.ticket.details, "aria-controls": "details",
          "aria-expanded": String(view.element.dataset.details === "shown"), onclick: view.toggleDetails, data: { focus: "details" } }, icon("panel")))),
    h("div.head-facts", null,
      h("span.pill", { class: ticket.status }, words.status[ticket.status]),
      h("button.number", { type: "button", title: words.ticket.copy, onclick: () => copy(ticket.ticket), data: { focus: "number" } }, ticket.ticket),
      ticket.survivor && [words.ticket.mergedInto, " ", h("a", { href: ticketLink(ticket.survivor) }, ticket.survivor),
        mayAct() && h("button.button.outlined", { type: "button", onclick: async () => (await import("./regroup.js")).undoMerge(view), data: { focus: "unmerge" } }, words.regroup.undoMerge)],
      h("span", { role: "status" }, view.present.map(there))),
  ];
}

const tool = (sign, label, onclick, opens) =>
  h("button.button.square", { type: "button", title: label, "aria-label": label, "aria-haspopup": opens ? "menu" : null, "aria-expanded": opens ? "false" : null, onclick, data: { focus: sign } }, icon(sign));

const there = ({ address, doing }) =>
  h("span.pill.there", { class: doing === "ANSWERING" ? "warm" : "" }, icon(doing === "ANSWERING" ? "pen" : "eye"),
    doing === "ANSWERING" ? words.ticket.answering(nameOf(address)) : words.ticket.reading(nameOf(address)));

const copy = (text) => navigator.clipboard?.writeText(text).then(() => toast(words.ticket.copied), () => {});
