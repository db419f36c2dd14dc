// The tickets of Lumen, a maker of lamps. Written for these tests; nobody in them is real.

const MIN = 60_000;
const HOUR = 60 * MIN;
const DAY = 24 * HOUR;
export const ME = "mira.holm@lumen.example";
const TOMAS = "tomas.reyes@lumen.example";
const INES = "ines.duarte@lumen.example";
export const BOX = "support@lumen.example";

const iso = (now, ago) => new Date(now - ago).toISOString();

/** A message in a few words: [ago, from, name, text, more]. */
function message(now, id, ticket, [ago, from, name, text, more = {}]) {
  const ours = from === BOX;
  return {
    id: `${ticket}-m${id}`, messageId: `<${ticket.toLowerCase()}.${id}@${from.split("@")[1] ?? "lumen.example"}>`, from, name, receivedAt: iso(now, ago), sent: ours,
    subject: more.subject ?? "", kind: more.kind ?? (ours ? "agent" : "human"), excerpt: text, attachments: more.attachments ?? [],
    rule: more.rule ?? (id === 1 ? "new" : "in-reply-to"), because: more.because ?? (id === 1 ? "nothing in it points at a ticket that is known" : "it answers a message of this ticket, and its sender takes part"),
    standing: more.standing ?? (ours ? "AGENT" : "REQUESTER"), failed: more.failed ?? [],
  };
}

function ticket(now, number, subject, messages, more = {}) {
  const all = messages.map((one, i) => message(now, i + 1, number, one));
  for (const one of all) one.subject ||= one === all[0] ? subject : `Re: ${subject}`;
  const requester = all.find((one) => one.standing === "REQUESTER")?.from ?? "";
  const parties = new Map(all.map((one) => [one.from, one.standing]));
  const events = [
    { at: all[0].receivedAt, event: "opened", by: null, text: `Opened by a mail of ${all[0].name || all[0].from}.` },
    ...all.slice(1).map((one) => ({ at: one.receivedAt, event: "message", by: null, text: `A mail of ${one.name || one.from} was added by the rule ${one.rule}.` })),
    ...(more.events ?? []).map(([ago, event, by, text]) => ({ at: iso(now, ago), event, by, text })),
  ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at)).map((event, i) => ({ seq: i + 1, ...event }));
  const own = new Set([BOX]);
  return {
    ticket: number, mailbox: BOX, subject, status: more.status ?? "OPEN", openedAt: all[0].receivedAt, lastActivity: all.at(-1).receivedAt,
    closedAt: more.status === "CLOSED" ? all.at(-1).receivedAt : null, seq: events.length, assignee: more.assignee ?? null, tags: more.tags ?? [], priority: more.priority ?? "NORMAL",
    watchers: more.watchers ?? [], snoozedUntil: more.snoozedUntil ?? null, due: more.due === undefined ? null : iso(now, more.due), requesters: [requester].filter(Boolean),
    parties: [...parties].map(([address, role]) => ({ address, role })), links: more.links ?? [], absorbed: more.absorbed ?? [], survivor: null,
    messages: all, events, outgoing: more.outgoing ?? [], present: more.present ?? [],
    reply: { to: [requester].filter((one) => one && !own.has(one)), all: [...parties.keys()].filter((one) => one && !own.has(one) && parties.get(one) !== "GUEST"), subject: `Re: ${subject}` },
  };
}

export function lumen(now = Date.now()) {
  const anna = "anna.berger@morgenrot.example";
  const jonas = "jonas.weil@dimmwerk.example";
  return [
    ticket(now, "7K3F-9QXM-2B4D", "Lumen Arc flickers when dimmed", [
      [2 * DAY + 3 * HOUR, anna, "Anna Berger", "Good morning,\n\nour two Lumen Arc desk lamps flicker as soon as they are dimmed below half. It happens on every socket in the café, with both dimmers we have.\n\nIs that a known fault, and do you need the serial numbers?\n\nAnna Berger\nCafé Morgenrot", { because: "nothing in it points at a ticket that is known" }],
      [2 * DAY, BOX, "Mira Holm", "Hello Anna,\n\nthank you for the clear description. Please send us the serial number from the underside of each base: lamps built before March 2025 have a dimmer module that we replace free of charge.\n\nKind regards\nMira Holm", { rule: "in-reply-to", because: "it answers Anna Berger's mail, and was sent from this mailbox" }],
      [DAY + 2 * HOUR, anna, "Anna Berger", "Hello Mira,\n\nthe serial numbers are LA-2411-00871 and LA-2411-00902. A photo of both is attached.\n\nWould the new modules arrive before the 20th? We have a reading that evening.\n\nAnna", { rule: "reply-token", because: "it was sent to the reply address that was made for anna.berger@morgenrot.example on this ticket", attachments: ["bases.jpg"] }],
      [5 * HOUR, jonas, "Jonas Weil", "Hello,\n\nAnna forwarded me your thread. From our side: the dimmers are trailing edge, 3 to 150 W. If your module wants leading edge, that would explain the flicker. Data sheet: https://dimmwerk.example/sheets/te150 (page 4).\n\nJonas Weil\nDimmwerk", { standing: "GUEST", rule: "references", because: "its References name two messages of this ticket, but its sender takes no part in it: added as a guest", attachments: ["te150.pdf"] }],
      [40 * MIN, anna, "Anna Berger", "Hi Mira,\n\none more thing: with the dimmer at full it hums a little, too. Not loud, but you hear it when the café is empty.\n\nAnna", { rule: "in-reply-to", because: "it answers a message of this ticket, and its sender is the requester" }],
    ], { assignee: ME, priority: "HIGH", tags: ["arc", "dimmer"], watchers: [ME, INES], due: -2 * HOUR, links: ["2M8Q-TT4E-H0ZK"],
      present: [{ address: "ana.silva@lumen.example", doing: "ANSWERING", since: iso(now, MIN) }],
      events: [[2 * DAY + 2 * HOUR, "assigned", TOMAS, "Assigned to Mira Holm."], [2 * DAY + 2 * HOUR, "priority", ME, "Priority set to high."], [4 * HOUR, "note", TOMAS, "The hum is new to me. Ines has two trailing-edge dimmers in the lab: let us try module rev. C on them before we ship."], [4 * HOUR, "linked", TOMAS, "Linked with 2M8Q-TT4E-H0ZK: the same dimmer module."]] }),
    ticket(now, "4C9T-RW2A-8NXE", "Order 20418: shade arrived cracked", [
      [9 * HOUR, "ben.carter@brightmail.example", "Ben Carter", "Hi,\n\nthe parcel with order 20418 came today. The box looks fine, but the glass shade has a crack from the rim down. Photo and delivery note attached.\n\nCould you send a new shade? The lamp itself works.\n\nBen", { attachments: ["crack.png", "delivery-note-20418.pdf"] }],
      [6 * HOUR, BOX, "Tomas Reyes", "Hi Ben,\n\nthat should not happen, sorry. A new shade left our warehouse this morning; keep the cracked one for the carrier until the end of the month, please.\n\nBest wishes,\nTomas Reyes"],
      [6 * HOUR - MIN, "ben.carter@brightmail.example", "Ben Carter", "Thanks for your mail. I am travelling until Friday and read mail in the evenings only.", { kind: "auto-reply", because: "it is an automatic answer to a message of this ticket; it changes nothing" }],
    ], { status: "WAITING", assignee: TOMAS, tags: ["shade", "transport"] }),
    ticket(now, "9XJV-3D6P-Q1HM", "Invoice 3307: VAT number missing", [
      [3 * HOUR, "rechnungen@hellwerk.example", "Hellwerk Buchhaltung", "Guten Tag,\n\nauf der Rechnung 3307 fehlt unsere USt-IdNr. Bitte schicken Sie uns eine berichtigte Rechnung.\n\nMit freundlichen Grüßen\nHellwerk GmbH", { attachments: ["rechnung-3307.pdf"] }],
    ], { tags: ["billing"], due: HOUR }),
    ticket(now, "2M8Q-TT4E-H0ZK", "Arc Mini hums at night", [
      [3 * DAY, "li.wei@dengzhao.example", "Li Wei", "Dear Lumen team,\n\nthe Arc Mini in our showroom hums when the mains voltage rises at night. A recording is attached.\n\nLi Wei", { attachments: ["hum.m4a"] }],
      [2 * DAY + 6 * HOUR, BOX, "Mira Holm", "Dear Li Wei,\n\nthank you, the recording helps. We suspect the dimmer module and will send you revision C."],
    ], { status: "WAITING", assignee: ME, tags: ["arc", "dimmer"], links: ["7K3F-9QXM-2B4D"] }),
    ticket(now, "5HWN-60BY-JC7R", "Replacement glass did not arrive", [
      [DAY, "paul.hart@hartandsons.example", "Paul Hart", "Hello, the tracking page has said \"out for delivery\" for three days. Where is my glass?"],
      [20 * HOUR, BOX, "Ines Duarte", "Hello Paul, I have asked the carrier and will write to you today.", { failed: ["paul.hart@hartandsons.example"] }],
      [20 * HOUR - MIN, "mailer-daemon@hartandsons.example", "Mail Delivery System", "Your message could not be delivered: mailbox full.", { kind: "bounce", standing: "PARTICIPANT", rule: "bounce", because: "it reports that a message of this ticket could not be delivered" }],
    ], { assignee: INES, priority: "URGENT", tags: ["transport"], outgoing: [{ key: "o-1", purpose: "reply", to: ["paul.hart@hartandsons.example"], subject: "Re: Replacement glass did not arrive", text: "Hello Paul, the carrier has found it.", state: "FAILED", since: iso(now, 2 * HOUR), undoUntil: null, why: "The recipient's mailbox is full; tried three times." }] }),
    ticket(now, "Q7ZD-1KME-4WTX", "A lamp for a reading room of 40 seats", [
      [25 * MIN, "tanaka@denkyu.example", "Yuki Tanaka", "Dear Lumen,\n\nwe are fitting out a reading room with 40 seats and like the Arc. Can it be had with a warm 2700 K module, and what would the price be for 44 pieces?\n\nYuki Tanaka"],
    ], { tags: ["sales"] }),
    ticket(now, "B3GA-8VPX-N5QS", "Warranty: electrician says the driver is gone", [
      [5 * DAY, "eva.lindt@posthof.example", "Eva Lindt", "Our electrician looked at the pendant and says the driver has gone. It is 14 months old. Is that covered?"],
      [4 * DAY, BOX, "Mira Holm", "Yes, for five years. Please let us have the order number and a photo of the driver's label."],
      [3 * DAY + 4 * HOUR, "elektro@kranich.example", "Elektro Kranich", "Label: LD-40-C, 1050 mA. The order number is 19877.", { standing: "PARTICIPANT" }],
    ], { assignee: ME, tags: ["warranty"], snoozedUntil: iso(now, -18 * HOUR) }),
    ticket(now, "H1RC-5MNQ-7EZA", "Shop window: which spots do not fade fabric?", [
      [30 * HOUR, "ruth@stoffundfaden.example", "Ruth Ammann", "We light linen in a shop window for ten hours a day. Which of your spots fade fabric the least?"],
      [26 * HOUR, BOX, "Tomas Reyes", "The Dot with the 90+ module and the UV filter. I have attached the measurements.", { attachments: ["dot-uv.pdf"] }],
      [22 * HOUR, "ruth@stoffundfaden.example", "Ruth Ammann", "Wonderful, thank you. Two of them, please.", { rule: "subject", because: "its subject continues that of this ticket, and its sender takes part" }],
    ], { assignee: TOMAS, tags: ["sales", "dot"] }),
    ticket(now, "6TKE-M2XD-9QBH", "Cancel my order, please", [
      [50 * MIN, "", "", "Name: S. Ortega\nOrder: 20533\nMessage: Please cancel my order, I chose the wrong colour.", { rule: "new", because: "a web form wrote it; nothing in it points at a ticket that is known" }],
    ], { due: -5 * HOUR }),
    ticket(now, "0ZNP-K4VW-XR3G", "Can the night light be bought without a plug?", [
      [6 * DAY, "marta.novak@dreamhouse.example", "Marta Novak", "Can the night light be bought without a plug, for fixed wiring?"],
      [6 * DAY - 2 * HOUR, BOX, "Ines Duarte", "Not yet, I am afraid. I have passed it on to our design team."],
    ], { status: "CLOSED", assignee: INES }),
    ticket(now, "W8QS-7HJD-2PAY", "Instructions for Arc in Portuguese", [
      [8 * DAY, "joao@casaclara.example", "João Lopes", "Bom dia, are there instructions for the Arc in Portuguese?"],
      [8 * DAY - 5 * HOUR, BOX, "Ines Duarte", "Bom dia João, here they are.", { attachments: ["arc-pt.pdf"] }],
      [8 * DAY - 6 * HOUR, "joao@casaclara.example", "João Lopes", "Obrigado!"],
    ], { status: "CLOSED", assignee: INES, tags: ["arc"] }),
    ticket(now, "E5DX-RB9N-T6MC", "Offer for the new wing of the town library", [
      [95 * MIN, "bauamt@stadt-lindau.example", "Bauamt Lindau", "Sehr geehrte Damen und Herren,\n\nfür den Neubau der Stadtbücherei bitten wir um ein Angebot über 120 Leuchten nach beiliegender Liste.\n\nMit freundlichen Grüßen\nBauamt Lindau", { attachments: ["leuchtenliste.xlsx", "grundriss.pdf"] }],
    ], { tags: ["sales"], priority: "HIGH", watchers: [ME] }),
  ];
}
