// Mail that waits for somebody to say where it belongs.
import { ask } from "./dialog.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { decided, pageFrame } from "./page.js";
import { face, nameOf } from "./people.js";
import { mayAct, session, ticketLink } from "./session.js";
import { empty, fill } from "./state.js";
import { dayAndTime, fullTime } from "./time.js";
import { toast, toastProblem } from "./toast.js";
import { words } from "./words.js";

const t = words.holds;

export async function page() {
  const { element, content } = await pageFrame(t.title, t.text);
  const { api } = session;
  const show = () => fill(content, t.title, api.holds, (holds) => (holds.length ? h("ul.tasks", null, holds.map(held)) : empty("question", t.empty)));

  function held(mail) {
    const settle = async (where) => {
      try {
        const { ticket } = await api.settle(mail.id, where);
        toast(t.settled, { label: t.see, run: () => (location.hash = ticketLink(ticket)) });
        decided();
        show();
      } catch (problem) {
        toastProblem(problem);
      }
    };
    const other = async () => {
      const onto = await ask({ title: t.other, label: words.act.other, button: t.other, check: (v) => (/^(\w{4}-){2}\w{4}$/.test(v) ? "" : words.act.badNumber) });
      if (onto) settle({ onto: onto.toUpperCase() });
    };
    return h("li.task", null,
      h("header.card-head", null, face(mail.from), h("div.sender", null, h("b", null, nameOf(mail.from)), h("span.address", null, mail.from)),
        h("span.rest"), h("time", { datetime: mail.receivedAt, title: fullTime(mail.receivedAt) }, dayAndTime(mail.receivedAt))),
      h("h2", null, mail.subject),
      h("p.because", null, icon("bookmark"), mail.because, h("span.pill", null, words.rule[mail.rule] ?? mail.rule)),
      h("p.proposed", null, t.proposed, " ", h("a", { href: ticketLink(mail.proposed) }, mail.proposed)),
      mayAct() && h("footer", null,
        h("button.button.primary", { type: "button", onclick: () => settle({ onto: mail.proposed }) }, icon("done"), t.accept(mail.proposed)),
        h("button.button.outlined", { type: "button", onclick: other }, t.other),
        h("button.button.outlined", { type: "button", onclick: () => settle({ open: true }) }, t.open)));
  }

  show();
  return { element, changed: show };
}
