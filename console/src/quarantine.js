// Mail that could not be handled: have it tried again, or drop it.
import { sure } from "./dialog.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { decided, pageFrame } from "./page.js";
import { mayAct, session } from "./session.js";
import { empty, fill } from "./state.js";
import { dayAndTime, fullTime } from "./time.js";
import { toast, toastProblem } from "./toast.js";
import { words } from "./words.js";

const t = words.quarantine;

export async function page() {
  const { element, content } = await pageFrame(t.title, t.text);
  const { api } = session;
  const show = () => fill(content, t.title, api.quarantine, (mails) => (mails.length ? h("ul.tasks", null, mails.map(caught)) : empty("box", t.empty)));

  function caught(mail) {
    const handle = async (what) => {
      if (what === "DROP" && !(await sure({ title: t.dropTitle, text: t.dropText, button: t.drop }))) return;
      try {
        await api.handle(mail.id, what);
        toast(what === "DROP" ? t.dropped : t.replayed);
        decided();
        show();
      } catch (problem) {
        toastProblem(problem);
      }
    };
    return h("li.task", null,
      h("header.card-head", null, h("span.pill", { class: mail.state === "HELD" ? "bad" : "" }, t.state[mail.state]), h("code", null, mail.id), h("span.rest"),
        h("time", { datetime: mail.at, title: fullTime(mail.at) }, dayAndTime(mail.at))),
      h("h2", null, mail.why),
      h("p.proposed", null, `${t.step}: ${mail.step}. ${t.received} ${dayAndTime(mail.receivedAt)}${mail.sent ? ` (${t.sent})` : ""}.`),
      mail.notes.length > 0 && h("details", null, h("summary", null, `${t.notes} (${mail.notes.length})`), h("ol.history", null, mail.notes.map((note) => h("li", null, h("p", null, note.what), h("p.when", null, dayAndTime(note.at)))))),
      mayAct() && mail.state === "HELD" && h("footer", null,
        h("button.button.primary", { type: "button", onclick: () => handle("REPLAY") }, icon("refresh"), t.replay),
        h("button.button.outlined", { type: "button", onclick: () => handle("DROP") }, icon("bin"), t.drop)));
  }

  show();
  return { element };
}
