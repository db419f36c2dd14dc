// The send guard: what came while one wrote. The draft stays as it is.
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { face, nameOf } from "./people.js";
import { linked } from "./text.js";
import { dayAndTime } from "./time.js";
import { words } from "./words.js";

export function guardPanel(messages, { anyway, look }) {
  const { guard } = words.composer;
  return h("div.guard", { role: "alert" },
    h("p.guard-title", null, icon("warning"), h("b", null, guard.title(messages.length)), " ", guard.text),
    messages.map((message) => h("article", null,
      h("header.card-head", null, face(message.from, message.name, true), h("b", null, nameOf(message.from, message.name)), h("time", { datetime: message.receivedAt }, dayAndTime(message.receivedAt))),
      h("div.text", null, linked(message.excerpt)))),
    h("footer", null,
      h("button.button.outlined", { type: "button", onclick: look }, guard.look),
      h("button.button", { type: "button", onclick: anyway }, guard.anyway)));
}
