// How the mailboxes are, and what to do where one is not well.
import { mailboxes } from "./api.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { pageFrame } from "./page.js";
import { empty, fill } from "./state.js";
import { ago, dayAndTime, fullTime, span } from "./time.js";
import { words } from "./words.js";

const t = words.health;
const EVERY = 30_000;

export async function page() {
  const { element, content } = await pageFrame(t.title, t.text);
  const draw = (all) => (all.length ? h("ul.health", null, all.map(card)) : empty("pulse", t.empty));
  fill(content, t.title, mailboxes, draw);
  const timer = setInterval(async () => {
    const all = document.hidden ? null : await mailboxes().catch(() => null);
    if (all) content.replaceChildren(draw(all));
  }, EVERY);
  return { element, close: () => clearInterval(timer) };
}

function card(box) {
  return h("li.task", { class: box.well ? "well" : "unwell" },
    h("header.card-head", null, h("span.lamp", null, icon("lamp")), h("h2", null, box.mailbox), h("span.rest"), h("span.pill", { class: box.well ? "OPEN" : "bad" }, box.well ? t.well : t.unwell)),
    h("dl.figures", null,
      figure(t.through, box.reconciledThrough ? time(box.reconciledThrough) : t.never, box.reconciledThrough && ago(box.reconciledThrough)),
      figure(t.lag, box.lagSeconds === null ? t.never : span(box.lagSeconds)),
      figure(t.cursor, t.cursors[box.cursor]),
      figure(t.watched, box.watchedUntil ? time(box.watchedUntil) : t.notWatched),
      figure(t.quarantined, String(box.quarantined))),
    box.advice.length > 0 && h("section.advice", null, h("h3", null, t.advice), h("ul", null, box.advice.map((line) => h("li", null, icon("warning"), h("span", null, line))))));
}

const figure = (name, value, more) => h("div", null, h("dt", null, name), h("dd", null, value, more && h("span.more", null, more)));
const time = (iso) => h("time", { datetime: iso, title: fullTime(iso) }, dayAndTime(iso));
