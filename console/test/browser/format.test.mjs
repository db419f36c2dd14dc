// Formatting, signatures and big files.
import assert from "node:assert/strict";
import { scene } from "./scene.mjs";

const TICKET = "7K3F-9QXM-2B4D";
const text = (on) => on.page.locator(".compose textarea");

async function composing(on) {
  await on.open(`ticket/${TICKET}?status=OPEN`);
  await on.page.locator(".composer-bar").getByRole("button", { name: "Reply", exact: true }).click();
  await on.page.getByRole("button", { name: "Bold (Ctrl+B)" }).waitFor();
}

/** A file made in the page: one of megabytes is long on its way there. */
const attach = (on, name, size) => on.page.locator("input[type=file]").evaluate((input, file) => {
  const files = new DataTransfer();
  files.items.add(new File([Uint8Array.from({ length: file.size }, (_, i) => (i * 7 + (i >> 8)) & 255)], file.name));
  input.files = files.files;
  input.dispatchEvent(new Event("change"));
}, { name, size });

scene("an answer is formatted by buttons and keys, looked at, and sent as such", async (on) => {
  await composing(on);
  await text(on).fill("It is red.");
  await text(on).evaluate((field) => field.setSelectionRange(6, 9));
  await on.page.getByRole("button", { name: "Bold (Ctrl+B)" }).click();
  assert.equal(await text(on).inputValue(), "It is **red**.");
  await on.page.keyboard.press("Control+b");
  assert.equal(await text(on).inputValue(), "It is red.");
  await on.page.keyboard.press("Control+b");
  await on.page.getByRole("button", { name: "Preview" }).click();
  await on.page.frameLocator(".preview iframe").locator("strong").getByText("red").waitFor();
  await on.page.getByRole("button", { name: "Preview" }).click();
  await on.page.getByRole("button", { name: "Send", exact: true }).click();
  await on.page.getByText("Sending to anna.berger@morgenrot.example").waitFor();
  const { format, text: sent } = on.server.data.state.lastReply;
  assert.deepEqual({ format, sent }, { format: "FORMATTED", sent: "It is **red**." });
});

scene("a plain answer has no buttons and says that it is plain", async (on) => {
  await composing(on);
  await on.page.getByRole("button", { name: "Formatted" }).click();
  assert.equal(await on.page.getByRole("group", { name: "Format", exact: true }).isVisible(), false);
  await text(on).fill("2 * 3 * 4");
  await on.page.getByRole("button", { name: "Send", exact: true }).click();
  await on.page.getByText("Sending to anna.berger@morgenrot.example").waitFor();
  assert.equal(on.server.data.state.lastReply.format, "PLAIN");
});

scene("a signature is added, and shown below what one writes", async (on) => {
  await composing(on);
  await on.page.getByRole("button", { name: "Add a signature" }).click();
  await on.page.getByLabel("Below all your answers").fill("Mira Holm\nLumen");
  await on.page.getByRole("button", { name: "Save" }).click();
  await on.page.locator(".signature").getByText("Mira Holm").waitFor();
  await on.page.getByRole("button", { name: "Edit your signature" }).waitFor();
  assert.equal(on.server.data.state.signature, "Mira Holm\nLumen");
});

scene("a big file goes up in parts, goes on where it was stopped, and arrives as it was", async (on) => {
  await composing(on);
  on.allow("404");
  on.server.data.state.losing = 1;
  const buffer = Buffer.from(Array.from({ length: 3_200_000 }, (_, i) => (i * 7 + (i >> 8)) & 255));
  await attach(on, "plan.zip", 3_200_000);
  await on.page.locator(".compose .files").getByText("There is no such thing in this mailbox.").waitFor();
  await text(on).fill("Here is the plan.");
  await on.page.getByRole("button", { name: "Send", exact: true }).click();
  await on.page.getByText("An attachment is not uploaded").waitFor();
  await on.page.getByRole("button", { name: "Go on" }).click();
  await on.page.locator(".compose .files").getByText("uploaded").waitFor();
  await on.page.getByRole("button", { name: "Send", exact: true }).click();
  await on.page.getByText("Sending to anna.berger@morgenrot.example").waitFor();
  const { uploads, attachments } = on.server.data.state.lastReply;
  assert.equal(attachments, undefined);
  assert.ok(on.server.data.uploaded(uploads[0]).equals(buffer));
});

scene("what is too big is said at once", async (on) => {
  await composing(on);
  await attach(on, "film.mp4", 20_000_001);
  await on.page.getByText('"film.mp4" does not fit').waitFor();
  assert.equal(await on.page.locator(".compose .files .file").count(), 0);
});
