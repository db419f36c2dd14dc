// What a search finds, as pages of a list: first what is known by its words, then what the mailbox
// finds in its mail.

/** The mailbox is asked when nobody types any more: it has a quota, and mail that comes is worth more. */
const PAUSE = 700;

const lineOfHit = ({ line, why }) => ({ ...line, why });

/** A page as that of a list, its lines with why they were found. */
export async function knownPage(api, filter, { limit, cursor }) {
  const { hits, next } = await api.search({ ...filter, where: "known", limit, cursor });
  return { tickets: hits.map(lineOfHit), next };
}

/** What the mailbox finds: {tickets, mail}, or null if it is no longer wanted by then. */
export async function mailPage(api, filter, wanted) {
  await new Promise((done) => setTimeout(done, PAUSE));
  if (!wanted()) return null;
  const { hits, mail } = await api.search({ ...filter, where: "mail" });
  return { tickets: hits.map(lineOfHit), mail };
}

/** The lines of a list with what the mailbox found: known ones say so, others come at the end. */
export function withMail(lines, tickets) {
  const found = new Map(tickets.map((line) => [line.ticket, line]));
  const known = lines.map((line) => (found.has(line.ticket) ? { ...line, why: [...new Set([...(line.why ?? []), "MAIL"])] } : line));
  const shown = new Set(lines.map((line) => line.ticket));
  return [...known, ...tickets.filter((line) => !shown.has(line.ticket))];
}
