// Tests in a browser: one browser a file, one context a test.
import { after, test } from "node:test";
import { launch, stage } from "./stage.mjs";

let shared;
after(async () => (await shared)?.close());

/** A test in a browser: what it opened is closed whatever happens, and held against the promises if it passes. */
export function scene(name, play, options) {
  test(name, { timeout: options?.timeout ?? 60_000 }, async () => {
    const on = await stage(await (shared ??= launch()), options);
    try {
      await play(on);
    } catch (error) {
      error.message += `\nThe browser said: ${on.trouble.join("\n") || "nothing"}`;
      throw error;
    } finally {
      await on.dispose();
    }
    on.keptItsPromises();
  });
}
