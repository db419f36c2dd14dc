// The frame of a view that is not about tickets: head, words, content.
import { h, style, swap } from "./dom.js";
import { bar } from "./shell.js";
import { loading } from "./state.js";

export async function pageFrame(title, text, ...tools) {
  await Promise.all([style("pages"), style("overlay")]);
  const content = h("div.page-content");
  const element = h("div.page", null, bar(title, tools), h("div.page-scroll", { tabindex: "0", role: "region", "aria-label": title }, h("div.page-width", null, text && h("p.page-text", null, text), content)));
  swap(content, loading(title));
  return { element, content };
}

/** Something was decided: the counts beside the links may be others now. */
export const decided = () => document.dispatchEvent(new Event("decided"));
