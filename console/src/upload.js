// Files that go with an answer. As base64 with the answer the API takes 3 MB together; what does not
// fit there goes up before, in parts.

export const MOST_BYTES = 20_000_000;
export const MOST_FILES = 20;
/** With the answer itself. */
export const AT_ONCE = 3_000_000;

/** Which files fit beside those that are there: {taken, refused}. */
export function fitting(present, files) {
  let used = present.reduce((sum, file) => sum + file.size, 0);
  let count = present.length;
  const [taken, refused] = [[], []];
  for (const file of files) {
    if (count >= MOST_FILES || used + file.size > MOST_BYTES || !file.size) refused.push(file);
    else {
      used += file.size;
      count++;
      taken.push(file);
    }
  }
  return { taken, refused };
}

export async function encoded(file) {
  return { name: file.name.slice(0, 200), type: (file.type || "application/octet-stream").slice(0, 100), content: await base64(file) };
}

export async function base64(blob) {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = "";
  // In parts: the arguments of a call are limited.
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}

const KNOWN = new WeakMap();
/** The upload of a file; undefined for one that goes with the answer. */
export const uploadOf = (file) => KNOWN.get(file);

/** Sends what does not fit into the answer on its way. `changed` is called whenever there is news. */
export async function sendAhead(api, files, batch, changed) {
  let used = files.filter((file) => !KNOWN.has(file)).reduce((sum, file) => sum + file.size, 0);
  for (const file of files.filter((one) => !KNOWN.has(one)).sort((a, b) => b.size - a.size)) {
    if (used <= AT_ONCE) return;
    used -= file.size;
    const upload = { sent: 0, state: "going", id: null, problem: "", done: null };
    KNOWN.set(file, upload);
    go(api, file, batch, changed);
  }
}

/** Begins, or goes on after it was stopped. */
export function go(api, file, batch, changed) {
  const upload = KNOWN.get(file);
  Object.assign(upload, { state: "going", problem: "" });
  upload.done = import("./bigfile.js").then(({ send }) => send(api, file, batch, upload, changed)).then(
    () => (upload.state = "done"),
    (problem) => {
      // One that was thrown away meanwhile has nothing to say.
      if (upload.state !== "gone") Object.assign(upload, { state: "stopped", problem: problem.message });
    }).then(() => changed());
  changed();
}

export function drop(api, file) {
  const upload = KNOWN.get(file);
  if (!upload) return;
  upload.state = "gone";
  // If that fails, the API throws it away after a day.
  if (upload.id) api.dropUpload(upload.id).catch(() => {});
}
