// The modules that hold no element and ask no network.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { pause } from "../src/backoff.js";
import { drafts } from "../src/draft.js";
import { backlog } from "../src/figures.js";
import { clean, matches, same } from "../src/filters.js";
import { best, score } from "../src/fuzzy.js";
import { send } from "../src/bigfile.js";
import { lineOf, Lines } from "../src/lines.js";
import { idToken } from "../src/idtoken.js";
import { marked } from "../src/marking.js";
import { oidc } from "../src/oidc.js";
import { addresses, initials, nameOf } from "../src/people.js";
import { challenge } from "../src/pkce.js";
import { fillIn } from "../src/placeholders.js";
import { scale } from "../src/plot.js";
import { declarations, fontSize, hex, length } from "../src/presentational.js";
import { format, parse } from "../src/route.js";
import { pieces } from "../src/text.js";
import { shortTime, snoozeChoices, span } from "../src/time.js";
import { arrived, timeline } from "../src/timeline.js";
import { encoded, fitting, MOST_BYTES } from "../src/upload.js";
import { lumen } from "./fake/tickets.mjs";
import { preloads, written } from "./modules.mjs";

test("a link says where it leads, and comes back the same", () => {
  const route = { tenant: "lumen", address: "a+b@lumen.example", page: "ticket", ticket: "7K3F-9QXM-2B4D", filter: { status: "OPEN", q: "50 % & more" } };
  assert.deepEqual(parse(format(route)), route);
});

test("a broken link leads to the start", () => {
  for (const hash of ["", "#/", "#/lumen", "#/lumen/a@b.example/nowhere", "#/lumen/a@b.example/ticket", "#/%/a@b.example/list"]) assert.equal(parse(hash), null);
});

test("filters that ask for the same are the same", () => {
  assert.ok(same({ status: "OPEN" }, { status: "OPEN", q: "" }));
  assert.deepEqual(clean({ status: "OPEN", q: "", other: "x" }), { status: "OPEN" });
  const line = { status: "OPEN", tags: ["arc"], assignee: null };
  assert.ok(matches({ status: "OPEN", assignee: "none", tag: "arc" }, line, "me@lumen.example"));
  assert.ok(!matches({ assignee: "me" }, line, "me@lumen.example"));
});

test("a page that overlaps the one before shows no ticket twice", () => {
  const [a, b, c] = lumen().map(lineOf);
  const lines = new Lines({}, "");
  lines.add({ tickets: [a, b], next: "2" });
  lines.add({ tickets: [b, c], next: null });
  assert.deepEqual(lines.all, [a, b, c]);
  assert.ok(lines.complete);
});

test("a refreshed first page goes in front, and what changed further down is named", () => {
  const [a, b, c] = lumen().map(lineOf);
  const lines = new Lines({ status: "OPEN" }, "");
  lines.add({ tickets: [a, b], next: "2" });
  assert.deepEqual(lines.refresh({ tickets: [c, a], next: "2" }, new Map([[b.ticket, 9]])), [b.ticket]);
  lines.put({ ...b, status: "CLOSED" });
  assert.deepEqual(lines.all, [c, a]);
});

test("a conversation is in the order of time, with notes and what is owed", () => {
  const [ticket] = lumen();
  const types = timeline(ticket).map((item) => item.type);
  assert.deepEqual(types, ["message", "message", "message", "message", "note", "message"]);
  const owed = { key: "o", state: "OPEN", since: new Date().toISOString() };
  assert.equal(timeline({ ...ticket, outgoing: [owed] }).at(-1).type, "owed");
  assert.equal(timeline({ ...ticket, outgoing: [{ ...owed, state: "TAKEN_BACK" }] }).at(-1).type, "message");
});

test("only mail from outside counts as having arrived", () => {
  const [ticket] = lumen();
  const more = { ...ticket, messages: [...ticket.messages, { id: "x", sent: true }, { id: "y", sent: false }] };
  assert.deepEqual(arrived(ticket, more).map((one) => one.id), ["y"]);
});

test("it asks rarely while nobody looks, and more rarely while nothing answers", () => {
  assert.equal(pause({}), 4000);
  assert.equal(pause({ hidden: true }), 60_000);
  assert.deepEqual([1, 2, 9].map((failures) => pause({ failures })), [8000, 16_000, 120_000]);
  assert.equal(pause({ failures: 1, retryAfter: 300 }), 300_000);
});

test("a draft is kept per ticket, and goes after two weeks; a full storage hurts nobody", () => {
  const storage = { getItem: (k) => storage[k] ?? null, setItem: (k, v) => (storage[k] = v), removeItem: (k) => delete storage[k] };
  for (const name of ["getItem", "setItem", "removeItem"]) Object.defineProperty(storage, name, { enumerable: false });
  const box = { tenant: "t", address: "a" };
  drafts(storage, () => 0).keep(box, "1", { text: "x" });
  assert.equal(drafts(storage).read(box, "1").text, "x");
  drafts(storage, () => 15 * 86_400_000).sweep();
  assert.equal(drafts(storage).read(box, "1"), null);
  const full = { setItem: () => assert.fail("full"), getItem: () => "{" };
  assert.equal(drafts(full).keep(box, "1", {}), null);
  assert.equal(drafts(full).read(box, "1"), null);
});

test("canned replies fill what they know and leave other braces alone", () => {
  assert.equal(fillIn("Hello {name}, {ticket} {what}", { name: "Anna", ticket: "7K3F" }), "Hello Anna, 7K3F {what}");
});

test("files fit up to 20 MB together, and an empty one is none", async () => {
  const file = (size) => ({ size });
  const { taken, refused } = fitting([file(10_000_000)], [file(9_500_000), file(600_000), file(500_000), file(0)]);
  assert.deepEqual([taken.map((f) => f.size), refused.map((f) => f.size)], [[9_500_000, 500_000], [600_000, 0]]);
  assert.equal(MOST_BYTES, 20_000_000);
  const big = new Uint8Array(100_000).fill(200);
  const { content, type } = await encoded(new File([big], "x.bin"));
  assert.deepEqual([Buffer.from(content, "base64").equals(Buffer.from(big)), type], [true, "application/octet-stream"]);
});

test("a file goes up in parts, and goes on where it was lost", async () => {
  const file = new File([new Uint8Array(2_500)], "plan.zip", { lastModified: 7 });
  const there = new Map();
  const keys = [];
  let losing = 0;
  const api = {
    beginUpload: async ({ size }, key) => (keys.push(key), { id: "u", size, partBytes: 1_000, parts: 3, received: [...there.keys()] }),
    putPart: async (id, part, { content }) => {
      if (there.size && losing-- > 0) throw Object.assign(new Error("lost"), { status: 0 });
      there.set(part, Buffer.from(content, "base64").length);
    },
  };
  const upload = { state: "going", sent: 0 };
  const pauses = [];
  losing = 2;
  await send(api, file, "batch", upload, () => {}, async (ms) => pauses.push(ms));
  assert.deepEqual([[...there.entries()], upload.sent, pauses], [[[0, 1_000], [1, 1_000], [2, 500]], 2_500, [1000, 2000]]);

  there.delete(2);
  losing = 9;
  await assert.rejects(send(api, file, "batch", upload, () => {}, async () => {}), /lost/);
  assert.equal(upload.sent, 2_000);
  losing = 0;
  await send(api, file, "batch", upload, () => {}, async () => {});
  assert.deepEqual([upload.sent, new Set(keys).size], [2_500, 1]);
});

test("a mark is put around what is selected, and taken off again", () => {
  const at = (text, from, to) => ({ text, from, to });
  assert.deepEqual(marked(at("It is red.", 6, 9), "bold"), at("It is **red**.", 8, 11));
  assert.deepEqual(marked(at("It is **red**.", 8, 11), "bold"), at("It is red.", 6, 9));
  assert.deepEqual(marked(at("It is red.", 5, 9), "italic"), at("It is *red*.", 7, 10));
  assert.deepEqual(marked(at("It is **red**.", 8, 11), "italic"), at("It is ***red***.", 9, 12));
  assert.deepEqual(marked(at("", 0, 0), "bold"), at("****", 2, 2));
  assert.equal(marked(at("So:\nred\nblue", 4, 12), "list").text, "So:\n\n- red\n- blue");
  assert.equal(marked(at("- red\n- blue", 0, 12), "list").text, "red\nblue");
  assert.equal(marked(at("- red\n- blue", 0, 12), "numbers").text, "1. red\n2. blue");
  assert.deepEqual(marked(at("see it", 0, 3), "link"), at("[see](https://) it", 14, 14));
  assert.deepEqual(marked(at("https://a.example", 0, 17), "link"), at("[](https://a.example)", 1, 1));
});

test("links in a text end where the sentence goes on", () => {
  assert.deepEqual(pieces("See https://a.example/x_(y), or (https://b.example). Ask me@c.example."), [
    { text: "See " }, { text: "https://a.example/x_(y)", href: "https://a.example/x_(y)" }, { text: ", or (" }, { text: "https://b.example", href: "https://b.example" },
    { text: "). Ask " }, { text: "me@c.example", href: "mailto:me@c.example" }, { text: "." },
  ]);
  assert.deepEqual(pieces("javascript:alert(1)"), [{ text: "javascript:alert(1)" }]);
});

test("people have a name even where the mail had none", () => {
  assert.deepEqual([nameOf("anna.berger@x.example"), nameOf("a@x.example", "Anna B."), nameOf(""), initials("anna.berger@x.example")], ["Anna Berger", "Anna B.", "Unknown sender", "AB"]);
  assert.deepEqual(addresses("Anna <a@x.example>; b@x.example, nobody"), { good: ["a@x.example", "b@x.example"], bad: ["nobody"] });
});

test("inline styles become attributes that name no address", () => {
  assert.deepEqual(["#abc", "rgb(1, 2, 300)", "red", "url(x)", "inherit"].map(hex), ["#aabbcc", "#0102ff", "red", "", ""]);
  assert.deepEqual(["12px", "50%", "3em", "calc(1px)"].map(length), ["12", "50%", "", ""]);
  assert.deepEqual(["11pt", "8px", "2em", "x"].map(fontSize), ["3", "1", "6", ""]);
  assert.deepEqual(declarations("Color: RED; background: url(a:b)"), [["color", "red"], ["background", "url(a:b)"]]);
});

test("times are said as people say them", () => {
  const now = new Date(2026, 2, 11, 12);
  const at = (...parts) => new Date(...parts).toISOString();
  assert.equal(shortTime(at(2026, 2, 11, 9, 5), now), "09:05");
  assert.equal(shortTime(at(2026, 2, 9, 9), now), "Mon");
  assert.match(shortTime(at(2026, 0, 5), now), /5 Jan/);
  assert.match(shortTime(at(2024, 0, 5), now), /2024/);
  assert.deepEqual([45, 600, 7200, 200_000].map(span), ["45 s", "10 min", "2 h", "2 days"]);
  assert.deepEqual(snoozeChoices(new Date(2026, 2, 8, 12)).map((one) => one.until.getDate()), [8, 9], "on a Sunday, tomorrow is Monday");
});

test("the backlog is counted back from now", () => {
  assert.deepEqual(backlog({ open: 5, waiting: 1, days: [{ opened: 4, closed: 1 }, { opened: 2, closed: 3 }] }), [7, 6]);
  assert.deepEqual([scale(1), scale(23), scale(79)].map(({ top }) => top), [1, 30, 80]);
});

test("the palette prefers what begins as one types", () => {
  assert.deepEqual(best("ch", ["Watch", "Charts", "Search"], (x) => x), ["Charts", "Watch", "Search"]);
  assert.equal(score("zz", "Charts"), 0);
});

test("PKCE makes the challenge of RFC 7636, appendix B", async () => {
  assert.equal(await challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
});

test("signing in goes to the provider and comes back with a token; a wrong state is not ours", async () => {
  const kept = new Map();
  const storage = { getItem: (k) => kept.get(k) ?? null, setItem: (k, v) => kept.set(k, v), removeItem: (k) => kept.delete(k) };
  const posted = [];
  const ask = async (url, init) => ({
    ok: true,
    json: async () => (init ? (posted.push(Object.fromEntries(init.body)), { access_token: "token", expires_in: 3600 }) : { authorization_endpoint: "https://id.example/auth", token_endpoint: "https://id.example/token" }),
  });
  const place = { href: "https://desk.example/console/#/x", hash: "#/x", search: "", assign: (to) => (place.to = new URL(to)) };
  globalThis.history = { replaceState: (a, b, to) => (place.back = to) };
  const made = () => oidc({ authority: "https://id.example/", clientId: "c", scope: "openid" }, { storage, place, ask });
  assert.equal(await made().start(), false);
  assert.equal(place.to.searchParams.get("code_challenge_method"), "S256");
  place.search = `?code=abc&state=${place.to.searchParams.get("state")}`;
  assert.equal(await made().start(), true);
  assert.equal(await made().token(), "token");
  assert.equal(posted[0].code_verifier.length, 43);
  assert.equal(place.back, "https://desk.example/console/#/x");
  kept.clear();
  place.search = "?code=abc&state=forged";
  assert.equal(await made().start(), false);
  assert.equal(posted.length, 1);
});

test("where a page gets no token without a secret, the ID token comes back; of another sign-in it is not taken", async () => {
  const kept = new Map();
  const storage = { getItem: (k) => kept.get(k) ?? null, setItem: (k, v) => kept.set(k, v), removeItem: (k) => kept.delete(k) };
  const ask = async (url) => (assert.equal(url, "https://id.example/.well-known/openid-configuration"),
    { ok: true, json: async () => ({ authorization_endpoint: "https://id.example/auth" }) });
  const place = { href: "https://desk.example/console/#/x", hash: "#/x", assign: (to) => (place.to = new URL(to)) };
  globalThis.history = { replaceState: (a, b, to) => (place.back = to) };
  const clock = { at: 1_000_000 };
  const made = () => idToken({ authority: "https://id.example", clientId: "c", scope: "openid email" }, { storage, place, ask, now: () => clock.at });
  const answer = (state, nonce) => {
    const payload = Buffer.from(JSON.stringify({ nonce, exp: 2_000, name: "Zo\u00eb" })).toString("base64url");
    place.hash = "#" + new URLSearchParams({ state, id_token: `h.${payload}.s` });
  };
  assert.equal(await made().start(), false);
  const asked = Object.fromEntries(place.to.searchParams);
  assert.equal(asked.response_type, "id_token");
  assert.equal(asked.redirect_uri, "https://desk.example/console/");
  answer(asked.state, asked.nonce);
  assert.equal(await made().start(), true);
  assert.match(await made().token(), /^h\./);
  assert.equal(place.back, "https://desk.example/console/#/x");
  clock.at = 2_000_001;
  assert.equal(await made().token(), "");

  clock.at = 1_000_000;
  for (const forged of [(to) => answer("forged", to.get("nonce")), (to) => answer(to.get("state"), "forged")]) {
    kept.clear();
    place.hash = "#/x";
    await made().start();
    forged(place.to.searchParams);
    assert.equal(await made().start(), false);
    assert.equal(await made().token(), "");
  }
  place.hash = "#/x";
  await made().start();
  place.hash = "#" + new URLSearchParams({ state: place.to.searchParams.get("state"), error: "access_denied" });
  await assert.rejects(made().start(), /access_denied/);
});

test("index.html preloads just what main.js imports; node test/modules.mjs writes it", () => {
  assert.deepEqual(written(), preloads());
});

test("no module writes markup, inline style or code from text", () => {
  const forbidden = /\.innerHTML\s*=|insertAdjacentHTML|document\.write|\beval\(|new Function|setAttribute\("style"|javascript:/;
  for (const name of readdirSync(new URL("../src/", import.meta.url)).filter((one) => one.endsWith(".js"))) {
    assert.doesNotMatch(readFileSync(new URL(`../src/${name}`, import.meta.url), "utf8"), forbidden, name);
  }
  assert.doesNotMatch(readFileSync(new URL("../src/index.html", import.meta.url), "utf8"), /<style|style=|onload=|<script>/);
});
