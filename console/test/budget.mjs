// What the first list costs with 10,000 tickets, measured in Chromium as the console is served,
// without compression. Prints figures as JSON; fails if one is over its budget.
import { launch, stage } from "./browser/stage.mjs";

const BUDGET = { bytes: 150_000, requests: 42, longestTaskMs: 200, scrollLongestTaskMs: 200, rowsInPage: 120, openTicketBytes: 120_000 };
const TICKETS = 10_000;
const SCREENS = 60;

const browser = await launch();
const on = await stage(browser, { tickets: TICKETS });
const network = await on.context.newCDPSession(on.page);
await network.send("Network.enable");
let [bytes, requests] = [0, 0];
network.on("Network.loadingFinished", ({ encodedDataLength }) => {
  bytes += encodedDataLength;
  requests++;
});
await on.page.addInitScript(() => {
  window.longest = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.longest = Math.max(window.longest, entry.duration)))).observe({ type: "longtask", buffered: true });
});
const longest = () => on.page.evaluate(() => Math.round(window.longest));

await on.page.goto(on.at("list"));
await on.page.locator(".line").first().waitFor();
const firstListMs = await on.page.evaluate(() => Math.round(performance.now()));
const first = { bytes, requests, longestTaskMs: await longest() };
await on.page.waitForTimeout(300);

// To the end of the list, a page at a time, as somebody who looks for something old.
await on.page.evaluate(() => (window.longest = 0));
await on.page.evaluate(async (screens) => {
  const scroller = document.querySelector(".scroller");
  for (let i = 0; i < screens; i++) {
    scroller.scrollTop = scroller.scrollHeight;
    await new Promise((done) => setTimeout(done, 40));
  }
}, SCREENS);
await on.page.evaluate(async () => {
  const scroller = document.querySelector(".scroller");
  while (!document.querySelector(".tail").textContent.includes("all")) {
    scroller.scrollTop = scroller.scrollHeight;
    await new Promise((done) => setTimeout(done, 15));
  }
});
const tickets = await on.page.evaluate(() => document.querySelector(".tail").textContent);
const scrollLongestTaskMs = await longest();
const rowsInPage = await on.page.locator(".line").count();

[bytes, requests] = [0, 0];
await on.page.goto(on.at("ticket/7K3F-9QXM-2B4D"));
await on.page.locator(".composer-bar").waitFor();
await on.page.waitForTimeout(300);
const openTicketBytes = bytes;

await on.dispose();
await browser.close();
on.keptItsPromises();
const figures = { tickets, ...first, firstListMs, scrollLongestTaskMs, rowsInPage, openTicketBytes };
const over = Object.keys(BUDGET).filter((name) => figures[name] > BUDGET[name]);
console.log(JSON.stringify({ figures, budget: BUDGET, over }));
process.exit(over.length ? 1 : 0);
