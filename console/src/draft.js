// What somebody writes is kept in this browser, per ticket, until it is sent or thrown away. The
// storage is a parameter: it can be tested, and may be full or forbidden.

const DAYS = 14;
const key = (mailbox, ticket) => `draft:${mailbox.tenant}/${mailbox.address}/${ticket}`;

export function drafts(storage, now = Date.now) {
  const quiet = (act) => {
    try {
      return act();
    } catch {
      return null;
    }
  };
  return {
    read: (mailbox, ticket) => quiet(() => JSON.parse(storage.getItem(key(mailbox, ticket)))),
    keep: (mailbox, ticket, draft) => quiet(() => storage.setItem(key(mailbox, ticket), JSON.stringify({ ...draft, at: now() }))),
    drop: (mailbox, ticket) => quiet(() => storage.removeItem(key(mailbox, ticket))),
    /** Old drafts hold what customers wrote; they do not stay for ever. */
    sweep: () => quiet(() => {
      for (const name of Object.keys(storage).filter((one) => one.startsWith("draft:"))) {
        const draft = quiet(() => JSON.parse(storage.getItem(name)));
        if (!draft || draft.at < now() - DAYS * 86_400_000) storage.removeItem(name);
      }
    }),
  };
}
