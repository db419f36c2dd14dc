// One ticket: head, conversation, composer, details. It is drawn anew whenever it has changed;
// what somebody has opened or is writing stays.
import { acts } from "./acts.js";
import { composer } from "./composer.js";
import { conversation } from "./conversation.js";
import { details } from "./details.js";
import { h, swap } from "./dom.js";
import { bind } from "./keys.js";
import { lookNow } from "./live.js";
import { presence } from "./presence.js";
import { mayAct, session } from "./session.js";
import { empty, loading, trouble } from "./state.js";
import { head } from "./tickethead.js";
import { toastProblem } from "./toast.js";
import { words } from "./words.js";

export function ticketView(id, { back, loaded, known }) {
  const { api } = session;
  const view = { id, api, ticket: null, present: [], apply, reload, back, known };
  const top = h("header.ticket-head");
  const aside = h("aside.details", { id: "details", "aria-label": words.details.label });
  const talk = conversation(view);
  const write = mayAct() ? composer(view) : null;
  const middle = h("div.ticket-middle", null, top, talk.element, write?.element);
  view.element = h("section.ticket", { "aria-label": words.ticket.number(id) }, middle, aside);
  view.compose = (mode) => write?.open(mode);
  view.talk = talk;
  view.acts = acts(view);
  view.toggleDetails = () => {
    const shown = (view.element.dataset.details = view.element.dataset.details === "shown" ? "" : "shown");
    drawHead();
    if (shown) aside.querySelector("button, select")?.focus();
  };
  let closed = false;
  let there = null;

  async function first() {
    swap(talk.element, loading(words.ticket.loading, 6));
    try {
      const ticket = await api.ticket(id);
      if (closed) return;
      swap(talk.element);
      apply(ticket);
      talk.toEnd();
      if (!view.element.contains(document.activeElement)) top.querySelector("h1").focus();
      there = presence(view, (present) => ((view.present = present), drawHead()));
      write?.restore();
    } catch (problem) {
      if (closed) return;
      swap(talk.element, problem.status === 404
        ? empty("question", { title: words.ticket.gone, text: problem.message }, h("button.button.outlined", { type: "button", onclick: back }, words.ticket.back))
        : trouble(problem, first));
    }
  }

  function drawHead() {
    swap(top, head(view));
  }

  function apply(ticket) {
    if (closed) return;
    const before = view.ticket;
    view.ticket = ticket;
    view.present = ticket.present.filter((one) => one.address !== session.me.address);
    document.title = `${ticket.subject} - ${words.product}`;
    drawHead();
    swap(aside, details(view));
    talk.draw();
    write?.ticketChanged(before);
    if (before) loaded(ticket);
  }

  async function reload() {
    const ticket = await api.ticket(id).catch((problem) => (toastProblem(problem), null));
    if (ticket) apply(ticket);
    return ticket;
  }

  const unbind = bind(view.acts.keys);
  view.close = () => {
    closed = true;
    unbind();
    there?.gone();
    write?.close();
  };
  view.changed = (map) => (map.get(id) ?? 0) > (view.ticket?.seq ?? Infinity) && reload();
  view.answering = (is) => there?.doing(is ? "ANSWERING" : "READING");
  view.acted = (ticket) => (apply(ticket), lookNow());
  first();
  return view;
}
