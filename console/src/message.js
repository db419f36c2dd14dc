// One message of a conversation.
import { attachments } from "./attachments.js";
import { h, newId, swap } from "./dom.js";
import { originalFrame } from "./frame.js";
import { icon } from "./icons.js";
import { menu } from "./menu.js";
import { face, nameOf } from "./people.js";
import { mayAct } from "./session.js";
import { firstLine, linked } from "./text.js";
import { dayAndTime, fullTime } from "./time.js";
import { whyPanel } from "./why.js";
import { words } from "./words.js";

const PLAIN_KINDS = new Set(["human", "agent", "own"]);

/** @param before the card of the same message as it was, whose state is taken over */
export function messageCard(view, message, before, openAtFirst) {
  const state = before?.state ?? { open: openAtFirst, why: false, original: false, quoted: false, body: null, problem: null };
  const whyId = newId("why");
  const element = h("article.card.message", { class: side(message), "aria-label": `${nameOf(message.from, message.name)}, ${fullTime(message.receivedAt)}` });
  const content = h("div.card-content");
  const card = { element, state, why: () => (state.open ? toggleWhy() : unfold(true)) };

  function draw() {
    swap(element, h("span.knot"), state.open ? opened() : folded());
    element.classList.toggle("folded", !state.open);
  }

  const folded = () => h("button.fold", { type: "button", "aria-expanded": "false", onclick: () => unfold(), data: { focus: "fold" } },
    face(message.from, message.name, true), h("b", null, nameOf(message.from, message.name)),
    message.failed.length > 0 && h("span.pill.bad", null, words.message.failed(message.failed.length)),
    h("span.first-line", null, firstLine(message.excerpt)), time(message));

  function opened() {
    drawContent();
    return [header(), state.why && whyPanel(message, whyId),
      message.failed.length > 0 && h("p.notice.bad", null, icon("warning"), words.message.failed(message.failed.join(", "))), content];
  }

  const header = () => h("header.card-head", null,
    face(message.from, message.name),
    h("div.sender", null, h("b", null, nameOf(message.from, message.name)), h("span.address", null, message.from)),
    message.standing === "GUEST" && h("span.pill.warm", { title: words.standingLong.GUEST }, words.standing.GUEST),
    !PLAIN_KINDS.has(message.kind) && h("span.pill", null, words.kind[message.kind] ?? message.kind),
    h("span.rest"), time(message),
    h("button.button.why", { type: "button", title: words.message.why, "aria-label": `${words.message.why} ${words.rule[message.rule] ?? message.rule}`, "aria-expanded": String(state.why), "aria-controls": state.why ? whyId : null, onclick: toggleWhy, data: { focus: "why" } },
      icon("bookmark"), words.rule[message.rule] ?? message.rule),
    h("button.button.square", { type: "button", title: words.ticket.more, "aria-label": words.ticket.more, "aria-haspopup": "menu", "aria-expanded": "false", onclick: more, data: { focus: "more" } }, icon("more")));

  function drawContent() {
    const { body } = state;
    if (state.original && body) return swap(content, originalFrame(view, message, body), foot(body));
    swap(content, h("div.text", null, linked(body ? body.text || message.excerpt : message.excerpt)),
      state.problem && h("p.notice", null, icon("warning"), words.message.unavailable, h("button.button", { type: "button", onclick: () => load() }, words.retry)),
      body?.quoted && quoted(body.quoted), foot(body));
  }

  const quoted = (text) => [
    h("button.button.quote-button", { type: "button", title: words.message.quoted, "aria-label": words.message.quoted, "aria-expanded": String(state.quoted),
      onclick: () => ((state.quoted = !state.quoted), drawContent()), data: { focus: "quote" } }, icon("more")),
    state.quoted && h("blockquote.text.quoted", null, linked(text)),
  ];

  const foot = (body) => message.attachments.length > 0 && attachments(view, message, body);

  function more(event) {
    menu(event.currentTarget, words.ticket.more, [
      { name: state.original ? words.message.plain : words.message.original, icon: "picture", run: toggleOriginal },
      ...regrouping(),
      mayAct() && !message.sent && { name: words.message.requester, icon: "person", run: () => view.acts.requester(message.from) },
    ]);
  }

  /** The only message of a ticket stays: then it is the ticket that goes elsewhere. */
  function regrouping() {
    if (!mayAct() || view.ticket.status === "MERGED" || view.ticket.messages.length < 2) return [];
    const regroup = (what) => async () => (await import("./regroup.js"))[what](view, message);
    return [
      { name: words.regroup.splitOff, icon: "split", run: regroup("splitOff") },
      { name: words.regroup.moveTo, icon: "merge", run: regroup("moveTo") },
    ];
  }

  async function toggleOriginal() {
    await load();
    state.original = !state.original;
    drawContent();
  }

  function toggleWhy() {
    state.why = !state.why;
    draw();
  }

  function unfold(why = false) {
    Object.assign(state, { open: true, why: why || state.why });
    draw();
    load();
    element.querySelector("[data-focus=why]").focus();
  }

  async function load() {
    if (state.body) return;
    try {
      state.body = await view.api.body(view.id, message.id);
      state.problem = null;
    } catch (problem) {
      state.problem = problem;
    }
    drawContent();
    view.talk.grown();
  }

  draw();
  if (state.open && !state.body) load();
  return card;
}

const side = (message) => (message.sent || message.standing === "AGENT" ? "ours" : message.standing === "GUEST" ? "guest" : "theirs");

const time = (message) => h("time", { datetime: message.receivedAt, title: fullTime(message.receivedAt) }, dayAndTime(message.receivedAt));
