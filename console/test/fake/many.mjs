// Tickets by the thousand, always the same ones.
import { lumen } from "./tickets.mjs";

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const THINGS = ["Arc", "Arc Mini", "Dot", "pendant", "night light", "glass shade", "driver", "dimmer module"];
const MATTERS = ["flickers", "arrived broken", "is too bright for the hall", "does not fit the base", "in another colour", "hums", "needs a spare part", "with a longer cable"];
const PEOPLE = ["nora.vik", "sam.okoye", "lea.martin", "ivo.kral", "dana.brook", "pia.sand", "otto.frei", "ada.moss"];

export function many(count, now = Date.now()) {
  const out = lumen(now);
  const pattern = out[0];
  for (let n = out.length; n < count; n++) {
    const at = new Date(now - n * 13 * 60_000).toISOString();
    const number = [0, 5, 10].map((shift) => part(n * 7919 + shift * 104729)).join("-");
    const from = `${PEOPLE[n % 8]}@kunde${n % 97}.example`;
    const message = { ...pattern.messages[0], id: `${number}-m1`, messageId: `<${n}@kunde.example>`, from, name: "", receivedAt: at, subject: "" };
    out.push({
      ...pattern, ticket: number, subject: `${THINGS[n % 8]} ${MATTERS[(n * 3 + (n >> 3)) % 8]} (order ${20000 + n})`, status: ["OPEN", "OPEN", "WAITING", "CLOSED"][n % 4],
      openedAt: at, lastActivity: at, seq: 1, assignee: n % 3 ? "mira.holm@lumen.example" : null, tags: n % 5 ? [] : ["arc"], priority: n % 11 ? "NORMAL" : "HIGH", watchers: [],
      due: null, requesters: [from], parties: [{ address: from, role: "REQUESTER" }], links: [], present: [], messages: [message], outgoing: [],
      events: [{ seq: 1, at, event: "opened", by: null, text: "Opened by a mail." }], reply: { to: [from], all: [from], subject: "Re: lamp" },
    });
  }
  return out;
}

function part(seed) {
  let x = (seed ^ 0x5bd1e995) >>> 0;
  let out = "";
  for (let i = 0; i < 4; i++) {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
    out += LETTERS[x >>> 27];
  }
  return out;
}
