// A conversation in the order of time: messages, notes, and mail that is still owed. Pure.

/** A mail that was sent shows as a message once it is read back; this long it may take its time. */
const READ_BACK = 60_000;

export const isNote = (event) => /^note/i.test(event.event);

export function timeline(ticket) {
  const messages = ticket.messages.map((message) => ({ type: "message", key: `m:${message.id}`, at: message.receivedAt, message }));
  const notes = ticket.events.filter(isNote).map((event) => ({ type: "note", key: `n:${event.seq}`, at: event.at, event }));
  const owed = ticket.outgoing.filter((mail) => visible(mail, ticket)).map((mail) => ({ type: "owed", key: `o:${mail.key}`, at: mail.since, mail }));
  return [...messages, ...notes, ...owed].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function visible(mail, ticket) {
  if (mail.state === "TAKEN_BACK") return false;
  if (mail.state !== "SENT") return true;
  return !ticket.messages.some((message) => message.sent && Date.parse(message.receivedAt) >= Date.parse(mail.since) - READ_BACK);
}

/** The messages of `after` that `before` did not have and that came from outside. */
export function arrived(before, after) {
  const known = new Set(before.messages.map((message) => message.id));
  return after.messages.filter((message) => !known.has(message.id) && !message.sent);
}
