// What the fake API knows, and what its operations do to it. Each returns [status, body, headers].
import { BOX, ME } from "./tickets.mjs";

const UNDO = 10_000;
/** The number of a ticket that a message gets for itself. */
const OWN = "Z9Z9-Z9Z9-Z9Z9";
const MAIL = { assigned: true, wrote: true, failed: true, due: true, overdue: true, opened: false };
const NAMES = ["status", "assign", "tag", "priority", "watch", "requester", "snooze", "note", "link", "merge", "split", "unmerge"];
/** Of every part of an upload; smaller than the real one's, for files of more parts. */
const PART = 1_000_000;

export function store(tickets, extra) {
  const state = { tickets, changes: [], views: extra.views, templates: extra.templates, holds: extra.holds, quarantine: extra.quarantine, erasures: [], keys: new Map(), here: new Map(), mail: MAIL };
  const nowIso = () => new Date().toISOString();
  const find = (id) => state.tickets.find((one) => one.ticket === id);
  const problem = (status, title, detail, more = {}) => [status, { type: "about:blank", status, title, detail, ...more }];
  const missing = () => problem(404, "Not found", "There is no such thing in this mailbox.");
  const etag = (ticket) => ({ ETag: `"${ticket.seq}"` });

  function happened(ticket, event, by, text) {
    ticket.seq++;
    ticket.events.push({ seq: ticket.seq, at: nowIso(), event, by, text });
    state.changes.push({ at: nowIso(), ticket: ticket.ticket, seq: ticket.seq });
  }

  const line = (t) => ({ ticket: t.ticket, subject: t.subject, status: t.status, openedAt: t.openedAt, lastActivity: t.lastActivity, messages: t.messages.length, seq: t.seq,
    requesters: t.requesters, assignee: t.assignee, tags: t.tags, priority: t.priority, snoozedUntil: t.snoozedUntil, due: t.due });

  const does = {
    status: (t, a) => ((t.status = a.status), (t.closedAt = a.status === "CLOSED" ? nowIso() : null), `Status set to ${a.status.toLowerCase()}.`),
    assign: (t, a) => ((t.assignee = a.to), a.to ? `Assigned to ${a.to}.` : "Assigned to nobody."),
    tag: (t, a) => ((t.tags = [...new Set([...t.tags, ...a.add])].filter((tag) => !a.remove.includes(tag))), `Tags: ${t.tags.join(", ") || "none"}.`),
    priority: (t, a) => ((t.priority = a.priority), `Priority set to ${a.priority.toLowerCase()}.`),
    watch: (t, a) => ((t.watchers = a.watching ? [...t.watchers, ME] : t.watchers.filter((one) => one !== ME)), a.watching ? "Watches the ticket." : "Watches it no longer."),
    requester: (t, a) => ((t.requesters = [...new Set([...t.requesters, a.address])]), `${a.address} is a requester.`),
    snooze: (t, a) => ((t.snoozedUntil = a.until), a.until ? `Snoozed until ${a.until}.` : "Awake again."),
    note: (t, a) => a.text,
    link: (t, a) => ((t.links = [...new Set([...t.links, a.other])]), `Linked with ${a.other}.`),
    merge: (t, a) => ((t.status = "MERGED"), (t.survivor = a.into), `Merged into ${a.into}.`),
    unmerge: (t) => ((t.status = "OPEN"), (t.survivor = null), "Goes on by itself again."),
    split: (t, a) => `Put a message on ticket ${moved(t, a).ticket}.`,
  };

  /** The message leaves; where it went is known by what is shown next. */
  function moved(from, { message, into }) {
    const at = from.messages.findIndex((one) => one.id === message);
    const [gone] = from.messages.splice(at, 1);
    let to = find(into ?? OWN);
    if (!to) state.tickets.push((to = { ...structuredClone(from), ticket: OWN, messages: [], events: [], links: [], seq: 0 }));
    to.messages.push({ ...gone, rule: "moved", because: `${ME} put it here` });
    from.links = [...new Set([...from.links, to.ticket])];
    happened(to, "parted", ME, `Put a message of ticket ${from.ticket} here.`);
    state.lastMoved = to;
    return to;
  }

  const seenBefore = (ticket, headers) => headers["if-match"] !== undefined && headers["if-match"] !== `"${ticket.seq}"`;
  const since = (ticket, headers) => {
    const seq = Number((headers["if-match"] ?? "").replaceAll('"', ""));
    return ticket.messages.filter((message) => !message.sent && message.seq > seq);
  };

  const uploads = new Map();
  const uploadView = ({ content, ...upload }) => ({ ...upload, received: [...content.keys()].sort((a, b) => a - b) });

  const operations = {
    me: () => [200, { address: ME, name: "Mira Holm", mailboxes: [{ tenant: "lumen", address: BOX, role: extra.role ?? "AGENT" }, { tenant: "lumen", address: "sales@lumen.example", role: "VIEWER" }] }],
    mailboxes: () => [200, extra.health()],
    tickets: ({ query }) => {
      const [status, assignee, tag, q] = ["status", "assignee", "tag", "q"].map((key) => query.get(key));
      const whose = assignee === "me" ? ME : assignee === "none" ? null : assignee;
      const limit = Number(query.get("limit") ?? 50);
      const at = Number(query.get("cursor") ?? 0);
      const found = state.tickets.filter((t) => (!status || t.status === status) && (!assignee || t.assignee === whose) && (!tag || t.tags.includes(tag))
        && (!q || `${t.subject} ${t.requesters.join(" ")} ${t.ticket}`.toLowerCase().includes(q.toLowerCase()))).sort((a, b) => (a.lastActivity < b.lastActivity ? 1 : -1));
      return [200, { tickets: found.slice(at, at + limit).map(line), next: at + limit < found.length ? String(at + limit) : null }];
    },
    search: ({ query }) => {
      const [q, where, status, tag] = ["q", "where", "status", "tag"].map((key) => query.get(key) ?? "");
      const limit = Number(query.get("limit") ?? 50);
      const at = Number(query.get("cursor") || 0);
      const asked = q.toLowerCase().split(/\s+/).filter(Boolean);
      const has = (text) => asked.length > 0 && asked.every((word) => text.toLowerCase().split(/[^\p{L}\p{N}-]+/u).some((one) => one.startsWith(word)));
      const places = (t) => [["NUMBER", t.ticket], ["PERSON", t.requesters.join(" ")], ["SUBJECT", t.subject]].filter(([, text]) => has(text)).map(([why]) => why);
      const all = state.tickets.filter((t) => (!status || t.status === status) && (!tag || t.tags.includes(tag)));
      const known = all.map((t) => ({ line: line(t), why: places(t) })).filter(({ why }) => why.length);
      const mailed = all.filter((t) => has(t.messages.map((message) => message.excerpt).join(" "))).map((t) => ({ line: line(t), why: ["MAIL"] }));
      const hits = where === "known" || !extra.mailSearch ? (where === "mail" ? mailed : known.slice(at, at + limit)) : [];
      const silent = { state: "NOT_ASKED", more: false, note: null, retryAfter: null };
      return [200, { hits, next: where !== "mail" && at + limit < known.length ? String(at + limit) : null, mail: where === "known" ? silent : { ...silent, ...(extra.mailSearch ?? { state: "SEARCHED" }) } }];
    },
    ticket: ({ parameters }) => {
      const ticket = find(parameters.ticket);
      return ticket ? [200, shown(ticket), etag(ticket)] : missing();
    },
    act: ({ parameters, body, headers }) => {
      const ticket = find(parameters.ticket);
      if (!ticket) return missing();
      if (seenBefore(ticket, headers)) return problem(412, "Changed", "The ticket has changed since you saw it.");
      if (!NAMES.includes(body.act)) return problem(400, "Bad request", "No such act.");
      happened(ticket, body.act, ME, does[body.act](ticket, body));
      const now = body.act === "split" ? state.lastMoved : ticket;
      return [200, shown(now), etag(now)];
    },
    reply: ({ parameters, body, headers }) => {
      const ticket = find(parameters.ticket);
      if (!ticket) return missing();
      if (!headers["if-match"]) return problem(428, "If-Match is missing", "Say which state of the ticket you saw.");
      const known = state.keys.get(headers["idempotency-key"]);
      if (known) return [202, known];
      const fresh = since(ticket, headers);
      if (fresh.length) return problem(409, "Somebody wrote meanwhile", "New messages have come in; nothing was sent.", { newMessages: fresh.map(bare) });
      const outgoing = { key: `o-${ticket.outgoing.length + 10}`, purpose: "reply", to: body.to, subject: ticket.reply.subject, text: body.text, state: "OPEN", since: nowIso(), undoUntil: new Date(Date.now() + UNDO).toISOString(), why: "" };
      ticket.outgoing.push(outgoing);
      if (body.status) ticket.status = body.status;
      happened(ticket, "queued", ME, `An answer to ${body.to.join(", ")} lies in the outbox.`);
      state.keys.set(headers["idempotency-key"], outgoing);
      state.lastReply = body;
      return [202, outgoing];
    },
    signature: () => [200, { text: state.signature ?? "" }],
    saveSignature: ({ body }) => [200, { text: (state.signature = body.text) }],
    preview: ({ parameters, body }) => {
      if (!find(parameters.ticket)) return missing();
      const strong = body.text.replace(/[<&]/g, "").replace(/\*\*(.+?)\*\*/g, "<strong>$1</strong>");
      return [200, { format: extra.format ?? "FORMATTED", signature: state.signature ?? "", text: body.text, html: body.format === "PLAIN" ? "" : `<p>${strong}</p>` }];
    },
    beginUpload: ({ body, headers }) => {
      const id = `u-${headers["idempotency-key"]}`;
      if (!uploads.has(id)) uploads.set(id, { id, ...body, partBytes: PART, parts: Math.ceil(body.size / PART), content: new Map() });
      return [200, uploadView(uploads.get(id))];
    },
    upload: ({ parameters }) => (uploads.has(parameters.upload) ? [200, uploadView(uploads.get(parameters.upload))] : missing()),
    putPart: ({ parameters, body }) => {
      const upload = uploads.get(parameters.upload);
      const bytes = Buffer.from(body.content, "base64");
      const part = Number(parameters.part);
      if (!upload) return missing();
      if (bytes.length !== Math.min(PART, upload.size - part * PART)) return problem(400, "Bad request", "A part of another size.");
      if (state.losing > 0 && upload.content.size > 0 && state.losing--) return missing();
      upload.content.set(part, bytes);
      return [200, uploadView(upload)];
    },
    dropUpload: ({ parameters }) => {
      const upload = uploads.get(parameters.upload);
      uploads.delete(parameters.upload);
      return upload ? [200, uploadView(upload)] : missing();
    },
    takeBack: ({ parameters }) => {
      const ticket = find(parameters.ticket);
      const mail = ticket?.outgoing.find((one) => one.key === parameters.key);
      if (!mail) return missing();
      if (mail.state !== "OPEN" || Date.parse(mail.undoUntil) < Date.now()) return problem(409, "Too late", "It has gone out.");
      Object.assign(mail, { state: "TAKEN_BACK", undoUntil: null });
      happened(ticket, "taken-back", ME, "The answer was taken back.");
      return [200, mail];
    },
    sendAgain: ({ parameters }) => {
      const ticket = find(parameters.ticket);
      const mail = ticket?.outgoing.find((one) => one.key === parameters.key);
      if (!mail) return missing();
      Object.assign(mail, { state: "OPEN", why: "" });
      happened(ticket, "queued", ME, "The answer is tried again.");
      return [202, mail];
    },
    body: ({ parameters }) => {
      const message = find(parameters.ticket)?.messages.find((one) => one.id === parameters.message);
      return message ? [200, extra.body(message, find(parameters.ticket))] : missing();
    },
    attachment: () => [200, { name: "te150.pdf", type: "application/pdf", content: Buffer.from("a lamp").toString("base64") }],
    present: ({ parameters, body }) => {
      const ticket = find(parameters.ticket);
      if (!ticket) return missing();
      state.here.set(parameters.ticket, body.doing);
      return [200, ticket.present];
    },
    holds: () => [200, state.holds],
    settle: ({ parameters, body }) => {
      const held = state.holds.find((one) => one.id === parameters.id);
      if (!held) return missing();
      state.holds = state.holds.filter((one) => one !== held);
      return [200, { ticket: body.onto ?? state.tickets[0].ticket }];
    },
    quarantine: () => [200, state.quarantine],
    handle: ({ parameters, body }) => {
      const mail = state.quarantine.find((one) => one.id === parameters.id);
      if (!mail) return missing();
      mail.state = body.do === "DROP" ? "DROPPED" : "REPLAY";
      return [200, mail];
    },
    exportPerson: ({ body }) => [200, { records: state.tickets.filter((one) => one.requesters.includes(body.address)).map((one) => ({ kept: "ticket", ticket: one.ticket, subject: one.subject })), next: null }],
    erasePerson: ({ body }) => {
      const hers = state.tickets.filter((one) => one.requesters.includes(body.address));
      for (const one of hers) Object.assign(one, { subject: "erased", requesters: ["erased@erased.invalid"] });
      const erasure = { id: "0123456789abcdef0123", at: nowIso(), by: ME, done: true, finishedAt: nowIso(), tickets: hers.length, mails: 1, rows: 12 };
      state.erasures.unshift(erasure);
      return [200, erasure];
    },
    erasures: () => [200, state.erasures],
    erasure: ({ parameters, query }) => {
      const one = state.erasures.find((erasure) => erasure.id === parameters.id);
      if (!one) return missing();
      return [200, { ...one, mailbox: query.has("after") ? [] : [{ providerId: "AAMkAGI2", receivedAt: nowIso(), sent: false }], next: query.has("after") ? null : "0123456789abcdef0123-0123456789abcdef0123456789abcdef01234567" }];
    },
    changes: ({ query }) => {
      const after = query.has("after") ? Number(query.get("after")) : state.changes.length;
      return [200, { changes: state.changes.slice(after), next: String(state.changes.length) }];
    },
    stats: ({ query }) => [200, extra.stats(Number(query.get("days") ?? 30))],
    views: () => [200, state.views],
    saveViews: ({ body }) => [200, (state.views = body)],
    templates: () => [200, state.templates],
    preferences: () => [200, { mail: state.mail }],
    prefer: ({ body }) => [200, { mail: (state.mail = { ...MAIL, ...body.mail }) }],
    told: () => [200, []],
    saveTemplates: ({ body }) => [200, (state.templates = body)],
  };

  const bare = ({ seq, ...message }) => message;
  const shown = (ticket) => ({ ...ticket, messages: ticket.messages.map(bare) });

  return {
    state, operations,
    /** What an upload holds, as it would be sent. */
    uploaded: (id) => Buffer.concat([...uploads.get(id).content].sort(([a], [b]) => a - b).map(([, bytes]) => bytes)),
    /** A customer writes: what a test does behind the console's back. */
    incoming(id, text) {
      const ticket = find(id);
      const last = ticket.messages.findLast((message) => !message.sent);
      const message = { ...last, id: `${id}-n${ticket.seq}`, excerpt: text, receivedAt: nowIso(), attachments: [], standing: "REQUESTER", kind: "human", rule: "in-reply-to", because: "it answers a message of this ticket" };
      ticket.messages.push(message);
      ticket.lastActivity = message.receivedAt;
      happened(ticket, "message", null, `A mail of ${message.name} was added.`);
      message.seq = ticket.seq;
    },
  };
}
