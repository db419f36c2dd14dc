// Screenshots for docs/pictures, from the fixture tickets.
import { statSync } from "node:fs";
import { launch, stage } from "./browser/stage.mjs";

const OUT = new URL("../../docs/pictures/", import.meta.url);
const MOST = 200_000;
const browser = await launch();

async function picture(name, options, show) {
  const on = await stage(browser, { size: [1200, 750], ...options });
  await show(on);
  // What the console asks after its first list is there too.
  await on.page.waitForTimeout(2000);
  const path = new URL(`console-${name}.png`, OUT).pathname;
  await on.page.screenshot({ path });
  await on.dispose();
  const { size } = statSync(path);
  console.log(`${name} ${size} bytes`);
  if (size > MOST) process.exitCode = 1;
}

const why = async (on) => {
  await on.open("ticket/7K3F-9QXM-2B4D?status=OPEN");
  await on.page.locator(".message").nth(3).getByRole("button", { name: "Why is this here?" }).click();
  await on.page.locator(".message").nth(3).scrollIntoViewIfNeeded();
};

await picture("list", {}, (on) => on.open("list?status=OPEN"));
await picture("list-dark", { scheme: "dark" }, (on) => on.open("list?status=OPEN"));
await picture("conversation", {}, async (on) => {
  await on.open("ticket/7K3F-9QXM-2B4D?status=OPEN");
  await on.page.getByRole("button", { name: "Reply", exact: true }).first().click();
  await on.page.locator(".compose textarea").fill("Hello Anna,\n\nthank you for listening so closely. The hum fits: module rev. C goes out to you today and reaches you before the 20th.\n\nMira");
});
await picture("why", {}, why);
await picture("why-dark", { scheme: "dark" }, why);
await picture("health", {}, (on) => on.open("health"));
await picture("charts-dark", { scheme: "dark" }, (on) => on.open("charts"));
await picture("palette", {}, async (on) => {
  await on.open("list?status=OPEN");
  await on.page.keyboard.press("Control+k");
  await on.page.getByRole("combobox", { name: "Command palette" }).waitFor();
  await on.page.keyboard.type("arc");
  await on.page.getByRole("option", { name: /flickers/ }).waitFor();
});
await picture("phone", { size: [390, 780] }, (on) => on.open("list?status=OPEN"));
await picture("phone-ticket", { size: [390, 780] }, (on) => on.open("ticket/7K3F-9QXM-2B4D?status=OPEN"));
await browser.close();
