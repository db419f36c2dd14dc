import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { scene } from "./scene.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
async function violations(page) {
  // By the debugger, which the page's policy does not bind; the page itself gets no script.
  await page.evaluate(AXE);
  const found = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags, resultTypes: ["violations"], iframes: false }), RULES);
  return found.violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => `${node.target.join(" ")} ${node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? ""}`).join(" | ")}`);
}

/** Each is a state of a view that looks different. */
const STATES = [
  ["list", (on) => on.open("list?status=OPEN")],
  ["nothing found", (on) => on.open("list?q=xyzzy")],
  ["a search", async (on) => (await on.open("list?q=glass"), on.page.getByText("in its mail").first().waitFor())],
  ["ticket", async (on) => {
    await on.open("ticket/7K3F-9QXM-2B4D?status=OPEN");
    await on.page.locator(".message").nth(3).getByRole("button", { name: "Why is this here?" }).click();
    await on.page.locator(".message").nth(4).getByRole("button", { name: "Show quoted text" }).click();
  }],
  ["details", async (on) => {
    await on.open("ticket/5HWN-60BY-JC7R?status=OPEN");
    await on.page.getByRole("button", { name: "Details" }).click();
  }],
  ["composer", async (on) => {
    await on.open("ticket/9XJV-3D6P-Q1HM?status=OPEN");
    await on.page.getByRole("button", { name: "Reply", exact: true }).first().click();
    await on.page.locator("input[type=file]").setInputFiles({ name: "a.txt", mimeType: "text/plain", buffer: Buffer.from("a") });
    await on.page.getByRole("button", { name: "Bold (Ctrl+B)" }).waitFor();
    await on.page.locator(".compose textarea").fill("Guten Tag");
    on.server.data.incoming("9XJV-3D6P-Q1HM", "Noch etwas.");
    await on.page.locator(".guard").waitFor();
  }],
  ["preview and signature", async (on) => {
    on.server.data.state.signature = "Mira Holm\nLumen";
    await on.open("ticket/B3GA-8VPX-N5QS?status=OPEN");
    await on.page.getByRole("button", { name: "Reply", exact: true }).first().click();
    await on.page.locator(".signature").getByText("Mira Holm").waitFor();
    await on.page.locator(".compose textarea").fill("Guten **Tag**");
    await on.page.getByRole("button", { name: "Preview" }).click();
    await on.page.locator(".preview iframe").waitFor();
  }],
  ["signature dialog", async (on) => {
    await on.open("ticket/2M8Q-TT4E-H0ZK?status=OPEN");
    await on.page.getByRole("button", { name: "Reply", exact: true }).first().click();
    await on.page.getByRole("button", { name: "Edit your signature" }).click();
    await on.page.getByRole("dialog").waitFor();
  }],
  ["note", async (on) => {
    await on.open("ticket/E5DX-RB9N-T6MC?status=OPEN");
    await on.page.getByRole("button", { name: "Note", exact: true }).first().click();
  }],
  ["menu", async (on) => {
    await on.open("ticket/4C9T-RW2A-8NXE");
    await on.page.locator(".head-tools").getByRole("button", { name: "More" }).click();
    await on.page.getByRole("menu").waitFor();
  }],
  ["message to be moved", async (on) => {
    await on.open("ticket/7K3F-9QXM-2B4D");
    await on.page.locator(".message").last().getByRole("button", { name: "More" }).click();
    await on.page.getByRole("menuitem", { name: "Move to ticket" }).click();
    await on.page.getByRole("dialog").waitFor();
  }],
  ["merged ticket", async (on) => {
    Object.assign(on.server.data.state.tickets.find((one) => one.ticket === "E5DX-RB9N-T6MC"), { status: "MERGED", survivor: "4C9T-RW2A-8NXE" });
    await on.open("ticket/E5DX-RB9N-T6MC");
    await on.page.getByRole("button", { name: "Undo merge" }).click();
    await on.page.getByRole("dialog").waitFor();
  }],
  ["palette", async (on) => {
    await on.open("list?status=OPEN");
    await on.page.keyboard.press("Control+k");
    await on.page.getByRole("listbox").waitFor();
  }],
  ["help", async (on) => {
    await on.open("list?status=OPEN");
    await on.page.keyboard.press("?");
    await on.page.getByRole("dialog").waitFor();
  }],
  ["toast", async (on) => {
    await on.open("ticket/W8QS-7HJD-2PAY");
    await on.page.getByRole("button", { name: "Reopen" }).click();
    await on.page.locator(".toast").waitFor();
  }],
  ["holds", (on) => on.open("holds")],
  ["quarantine", (on) => on.open("quarantine")],
  ["health", (on) => on.open("health")],
  ["privacy", (on) => on.open("privacy")],
  ["charts", async (on) => {
    await on.open("charts");
    await on.page.locator("summary").first().click();
  }],
  ["templates", (on) => on.open("templates")],
  ["preferences", (on) => on.open("preferences")],
  ["signed out", async (on) => {
    on.allow("401");
    on.server.control.signedOut = true;
    await on.page.goto("about:blank");
    await on.page.goto(on.server.url);
    await on.page.getByRole("heading", { name: "Sign in" }).waitFor();
  }],
];

// The details beside the conversation, over it, and a phone.
for (const [scheme, size] of [["light", [1600, 900]], ["dark", [1280, 800]], ["light", [360, 740]], ["dark", [360, 740]]]) {
  scene(`axe finds nothing in ${scheme} at ${size[0]} px, and nothing is wider than the page`, async (on) => {
    const found = [];
    for (const [name, show] of STATES) {
      if (name === "details" && size[0] >= 1440) continue;
      await on.page.keyboard.press("Escape");
      await on.page.locator("dialog, .menu").waitFor({ state: "detached" });
      await show(on);
      found.push(...(await violations(on.page)).map((one) => `${name}: ${one}`));
      const wide = await on.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) found.push(`${name}: ${wide} px too wide`);
    }
    assert.deepEqual(found, []);
  }, { scheme, size, timeout: 240_000 });
}

// What admins alone see, on a phone too.
for (const [scheme, size] of [["light", [1280, 800]], ["dark", [360, 740]]]) {
  scene(`axe finds nothing in what admins see of a person, in ${scheme} at ${size[0]} px`, async (on) => {
    await on.open("privacy?person=a%40b.example");
    await on.page.getByRole("button", { name: "Erase", exact: true }).click();
    await on.page.getByRole("dialog").waitFor();
    const found = await violations(on.page);
    await on.page.getByRole("dialog").getByRole("button", { name: "Erase", exact: true }).click();
    await on.page.getByText("Mails that the mailbox may still have").click();
    await on.page.getByText("AAMkAGI2").waitFor();
    found.push(...(await violations(on.page)));
    const wide = await on.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.deepEqual([found, wide > 0], [[], false]);
  }, { scheme, size, more: { role: "ADMIN" } });
}
