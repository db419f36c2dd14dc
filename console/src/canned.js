// Putting a canned reply into an answer.
import { menu } from "./menu.js";
import { firstName } from "./people.js";
import { fillIn } from "./placeholders.js";
import { here, session } from "./session.js";
import { toastProblem } from "./toast.js";
import { words } from "./words.js";

let kept = null;
/** Asked once for a mailbox; the page that edits them forgets them. */
export const forgetCanned = () => (kept = null);

export async function chooseCanned(anchor, view, insert) {
  try {
    if (kept?.api !== view.api) kept = { api: view.api, templates: await view.api.templates() };
  } catch (problem) {
    return toastProblem(problem);
  }
  const { ticket } = view;
  const last = ticket.messages.findLast((message) => !message.sent);
  const name = last?.name || ticket.requesters[0] ? firstName(last?.from ?? ticket.requesters[0], last?.name) : "";
  const values = { ticket: ticket.ticket, subject: ticket.subject, name, agent: session.me.name || session.me.address, "agent.name": session.me.name || session.me.address,
    "agent.address": session.me.address, mailbox: session.mailbox.address };
  menu(anchor, words.composer.canned, [
    ...kept.templates.map((template) => ({ name: template.name, run: () => insert(fillIn(template.text, values)) })),
    { name: kept.templates.length ? words.composer.editCanned : words.composer.noCanned, icon: "pen", run: () => (location.hash = here("templates")) },
  ]);
}
