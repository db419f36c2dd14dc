// What lies on the wrong ticket: a message goes elsewhere, a merge is undone. Rare, so fetched when asked for.
import { NUMBER } from "./acts.js";
import { ask, sure } from "./dialog.js";
import { lookNow } from "./live.js";
import { ticketLink } from "./session.js";
import { toast } from "./toast.js";
import { words } from "./words.js";

const t = words.regroup;

export async function splitOff(view, message) {
  if (await sure({ title: t.splitOff, text: t.splitText, button: t.splitOff })) await put(view, { act: "split", message: message.id });
}

export async function moveTo(view, message) {
  const check = (value) => (NUMBER.test(value.toUpperCase()) && value.toUpperCase() !== view.id ? "" : words.act.badNumber);
  const into = await ask({ title: t.moveTo, text: t.moveText, label: words.act.other, button: t.move, check });
  if (into) await put(view, { act: "split", message: message.id, into: into.toUpperCase() });
}

/** What was not seen is not moved: somebody else may be sorting, too. */
async function put(view, act) {
  try {
    const { ticket } = await view.api.act(view.id, act, view.ticket.seq);
    await view.reload();
    lookNow();
    toast(t.isOn(ticket), { label: words.holds.see, run: () => (location.hash = ticketLink(ticket)) });
  } catch (problem) {
    toast(problem.status === 412 ? words.act.changed : problem.message);
    if (problem.status === 412 || problem.status === 409) view.reload();
  }
}

export async function undoMerge(view) {
  if (!(await sure({ title: t.undoMerge, text: t.undoText(view.ticket.survivor), button: t.undoMerge }))) return;
  try {
    view.acted(await view.api.act(view.id, { act: "unmerge" }, view.ticket.seq));
    toast(t.undone);
  } catch (problem) {
    toast(problem.status === 412 ? words.act.changed : problem.message);
    view.reload();
  }
}
