// Where one answers. What is typed is a draft at once; nothing is lost by a closed tab, a refused
// send or an undo.
import { form } from "./composerform.js";
import { drafts } from "./draft.js";
import { h, swap } from "./dom.js";
import { guardPanel } from "./guard.js";
import { icon } from "./icons.js";
import { MODES } from "./modes.js";
import { nameOf } from "./people.js";
import { session } from "./session.js";
import { sender } from "./sender.js";
import { dayAndTime } from "./time.js";
import { arrived } from "./timeline.js";
import { toast } from "./toast.js";
import { drop as dropFile } from "./upload.js";
import { words } from "./words.js";

const STORE = drafts(localStorage);

export function composer(view) {
  const element = h("section.composer", { "aria-label": words.composer.label });
  const box = { element, view, state: null, open, drop, fresh, guard, close, form: null };
  const { mailbox } = session;
  STORE.sweep();

  /** A new draft of a kind: whom it goes to comes from the ticket. */
  function fresh(mode) {
    const { reply } = view.ticket;
    const to = mode === "REPLY" || mode === "REPLY_ALL" ? reply.to : [];
    const cc = mode === "REPLY_ALL" ? reply.all.filter((address) => !reply.to.includes(address)) : [];
    return { mode, to: to.join(", "), cc: cc.join(", "), text: mode === "FORWARD" ? quoteOfLast() : "", status: mode === "FORWARD" ? "OPEN" : "WAITING", files: [], batch: crypto.randomUUID(), seq: view.ticket.seq };
  }

  function quoteOfLast() {
    const last = view.ticket.messages.at(-1);
    return last ? `\n\n${words.composer.forwarded(`${nameOf(last.from, last.name)} <${last.from}>`, dayAndTime(last.receivedAt))}\n${last.excerpt}` : "";
  }

  function open(mode, state) {
    if (!view.ticket || view.ticket.status === "MERGED") return;
    const before = box.state;
    box.state = state ?? fresh(mode);
    // Another kind of answer keeps what was written, unless that was only the quotation.
    if (!state && before) Object.assign(box.state, { text: before.text.trim() && before.mode !== "FORWARD" ? before.text : box.state.text, files: before.files, batch: before.batch, format: before.format, seq: before.seq });
    draw();
    view.answering(box.state.mode !== "NOTE");
    box.form.focus();
  }

  function draw() {
    if (!box.state) return swap(element, closedBar());
    box.form = form(box, { changed: keep, send: () => sender(box, STORE, mailbox), discard: () => (box.state.files.forEach((file) => dropFile(view.api, file)), drop(), closeForm()) });
    swap(element, box.form.element);
  }

  const closedBar = () => h("div.composer-bar", null, MODES.map(({ mode, icon: sign, key }) =>
    h("button.button", { type: "button", class: mode === "REPLY" ? "primary" : "", title: `${words.composer[mode]} (${key})`, onclick: () => open(mode), data: { focus: mode } }, icon(sign), h("span", null, words.composer[mode]))));

  function keep() {
    const { files, ...rest } = box.state;
    STORE.keep(mailbox, view.id, { ...rest, hadFiles: files.length > 0 });
  }

  function drop() {
    STORE.drop(mailbox, view.id);
  }

  function closeForm() {
    box.state = null;
    draw();
    view.answering(false);
    element.querySelector("[data-focus=REPLY]")?.focus();
  }
  box.closeForm = closeForm;

  /** Says what came while one wrote, and keeps the draft. */
  function guard(messages) {
    box.form.notice(guardPanel(messages, {
      anyway: async () => {
        const ticket = await view.reload();
        if (!ticket) return;
        box.state.seq = ticket.seq;
        box.form.notice();
        box.form.send();
      },
      look: () => {
        box.state.seq = view.ticket.seq;
        keep();
        box.form.notice();
        box.form.focus();
      },
    }));
  }

  return Object.assign(box, {
    restore() {
      const draft = STORE.read(mailbox, view.id);
      if (!draft?.text?.trim() || view.ticket.status === "MERGED") return draw();
      box.state = { ...draft, files: [] };
      draw();
      if (draft.hadFiles) toast(words.composer.draftBack);
      if (draft.seq < view.ticket.seq) box.ticketChanged({ messages: view.ticket.messages.filter((message) => Date.parse(message.receivedAt) <= draft.at) });
    },
    /** New mail while one writes is shown before one sends, not only when the API refuses. */
    ticketChanged(before) {
      if (!before) return draw();
      if (!box.state) return;
      const fresh = arrived(before, view.ticket);
      if (fresh.length) guard(fresh);
      else if (!box.form.noticed()) box.state.seq = view.ticket.seq;
    },
    close: () => view.answering(false),
  });
}
