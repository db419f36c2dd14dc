import assert from "node:assert/strict";
import { scene } from "./scene.mjs";

scene("a ticket is found, answered, closed and left without a mouse", async (on) => {
  const { page } = on;
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await on.open("list?status=OPEN");
  await press("j", "j");
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Lumen Arc flickers/);
  await press("k", "j", "Enter");
  await page.waitForURL(/ticket\/7K3F-9QXM-2B4D/);
  await page.locator(".composer-bar").waitFor();
  await press("r");
  await page.locator(".compose textarea").waitFor();
  await page.keyboard.type("Hello Anna, j and k are only letters here.");
  await press("Control+Enter");
  await page.getByText("Sending to").waitFor();
  assert.equal(on.server.data.state.lastReply.text, "Hello Anna, j and k are only letters here.");
  await press("y");
  await page.locator(".why-panel").waitFor();
  await press("e");
  await page.getByText("The ticket is closed.").waitFor();
  await press("u");
  await page.waitForURL(/list\?status=OPEN/);
  await press("g", "h");
  await page.waitForURL(/holds/);
  await press("g", "i");
  await page.waitForURL(/list\?status=OPEN/);
  await page.locator(".line").first().waitFor();
  await press("/");
  assert.equal(await page.evaluate(() => document.activeElement.type), "search");
});

scene("the palette finds commands and tickets, and Escape gives the focus back", async (on) => {
  const { page } = on;
  await on.open("list?status=OPEN");
  await page.keyboard.press("j");
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Command palette" }).waitFor();
  await page.keyboard.press("Escape");
  assert.match(await page.evaluate(() => document.activeElement.className), /line/);
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Command palette" }).waitFor();
  await page.keyboard.type("health");
  await page.keyboard.press("Enter");
  await page.waitForURL(/health/);
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Command palette" }).waitFor();
  await page.keyboard.type("warranty");
  await page.getByRole("option", { name: /Warranty: electrician/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(/B3GA-8VPX-N5QS/);
});

scene("the help names the keys, and single keys can be turned off", async (on) => {
  const { page } = on;
  await on.open("list?status=OPEN");
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keyboard shortcuts" }).getByText("Next ticket").waitFor();
  await page.getByLabel("Use single keys as shortcuts").uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("h");
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Command palette" }).waitFor();
  assert.match(page.url(), /list\?status=OPEN/);
});

scene("all that can be done can be reached by Tab, and the focus can be seen", async (on) => {
  const { page } = on;
  await on.open("ticket/7K3F-9QXM-2B4D?status=OPEN");
  await page.evaluate(() => document.activeElement.blur());
  const seen = new Set();
  const unseen = [];
  for (let i = 0; i < 90; i++) {
    await page.keyboard.press("Tab");
    const here = await page.evaluate(() => {
      const active = document.activeElement;
      const box = active.getBoundingClientRect();
      const style = getComputedStyle(active);
      return { name: active.getAttribute("aria-label") || active.textContent.trim().slice(0, 30), visible: active === document.body || (box.width > 0 && (style.outlineStyle !== "none" || style.boxShadow !== "none" || active.matches("input,textarea"))) };
    });
    seen.add(here.name);
    if (!here.visible) unseen.push(here.name);
  }
  for (const name of ["Skip to the content", "Open", "Snooze", "Reply", "Forward", "Why is this here?", "More"]) assert.ok([...seen].some((one) => one.includes(name)), `${name} not reached: ${[...seen].join(", ")}`);
  assert.deepEqual(unseen, []);
});

scene("after a ticket is left, the focus is on its line", async (on) => {
  await on.open("list?status=OPEN");
  await on.page.keyboard.press("j");
  await on.page.keyboard.press("j");
  await on.page.keyboard.press("Enter");
  await on.page.locator(".composer-bar").waitFor();
  await on.page.keyboard.press("u");
  await on.page.waitForFunction(() => document.activeElement.dataset.ticket === "7K3F-9QXM-2B4D");
}, { size: [1000, 800] });
