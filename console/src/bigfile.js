// A file in parts. What is there already is not sent again: after a lost connection, and when the
// same file is attached to the same draft once more.
import { base64 } from "./upload.js";

const TRIES = 4;
const wait = (ms) => new Promise((done) => setTimeout(done, ms));

/** Fails with a problem that says what to do; may be called again, and goes on. */
export async function send(api, file, batch, upload, changed, pause = wait) {
  const key = await digest(`${batch}|${file.name}|${file.size}|${file.lastModified}`);
  const begun = await api.beginUpload({ name: file.name.slice(0, 200), type: (file.type || "application/octet-stream").slice(0, 100), size: file.size }, key);
  upload.id = begun.id;
  const there = new Set(begun.received);
  upload.sent = bytes(begun, there);
  changed();
  for (let part = 0; part < begun.parts; part++) {
    if (there.has(part)) continue;
    const content = await base64(file.slice(part * begun.partBytes, (part + 1) * begun.partBytes));
    await again(() => {
      if (upload.state === "gone") throw new Error("");
      return api.putPart(begun.id, part, { content });
    }, pause);
    there.add(part);
    upload.sent = bytes(begun, there);
    changed();
  }
}

/** A part that got lost is sent again, a little later each time; what was refused is not. */
async function again(act, pause) {
  for (let tries = 1; ; tries++) {
    try {
      return await act();
    } catch (problem) {
      const passing = problem.status === 0 || problem.status === 429 || problem.status >= 500;
      if (!passing || tries === TRIES) throw problem;
      await pause(1000 * Math.max(problem.retryAfter ?? 0, 2 ** (tries - 1)));
    }
  }
}

const bytes = (upload, there) => [...there].reduce((sum, part) => sum + Math.min(upload.partBytes, upload.size - part * upload.partBytes), 0);

async function digest(text) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
