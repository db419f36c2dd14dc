// Sending what the composer holds: checks it, sends it once, offers to take it back.
import { addresses } from "./people.js";
import { toast } from "./toast.js";
import { encoded, uploadOf } from "./upload.js";
import { words } from "./words.js";

/** What is wrong with it, or "". */
export function wrongWith(state) {
  if (!state.text.trim()) return words.composer.needText;
  if (state.mode === "NOTE") return "";
  const [to, cc] = [addresses(state.to), addresses(state.cc)];
  const bad = [...to.bad, ...cc.bad][0];
  if (bad) return words.composer.badAddress(bad);
  return to.good.length ? "" : words.composer.needTo;
}

export async function sender(box, store, mailbox) {
  const { state, view } = box;
  const wrong = wrongWith(state);
  if (wrong) return box.form.wrong(wrong);
  box.form.busy(true);
  try {
    if (state.mode === "NOTE") await note(box);
    else await reply(box, store, mailbox);
  } catch (problem) {
    box.form.busy(false);
    if (problem.status === 409 || problem.status === 412) {
      await view.reload();
      box.guard(problem.newMessages);
    } else box.form.wrong(problem.message);
  }
}

async function note(box) {
  const ticket = await box.view.api.act(box.view.id, { act: "note", text: box.state.text.trim() });
  box.drop();
  box.closeForm();
  box.view.acted(ticket);
  box.view.talk.toEnd();
  toast(words.composer.noted);
}

async function reply(box, store, mailbox) {
  const { state, view } = box;
  const cc = addresses(state.cc).good;
  const big = state.files.map(uploadOf).filter(Boolean);
  await Promise.all(big.map((upload) => upload.done));
  const stopped = big.find((upload) => upload.state !== "done");
  if (stopped) throw new Error(words.composer.stopped);
  const small = state.files.filter((file) => !uploadOf(file));
  const body = {
    mode: state.mode, to: addresses(state.to).good, ...(cc.length && { cc }), text: state.text, status: state.status,
    ...(state.format && { format: state.format }),
    ...(small.length && { attachments: await Promise.all(small.map(encoded)) }),
    ...(big.length && { uploads: big.map((upload) => upload.id) }),
  };
  // The same text again after a lost answer is the same mail: it goes out once.
  const print = JSON.stringify(body);
  if (state.print !== print) Object.assign(state, { print, key: crypto.randomUUID() });
  const outgoing = await view.api.reply(view.id, body, state.seq, state.key);
  box.drop();
  box.closeForm();
  offerUndo(box, state, outgoing, store, mailbox);
  await view.reload();
  view.talk.toEnd();
}

function offerUndo(box, state, outgoing, store, mailbox) {
  const { view } = box;
  // From the API's two times, not from this clock, which may be wrong.
  const seconds = outgoing.undoUntil ? Math.round((Date.parse(outgoing.undoUntil) - Date.parse(outgoing.since)) / 1000) : 10;
  const draft = { ...state, key: undefined, print: undefined };
  const back = async () => {
    try {
      await view.api.takeBack(view.id, outgoing.key);
    } catch (problem) {
      return toast(problem.status === 409 ? words.composer.tooLate : problem.message);
    }
    const ticket = await view.reload();
    if (ticket) draft.seq = ticket.seq;
    const { files, ...rest } = draft;
    store.keep(mailbox, view.id, rest);
    if (view.element.isConnected) box.open(draft.mode, draft);
    toast(words.composer.takenBack);
  };
  toast(words.composer.sending(outgoing.to.join(", ")), { label: words.undo, run: back, seconds: Math.max(1, Math.min(60, seconds)) });
}
