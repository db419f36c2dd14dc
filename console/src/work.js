// The list, and beside or instead of it the ticket that is open.
import { h, style } from "./dom.js";
import { session } from "./session.js";
import { here } from "./session.js";

export function work(list) {
  const element = h("div.work", null, list.element);
  let ticket = null;
  let turn = 0;

  async function show(route) {
    list.show(route.filter, route.ticket);
    if (ticket && ticket.id === route.ticket && ticket.mailbox === session.mailbox) return;
    const mine = ++turn;
    close();
    if (!route.ticket) return;
    const [{ ticketView }] = await Promise.all([import("./ticket.js"), style("ticket"), style("composer"), style("overlay")]);
    if (mine !== turn) return;
    ticket = ticketView(route.ticket, { back: () => (location.hash = here("list", { filter: session.route.filter })), loaded: list.put, known: list.knownValues });
    ticket.mailbox = session.mailbox;
    element.dataset.open = "ticket";
    element.append(ticket.element);
  }

  /** Back in the list, the line of the ticket that was open has the focus. */
  function close() {
    if (!ticket) return;
    const was = ticket;
    ticket = null;
    was.close();
    was.element.remove();
    delete element.dataset.open;
    if (session.route.page === "list") {
      list.closed();
      list.element.querySelector(`[data-ticket="${CSS.escape(was.id)}"]`)?.focus();
    }
  }

  return {
    element,
    show,
    changed(map) {
      list.refresh(map);
      ticket?.changed(map);
    },
    close() {
      close();
      list.close();
    },
  };
}
