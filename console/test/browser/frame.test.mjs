import assert from "node:assert/strict";
import { extra } from "../fake/extra.mjs";
import { scene } from "./scene.mjs";

// What no API that makes mail safe would give: the frame has to hold alone.
const HOSTILE = `<script>parent.ran = 1; top.ran = 1; console.error("ran")</script><img src="x" onerror="console.error('ran')">
  <img src="https://tracker.example/open.gif"><link rel="stylesheet" href="https://tracker.example/x.css"><style>body{background:url(https://tracker.example/b.gif)}</style>
  <iframe src="https://elsewhere.example/"></iframe><form action="https://elsewhere.example/"><button>Go</button></form>
  <meta http-equiv="refresh" content="0;url=https://elsewhere.example/"><base href="https://elsewhere.example/">
  <p style="color: #a00; background: url(https://tracker.example/p.gif)" id="said">Said <a href="https://lamp.example/">a link</a></p>`;

const hostile = () => ({ ...extra(), body: () => ({ html: HOSTILE, text: "Said", quoted: "", attachments: [] }) });

async function original(on) {
  await on.open("ticket/7K3F-9QXM-2B4D");
  await on.page.locator(".message").last().getByRole("button", { name: "More" }).click();
  await on.page.getByRole("menuitem", { name: "As it was sent" }).click();
  return on.page.frameLocator("iframe.original");
}

scene("mail as it was sent can do nothing, even if nobody made it safe", async (on) => {
  // The frame refuses what is in it and says so; what counts is that nothing was fetched and nothing ran.
  for (const refused of ["Content Security Policy", "policy:", "sandboxed", "Blocked script execution"]) on.allow(refused);
  const frame = await original(on);
  await frame.locator("#said").waitFor();
  assert.equal(await on.page.evaluate(() => "ran" in window), false);
  assert.equal(await on.page.locator("iframe.original").getAttribute("sandbox"), "allow-popups allow-popups-to-escape-sandbox");
  assert.equal(await frame.locator("#said").evaluate((element) => element.ownerDocument.defaultView.origin), "null");
}, { more: hostile() });

scene("mail keeps its colours and tables without any inline style, and breaks no policy", async (on) => {
  const frame = await original(on);
  assert.equal(await frame.locator("td").first().evaluate((cell) => getComputedStyle(cell).backgroundColor), "rgb(244, 231, 200)");
  assert.equal(await frame.locator("td").first().evaluate((cell) => getComputedStyle(cell.firstChild).fontWeight), "700");
});

scene("pictures from elsewhere are not fetched, and it is said that they are there", async (on) => {
  await original(on);
  await on.page.getByText("1 picture lies elsewhere and was not fetched").waitFor();
  await on.page.getByRole("button", { name: "Show pictures" }).click();
  await on.page.getByRole("link", { name: "https://tracker.example/open.gif" }).waitFor();
});

scene("quoted text is folded until one asks for it", async (on) => {
  await on.open("ticket/7K3F-9QXM-2B4D");
  const last = on.page.locator(".message").last();
  assert.equal(await last.locator("blockquote").count(), 0);
  await last.getByRole("button", { name: "Show quoted text" }).click();
  await last.locator("blockquote").getByText("Jonas Weil wrote").waitFor();
});

scene("each message says why it is here", async (on) => {
  await on.open("ticket/7K3F-9QXM-2B4D");
  await on.page.locator(".message").nth(3).getByRole("button", { name: "Why is this here?" }).click();
  await on.page.getByText("Its References name two messages of this ticket, but its sender takes no part in it: added as a guest.").waitFor();
});

scene("a message that did not arrive says whom it did not reach", async (on) => {
  await on.open("ticket/5HWN-60BY-JC7R");
  await on.page.getByText("Did not reach paul.hart@hartandsons.example").waitFor();
  await on.page.getByText("The recipient's mailbox is full; tried three times.").waitFor();
  await on.page.getByRole("button", { name: "Send again" }).click();
  await on.page.getByText("Goes out in a moment").waitFor();
});
