// What the first list costs with 10,000 tickets, measured in Chromium as the console is served,
// without compression. Prints figures as JSON; fails if one is over its budget. How long a task is
// counts in processor time of the page's thread: by the clock it would measure who else is at work.
import { launch, stage } from "./browser/stage.mjs";

const BUDGET = { bytes: 150_000, requests: 42, longestTaskMs: 200, scrollLongestTaskMs: 200, rowsInPage: 120, openTicketBytes: 120_000 };
const TICKETS = 10_000;
const SCREENS = 60;

async function measure(browser) {
  const on = await stage(browser, { tickets: TICKETS });
  const network = await on.context.newCDPSession(on.page);
  await network.send("Network.enable");
  let [bytes, requests] = [0, 0];
  network.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
    requests++;
  });
  await browser.startTracing(on.page, { categories: ["toplevel", "__metadata"] });
  await on.page.goto(on.at("list"));
  await on.page.locator(".line").first().waitFor();
  const firstListMs = await on.page.evaluate(() => Math.round(performance.now()));
  const first = { bytes, requests, longestTaskMs: longest(await browser.stopTracing()) };
  await browser.startTracing(on.page, { categories: ["toplevel", "__metadata"] });

  // To the end of the list, a page at a time, as somebody who looks for something old.
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
  const scrollLongestTaskMs = longest(await browser.stopTracing());
  const rowsInPage = await on.page.locator(".line").count();

  [bytes, requests] = [0, 0];
  await on.page.goto(on.at("ticket/7K3F-9QXM-2B4D"));
  await on.page.locator(".composer-bar").waitFor();
  await on.page.waitForTimeout(300);
  const openTicketBytes = bytes;

  await on.dispose();
  on.keptItsPromises();
  return { tickets, ...first, firstListMs, scrollLongestTaskMs, rowsInPage, openTicketBytes };
}

/** The longest task of any page's main thread in a trace, in ms. */
function longest(trace) {
  const events = JSON.parse(trace).traceEvents;
  const mains = new Set(events.filter((one) => one.name === "thread_name" && one.args.name === "CrRendererMain").map((one) => `${one.pid} ${one.tid}`));
  const tasks = events.filter((one) => one.tdur !== undefined && mains.has(`${one.pid} ${one.tid}`));
  if (!tasks.length) throw new Error("the trace names no task");
  return Math.round(tasks.reduce((most, one) => Math.max(most, one.tdur), 0) / 1000);
}

const over = (figures) => Object.keys(BUDGET).filter((name) => figures[name] > BUDGET[name]);

const browser = await launch();
const figures = await measure(browser);
await browser.close();
console.log(JSON.stringify({ figures, budget: BUDGET, over: over(figures) }));
process.exit(over(figures).length ? 1 : 0);
