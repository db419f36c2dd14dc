// Why a message is on this ticket: the sentence of the rule that decided, and what it went by.
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { words } from "./words.js";

export function whyPanel(message, id) {
  const fact = (name, ...value) => h("div", null, h("dt", null, name), h("dd", null, value));
  return h("section.why-panel", { id, "aria-label": words.message.whyTitle },
    h("p.because", null, icon("bookmark"), sentence(message.because)),
    h("dl", null,
      fact(words.message.rule, words.rule[message.rule] ?? message.rule, " ", h("code", null, message.rule)),
      fact(words.message.sender, words.standing[message.standing], ": ", words.standingLong[message.standing]),
      fact(words.message.kind, words.kind[message.kind] ?? message.kind),
      fact(words.message.id, h("code", null, message.messageId))));
}

const sentence = (text) => (text ? `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? "" : "."}` : "");
