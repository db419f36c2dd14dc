// What can be done from anywhere: the shortcuts, the palette and the help are made of this.
import { LISTS } from "./filters.js";
import { bind } from "./keys.js";
import { here } from "./session.js";
import { nextTheme, theme } from "./theme.js";
import { toast } from "./toast.js";
import { words } from "./words.js";

export const PLACES = [
  { page: "holds", icon: "question", keys: "g h" },
  { page: "quarantine", icon: "box", keys: "g q" },
  { page: "health", icon: "pulse", keys: "g s" },
  { page: "charts", icon: "chart", keys: "g t" },
  { page: "templates", icon: "pen", keys: "g r" },
  { page: "privacy", icon: "person", keys: "g p", admin: true },
];

const to = (href) => () => (location.hash = href);

export function everywhere() {
  const go = words.keys.groups.go;
  const other = words.keys.groups.other;
  const keys = {};
  for (const list of LISTS) keys[list.keys] = { name: words.lists[list.id], icon: list.icon, group: go, run: () => to(here("list", { filter: list.query }))() };
  for (const place of PLACES) keys[place.keys] = { name: words.nav[place.page], icon: place.icon, group: go, run: () => to(here(place.page))() };
  keys["g p"] = { name: words.nav.preferences, icon: "person", group: go, run: () => to(here("preferences"))() };
  keys["ctrl+k"] = { name: words.keys.palette, group: other, hidden: true, run: async () => (await import("./palette.js")).openPalette() };
  keys["?"] = { name: words.keys.help, icon: "keyboard", group: other, run: async () => (await import("./help.js")).openHelp() };
  keys.T = { name: words.keys.theme(words.keys.themes[theme()]), icon: "auto", group: other, run: changeTheme };
  return bind(keys);
}

export function changeTheme() {
  toast(words.keys.theme(words.keys.themes[nextTheme()]));
  document.dispatchEvent(new Event("theme"));
}
