// The shortcuts that work here and now, and the switch that turns single keys off (WCAG 2.1.4).
import { dialog } from "./dialog.js";
import { h } from "./dom.js";
import { bound, keysOn, useKeys } from "./keys.js";
import { words } from "./words.js";

export const keyCaps = (keys) => keys.split(" ").map((key, i) => [i > 0 && ` ${words.keys.then} `, h("kbd", null, key.replace("ctrl+", "Ctrl+").replace(/\+([a-z])$/, (all, c) => `+${c.toUpperCase()}`))]);

export function openHelp() {
  const groups = new Map();
  for (const [keys, command] of Object.entries(bound())) groups.set(command.group, [...(groups.get(command.group) ?? []), [keys, command.name]]);
  groups.get(words.keys.groups.ticket)?.push(["ctrl+Enter", words.keys.send]);
  const on = h("input", { type: "checkbox", checked: keysOn(), onchange: () => useKeys(on.checked), "aria-describedby": "keys-hint" });
  dialog(words.keys.title,
    h("div.help", null, [...groups].map(([group, rows]) => h("section", null, h("h3", null, group),
      h("dl", null, rows.map(([keys, name]) => h("div", null, h("dt", null, keyCaps(keys)), h("dd", null, name))))))),
    h("label.check", null, on, words.keys.on), h("p.hint", { id: "keys-hint" }, words.keys.onHint));
}
