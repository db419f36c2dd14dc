// The frame around every view: where one is, where one can go, who one is.
import { auth } from "./auth.js";
import { changeTheme, PLACES } from "./commands.js";
import { h, swap } from "./dom.js";
import { LISTS, same } from "./filters.js";
import { icon, mark } from "./icons.js";
import { format } from "./route.js";
import { here, mayAdmin, session } from "./session.js";
import { theme } from "./theme.js";
import { savedViews, viewLink } from "./views.js";
import { words } from "./words.js";

const THEME_ICONS = { auto: "auto", light: "sun", dark: "moon" };

export function shell(root) {
  const side = h("aside.side", { id: "side", "aria-label": words.nav.label });
  const main = h("main.main", { id: "content", tabindex: "-1" });
  const veil = h("button.veil", { type: "button", "aria-label": words.close, tabindex: "-1", onclick: () => openSide(false) });
  const skip = (event) => (event.preventDefault(), (main.querySelector("h1") ?? main).focus());
  const frame = h("div.shell", null, h("a.skip.button.outlined", { href: "#content", onclick: skip }, words.skip), side, veil, main);
  const counts = { holds: 0, quarantine: 0 };
  swap(root, frame);

  const draw = () => session.mailbox && swap(side, brand(), mailboxes(), navigation(counts), foot());
  document.addEventListener("views", draw);
  document.addEventListener("theme", draw);
  side.addEventListener("click", (event) => event.target.closest("a") && openSide(false));
  side.addEventListener("keydown", (event) => event.key === "Escape" && openSide(false));

  return {
    main,
    update: draw,
    /** How much waits for a decision; shown beside the links. */
    count(next) {
      Object.assign(counts, next);
      draw();
    },
  };
}

export function openSide(open = true) {
  document.body.dataset.side = open ? "open" : "";
  if (open) document.querySelector(".side a, .side select")?.focus();
  else if (document.activeElement?.closest(".side")) document.querySelector(".open-side")?.focus();
}

/** The head of every view: the way to the side on a phone, the title, what it offers. */
export const bar = (title, ...rest) =>
  h("header.bar", null,
    h("button.button.square.open-side", { type: "button", "aria-label": words.menu, "aria-controls": "side", onclick: () => openSide() }, icon("menu")),
    h("h1", { tabindex: "-1" }, title), h("span.rest"), rest);

const brand = () => h("div.brand", null, mark(), words.product);

function mailboxes() {
  const all = session.me.mailboxes;
  const link = (box) => format({ tenant: box.tenant, address: box.address, page: "list", filter: { status: "OPEN" } });
  const choose = (event) => (location.hash = link(all[event.target.selectedIndex]));
  return h("select.field.choice", { "aria-label": words.nav.mailbox, onchange: choose, data: { focus: "mailbox" } },
    all.map((box) => h("option", { selected: box === session.mailbox }, box.address)));
}

function navigation(counts) {
  const { page, filter } = session.route;
  const inList = page === "list" || page === "ticket";
  const lists = LISTS.map((list) => go(here("list", { filter: list.query }), list.icon, words.lists[list.id], inList && same(list.query, filter)));
  const saved = savedViews().map((view) => go(viewLink(view), "bookmark", view.name, inList && same(view.query, filter)));
  const place = ({ page: name, icon: sign }) => go(here(name), sign, words.nav[name], page === name, counts[name]);
  return h("nav", { "aria-label": words.nav.label },
    group(words.nav.tickets, lists),
    saved.length > 0 && group(words.nav.saved, saved),
    group(words.nav.attention, PLACES.slice(0, 2).map(place)),
    group(words.nav.insight, PLACES.slice(2).filter((one) => !one.admin || mayAdmin()).map(place)));
}

const group = (name, items) => h("section", null, h("h2", null, name), h("ul", null, items.map((item) => h("li", null, item))));

const go = (href, sign, name, current, count) =>
  h("a.go", { href, "aria-current": current ? "page" : null, data: { focus: href } }, icon(sign), h("span", null, name), count > 0 && h("span.count", null, count));

const who = () =>
  h("a.who", { href: here("preferences"), title: words.nav.preferences, "aria-current": session.route.page === "preferences" ? "page" : null, data: { focus: "who" } },
    session.me.name || session.me.address, h("span.unseen", null, `: ${words.nav.preferences}`));

function foot() {
  const openHelp = async () => (await import("./help.js")).openHelp();
  const tool = (sign, label, onclick) => h("button.button.square", { type: "button", "aria-label": label, title: label, onclick, data: { focus: sign } }, icon(sign));
  return h("div.foot", null, who(),
    tool(THEME_ICONS[theme()], words.keys.theme(words.keys.themes[theme()]), changeTheme),
    tool("keyboard", words.keys.help, openHelp),
    !auth.byCookie() && tool("key", words.signIn.out, auth.signOut));
}
