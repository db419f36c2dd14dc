// Files that go with an answer. The API takes them as base64, at most 3 MB together.

export const MOST_BYTES = 3_000_000;
export const MOST_FILES = 20;

/** Which files fit beside those that are there: {taken, refused}. */
export function fitting(present, files) {
  let used = present.reduce((sum, file) => sum + file.size, 0);
  let count = present.length;
  const [taken, refused] = [[], []];
  for (const file of files) {
    if (count >= MOST_FILES || used + file.size > MOST_BYTES) refused.push(file);
    else {
      used += file.size;
      count++;
      taken.push(file);
    }
  }
  return { taken, refused };
}

export async function encoded(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  // In parts: the arguments of a call are limited.
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return { name: file.name.slice(0, 200), type: (file.type || "application/octet-stream").slice(0, 100), content: btoa(text) };
}
