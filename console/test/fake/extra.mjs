// What Lumen's mailbox has besides tickets: health, figures, held mail, bodies.
import { BOX } from "./tickets.mjs";

const HOUR = 3_600_000;
const ago = (ms) => new Date(Date.now() - ms).toISOString();
const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

export const extra = () => ({
  views: [{ name: "Dimmer trouble", query: { tag: "dimmer" } }, { name: "Sales, nobody's", query: { status: "OPEN", assignee: "none", tag: "sales" } }],
  templates: [
    { name: "Ask for the serial number", text: "Hello {name},\n\nthank you for writing to us about \"{subject}\". Please send us the serial number; it is on the underside of the base.\n\nKind regards\n{agent}" },
    { name: "A new shade is on its way", text: "Hello {name},\n\na new shade leaves our warehouse today. Keep the old one for the carrier, please.\n\nBest wishes\n{agent} ({ticket})" },
  ],
  holds: [
    { id: "h1", messageId: "<8841@hellwerk.example>", from: "f.brandt@hellwerk.example", subject: "Re: Lumen Arc flickers when dimmed", receivedAt: ago(2 * HOUR), proposed: "7K3F-9QXM-2B4D", rule: "subject-tag", because: "its subject names the ticket, but its sender takes no part in it" },
    { id: "h2", messageId: "<c19@posthof.example>", from: "office@posthof.example", subject: "The lamp in room 4", receivedAt: ago(7 * HOUR), proposed: "B3GA-8VPX-N5QS", rule: "quoted-text", because: "it quotes a message of this ticket, and no header ties it to it" },
  ],
  quarantine: [
    { id: "AAMkADU1Y", receivedAt: ago(5 * HOUR), sent: false, at: ago(4 * HOUR), step: "read", why: "The message could not be read: its parts are nested more than 100 deep.", state: "HELD", notes: [{ at: ago(5 * HOUR), what: "Reading it failed the first time." }, { at: ago(4 * HOUR), what: "Reading it failed the fifth time; it was put here." }] },
    { id: "AAMkADU1Z", receivedAt: ago(30 * HOUR), sent: true, at: ago(29 * HOUR), step: "write", why: "The store did not answer.", state: "DONE", notes: [{ at: ago(28 * HOUR), what: "Tried again: it is on its ticket." }] },
  ],
  health: () => [
    { mailbox: BOX, reconciledThrough: ago(42_000), lagSeconds: 42, cursor: "SET", watchedUntil: ago(-46 * HOUR), quarantined: 1, well: true, advice: [] },
    { mailbox: "sales@lumen.example", reconciledThrough: ago(3 * HOUR), lagSeconds: 10_900, cursor: "CATCHING_UP", watchedUntil: null, quarantined: 0, well: false, advice: ["No look at it came to its end for three hours: see that a worker and the keeper run.", "The provider does not ring for it: run the keeper."] },
  ],
  stats: (days) => ({
    days: Array.from({ length: days }, (_, i) => {
      const day = new Date(Date.now() - (days - 1 - i) * 24 * HOUR);
      const weekend = [0, 6].includes(day.getUTCDay());
      const wave = Math.round(4 * Math.sin(i / 2.3) + 3 * Math.cos(i / 5.1));
      return { day: day.toISOString().slice(0, 10), opened: weekend ? 4 : 17 + wave, closed: weekend ? 2 : 18 + Math.round(wave / 2 + 2 * Math.sin(i)) };
    }),
    open: 37, waiting: 21, closed: 402, firstAnswerMedianSeconds: 5_040,
    rules: [["in-reply-to", 391], ["reply-token", 214], ["new", 402], ["references", 58], ["subject", 21], ["thread-index", 17], ["bounce", 12], ["quoted-text", 4]].map(([rule, mails]) => ({ rule, mails })),
  }),
  body(message, ticket) {
    const before = ticket.messages[ticket.messages.indexOf(message) - 1];
    const quoted = before ? `On ${before.receivedAt.slice(0, 10)}, ${before.name} wrote:\n> ${before.excerpt.replace(/\n/g, "\n> ")}` : "";
    return {
      html: `<div style="font-family: Calibri; font-size: 11pt; color: #1f3864">${escape(message.excerpt).replace(/\n/g, "<br>")}</div>`
        + `<table style="width: 320px; border: 1px solid #ccc"><tr><td style="background-color: #f4e7c8; text-align: center; font-weight: bold">Café Morgenrot</td></tr></table>`
        + `<img alt="" width="1" height="1" src="data:," data-remote-src="https://tracker.example/open.gif">`
        + (quoted ? `<blockquote style="border-left: 2px solid #ccc">${escape(quoted)}</blockquote>` : ""),
      text: message.excerpt, quoted, attachments: message.attachments.map((name, index) => ({ index, name, type: "application/octet-stream", bytes: 48_211 + index * 71_003 })),
    };
  },
});
