// A browser with the console in it and the fake API behind it. When it closes, nothing may have
// broken the policy, the contract or the promise to ask nobody else.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import { serve } from "../fake/server.mjs";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
export const browserAt = process.env.CHROMIUM ?? PLACES.find(existsSync);
const FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export const launch = () => chromium.launch({ executablePath: browserAt, args: FLAGS });

export async function stage(browser, { tickets = 12, more, size = [1280, 800], scheme = "light", motion = "reduce" } = {}) {
  const server = await serve({ tickets, more });
  const context = await browser.newContext({ viewport: { width: size[0], height: size[1] }, colorScheme: scheme, reducedMotion: motion, timezoneId: "Europe/Berlin", locale: "en-GB" });
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  const trouble = [];
  const allowed = [];
  const note = (text) => allowed.some((one) => text.includes(one)) || trouble.push(text);
  context.on("page", (other) => watch(other));
  function watch(one) {
    one.on("pageerror", (error) => note(`error: ${error.stack}`));
    one.on("console", (message) => ["error", "warning"].includes(message.type()) && note(`console: ${message.text()}`));
    one.on("request", (request) => /^https?:/.test(request.url()) && !request.url().startsWith(new URL(server.url).origin) && note(`asked elsewhere: ${request.url()}`));
  }
  watch(page);
  await page.addInitScript(() => addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`)));
  return {
    page, server, context, trouble,
    /** What the test does on purpose, such as a 401, which a browser writes to its console. */
    allow: (text) => allowed.push(text),
    at: (path) => `${server.url}#/lumen/support%40lumen.example/${path}`,
    open: async (path) => {
      await page.goto(path === undefined ? server.url : `${server.url}#/lumen/support%40lumen.example/${path}`);
      await page.locator("h1:visible").first().waitFor();
      if (path?.startsWith("ticket")) await page.locator(".thread .card").first().waitFor();
      await page.waitForFunction(() => !document.querySelector(".bones"));
    },
    async dispose() {
      await context.close();
      await server.close();
    },
    keptItsPromises() {
      assert.deepEqual(trouble, []);
      assert.deepEqual(server.contract.broken, []);
    },
  };
}
