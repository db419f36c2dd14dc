// The lines of a list as far as they have been fetched. Values only: no network, no elements.
import { matches } from "./filters.js";

export class Lines {
  constructor(filter, me) {
    this.filter = filter;
    this.me = me;
    this.all = [];
    this.next = undefined;
  }

  get begun() {
    return this.next !== undefined;
  }

  get complete() {
    return this.next === null;
  }

  indexOf(ticket) {
    return this.all.findIndex((line) => line.ticket === ticket);
  }

  /** The next page. What moved to the front since the page before is not shown twice. */
  add(page) {
    const known = new Set(this.all.map((line) => line.ticket));
    this.all.push(...page.tickets.filter((line) => !known.has(line.ticket)));
    this.next = page.next;
  }

  /**
   * The first page, asked again: it replaces what is known of its tickets and stands in front. A
   * ticket that changed and is not on it has left the list or stays where it was; `elsewhere`
   * names those, to be looked at.
   */
  refresh(page, changed) {
    const fresh = new Set(page.tickets.map((line) => line.ticket));
    const rest = page.next === null ? [] : this.all.filter((line) => !fresh.has(line.ticket));
    this.all = [...page.tickets, ...rest];
    if (page.next === null || !this.begun) this.next = page.next;
    return rest.filter((line) => changed.has(line.ticket)).map((line) => line.ticket);
  }

  /** A ticket as it is now: its line changes, or goes. */
  put(line) {
    const at = this.indexOf(line.ticket);
    if (at < 0) return;
    if (matches(this.filter, line, this.me)) this.all[at] = { ...line, why: this.all[at].why };
    else this.all.splice(at, 1);
  }
}

/** The line that a whole ticket has in a list. */
export const lineOf = (ticket) => ({
  ticket: ticket.ticket, subject: ticket.subject, status: ticket.status, openedAt: ticket.openedAt,
  lastActivity: ticket.lastActivity, messages: ticket.messages.length, seq: ticket.seq, requesters: ticket.requesters,
  assignee: ticket.assignee, tags: ticket.tags, priority: ticket.priority, snoozedUntil: ticket.snoozedUntil, due: ticket.due,
});
