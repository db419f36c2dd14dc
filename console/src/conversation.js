// The conversation along its thread. Cards are kept from one drawing to the next, so that what was
// unfolded stays so and no frame loads twice.
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { messageCard } from "./message.js";
import { face, nameOf } from "./people.js";
import { mayAct } from "./session.js";
import { dayAndTime, fullTime } from "./time.js";
import { timeline } from "./timeline.js";
import { toastProblem } from "./toast.js";
import { words } from "./words.js";
import { linked } from "./text.js";

/** So many messages at the end stand open; the rest shows its beginning. */
const OPEN = 2;
/** So many cards are drawn at first; a conversation of hundreds is not waited for. */
const MOST = 40;

export function conversation(view) {
  const element = h("div.thread", { tabindex: "0", role: "region", "aria-label": words.ticket.loading });
  const cards = new Map();
  let most = MOST;
  let stuck = true;
  // Whoever is at the end stays there when the composer opens or a message turns out to be longer.
  element.addEventListener("scroll", () => (stuck = element.scrollHeight - element.scrollTop - element.clientHeight < 40), { passive: true });
  new ResizeObserver(() => stuck && toEnd()).observe(element);

  function draw() {
    element.setAttribute("aria-label", view.ticket.subject);
    const all = timeline(view.ticket);
    const shown = all.slice(-most);
    const messages = shown.filter((item) => item.type === "message");
    const open = new Set(messages.slice(-OPEN).map((item) => item.key));
    const elements = shown.map((item) => card(item, open.has(item.key)));
    arrange(element, all.length > shown.length ? [older(all.length - shown.length), ...elements] : elements);
    if (stuck) toEnd();
  }

  function card(item, open) {
    const kept = cards.get(item.key);
    const now = JSON.stringify(item);
    if (kept?.was === now) return kept.element;
    const fresh = item.type === "message" ? messageCard(view, item.message, kept?.card, open)
      : { element: item.type === "note" ? note(item.event) : owed(view, item.mail) };
    cards.set(item.key, { was: now, card: fresh, element: fresh.element });
    return fresh.element;
  }

  const older = (n) => h("button.button.outlined.older", { type: "button", onclick: () => ((most += MOST), draw()) }, words.ticket.older(n));
  function toEnd() {
    stuck = true;
    element.scrollTop = element.scrollHeight;
  }
  const last = () => [...cards.values()].map((entry) => entry.card).filter((one) => one.why && one.element.isConnected).at(-1);

  return { element, draw, toEnd, grown: () => stuck && toEnd(), why: () => last()?.why() };
}

/** Puts elements in order and moves none that stands right: moving would reload a frame. */
function arrange(host, elements) {
  const wanted = new Set(elements);
  for (const child of [...host.children]) if (!wanted.has(child)) child.remove();
  elements.forEach((element, i) => host.children[i] !== element && host.insertBefore(element, host.children[i] ?? null));
}

function note(event) {
  return h("article.card.note", { "aria-label": words.ticket.note }, h("span.knot", null, icon("note")),
    h("header.card-head", null, event.by && face(event.by, null, true), h("b", null, event.by ? nameOf(event.by) : words.product), h("span.pill.warm", null, words.ticket.note),
      h("time", { datetime: event.at, title: fullTime(event.at) }, dayAndTime(event.at))),
    h("div.text", null, linked(event.text)));
}

function owed(view, mail) {
  const failed = mail.state === "FAILED";
  const again = () => view.api.sendAgain(view.id, mail.key).then(view.reload, toastProblem);
  return h("article.card.owed", { class: failed ? "bad" : "", "aria-label": words.ticket.outbox }, h("span.knot", null, icon("send")),
    h("header.card-head", null, h("b", null, failed ? words.ticket.failed : mail.state === "SENT" ? words.ticket.sent : words.ticket.goingOut),
      h("span.to", null, `${words.message.to} ${mail.to.join(", ")}`), h("time", { datetime: mail.since, title: fullTime(mail.since) }, dayAndTime(mail.since))),
    mail.why && h("p.wrong", null, mail.why),
    h("div.text", null, linked(mail.text)),
    failed && mayAct() && h("button.button.outlined", { type: "button", onclick: again }, icon("refresh"), words.ticket.sendAgain));
}
