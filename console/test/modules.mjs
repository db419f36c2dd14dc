// Which modules the first page needs: main.js and all that it imports at once. Run as a program, it
// writes them into index.html, so that the browser asks for them all at one time.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const SRC = new URL("../src/", import.meta.url);
const read = (name) => readFileSync(new URL(name, SRC), "utf8");

export function needed(start = "main.js", found = new Set()) {
  if (found.has(start)) return found;
  found.add(start);
  for (const [, name] of read(start).matchAll(/^import [^;]*?from "\.\/([\w-]+\.js)";/gms)) needed(name, found);
  return found;
}

export const preloads = () => [...needed()].filter((name) => name !== "main.js").sort().map((name) => `<link rel="modulepreload" href="${name}">`);
export const written = () => read("index.html").match(/<link rel="modulepreload"[^>]*>/g) ?? [];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const without = read("index.html").replace(/<link rel="modulepreload"[^>]*>\n/g, "");
  writeFileSync(new URL("index.html", SRC), without.replace("<script type", `${preloads().join("\n")}\n<script type`));
}
