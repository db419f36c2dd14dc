// The API as methods. One place knows about headers, problems and patience.
import { auth } from "./auth.js";
import { words } from "./words.js";

const ROOT = "/api/v1";

/** What the API answered instead (RFC 9457), or that it did not answer: status 0. */
export class Problem extends Error {
  constructor(status, body, retryAfter = 0) {
    super(body.detail || body.title || words.problem.unknown);
    this.status = status;
    this.newMessages = body.newMessages ?? [];
    this.retryAfter = retryAfter;
  }
}

async function ask(method, path, { query, body, headers = {}, keepalive } = {}) {
  const search = new URLSearchParams(Object.entries(query ?? {}).filter(([, v]) => v !== undefined && v !== null && v !== ""));
  const url = ROOT + path + (search.size ? `?${search}` : "");
  const init = { method, keepalive, headers: { Accept: "application/json", ...headers, ...(await auth.headers()) } };
  if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers["Content-Type"] = "application/json";
  }
  let response;
  try {
    response = await fetch(url, init);
  } catch {
    throw new Problem(0, { detail: words.problem.offline });
  }
  if (response.ok) return response;
  const problem = new Problem(response.status, await response.json().catch(() => ({})), Number(response.headers.get("Retry-After")) || 0);
  if (problem.status === 401) auth.lost();
  throw problem;
}

/** A read that was asked to wait waits once; a write is the person's to repeat. */
async function get(path, query) {
  try {
    return await (await ask("GET", path, { query })).json();
  } catch (problem) {
    if (problem.status !== 429 || problem.retryAfter > 20) throw problem;
    await new Promise((done) => setTimeout(done, 1000 * (problem.retryAfter || 1)));
    return (await ask("GET", path, { query })).json();
  }
}

const send = async (method, path, body, headers) => (await ask(method, path, { body, headers })).json();
const seen = (seq) => ({ "If-Match": `"${seq}"` });
const once = (key) => ({ "Idempotency-Key": key });
const e = encodeURIComponent;

export const me = () => get("/me");
export const signature = () => get("/me/signature");
export const saveSignature = (text) => send("PUT", "/me/signature", { text });
export const mailboxes = () => get("/mailboxes");
export const preferences = () => get("/me/preferences");
export const savePreferences = (said) => send("PUT", "/me/preferences", said);

/** All that can be asked of one mailbox. */
export function mailboxApi({ tenant, address }) {
  const box = `/mailboxes/${e(tenant)}/${e(address)}`;
  const ticket = (id) => `${box}/tickets/${e(id)}`;
  return {
    tickets: (query) => get(`${box}/tickets`, query),
    search: (query) => get(`${box}/search`, query),
    ticket: (id) => get(ticket(id)),
    act: (id, act, seq) => send("POST", `${ticket(id)}/acts`, act, seq === undefined ? {} : seen(seq)),
    reply: (id, reply, seq, key) => send("POST", `${ticket(id)}/replies`, reply, { ...seen(seq), ...once(key) }),
    preview: (id, text) => send("POST", `${ticket(id)}/preview`, text),
    beginUpload: (file, key) => send("POST", `${box}/uploads`, file, once(key)),
    putPart: (id, part, content) => send("PUT", `${box}/uploads/${e(id)}/parts/${part}`, content),
    dropUpload: (id) => send("DELETE", `${box}/uploads/${e(id)}`),
    takeBack: (id, key) => send("DELETE", `${ticket(id)}/replies/${e(key)}`),
    sendAgain: (id, key) => send("POST", `${ticket(id)}/replies/${e(key)}`),
    body: (id, message) => get(`${ticket(id)}/messages/${e(message)}/body`),
    attachment: (id, message, index) => get(`${ticket(id)}/messages/${e(message)}/attachments/${index}`),
    present: async (id, doing) => (await ask("PUT", `${ticket(id)}/presence`, { body: { doing }, keepalive: doing === "GONE" })).json(),
    holds: () => get(`${box}/holds`),
    settle: (id, where) => send("POST", `${box}/holds/${e(id)}`, where),
    quarantine: () => get(`${box}/quarantine`),
    handle: (id, what) => send("POST", `${box}/quarantine/${e(id)}`, { do: what }),
    exportPerson: (person) => send("POST", `${box}/people/export`, person),
    erasePerson: (person) => send("POST", `${box}/people/erase`, person),
    erasures: () => get(`${box}/erasures`),
    erasure: (id, after) => get(`${box}/erasures/${e(id)}`, { after }),
    changes: (after) => get(`${box}/changes`, { after }),
    stats: (days) => get(`${box}/stats`, { days }),
    views: () => get(`${box}/views`),
    saveViews: (views) => send("PUT", `${box}/views`, views),
    templates: () => get(`${box}/templates`),
    saveTemplates: (templates) => send("PUT", `${box}/templates`, templates),
  };
}
