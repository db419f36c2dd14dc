// Who is here and in which mailbox. Set by main.js, read by the views.
import { mailboxApi } from "./api.js";
import { format } from "./route.js";

export const session = { me: null, mailbox: null, api: null, route: null };

export function enter(route) {
  const found = session.me.mailboxes.find((box) => box.tenant === route.tenant && box.address === route.address);
  if (!found) return false;
  if (session.mailbox !== found) {
    session.mailbox = found;
    session.api = mailboxApi(found);
  }
  session.route = route;
  return true;
}

export const mayAct = () => session.mailbox.role !== "VIEWER";
export const mayAdmin = () => session.mailbox.role === "ADMIN";
export const here = (page, more = {}) => format({ tenant: session.mailbox.tenant, address: session.mailbox.address, page, ...more });
/** The link of a ticket keeps the list that it was opened from. */
export const ticketLink = (ticket) => here("ticket", { ticket, filter: session.route.filter });
