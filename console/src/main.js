// From the first request to the first view, and from one view to the next.
import { me, Problem } from "./api.js";
import { auth } from "./auth.js";
import { everywhere } from "./commands.js";
import { swap } from "./dom.js";
import { ticketList, titleOf } from "./list.js";
import { follow } from "./live.js";
import { parse, go } from "./route.js";
import { enter, session } from "./session.js";
import { shell } from "./shell.js";
import { empty, trouble } from "./state.js";
import { applyTheme } from "./theme.js";
import { loadViews } from "./views.js";
import { words } from "./words.js";
import { work } from "./work.js";

const root = document.getElementById("app");
let frame;
let view;

const PAGE_MODULES = {
  holds: () => import("./holds.js"),
  quarantine: () => import("./quarantine.js"),
  health: () => import("./health.js"),
  charts: () => import("./charts.js"),
  templates: () => import("./templates.js"),
  privacy: () => import("./privacy.js"),
  preferences: () => import("./preferences.js"),
};

async function start() {
  applyTheme();
  auth.whenLost(signIn);
  try {
    if (!(await auth.start())) return;
    session.me = await me();
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 401) return;
    return problem instanceof Problem ? swap(root, trouble(problem, () => location.reload())) : signIn(problem.message);
  }
  if (!session.me.mailboxes.length) return swap(root, empty("inbox", { title: words.problem.noMailboxTitle, text: words.problem.noMailbox(session.me.address) }));
  frame = shell(root);
  everywhere();
  addEventListener("hashchange", show);
  show();
}

async function signIn(why) {
  follow({ changes: () => new Promise(() => {}) }, () => {});
  (await import("./signin.js")).showSignIn(root, typeof why === "string" ? why : "");
}

function show() {
  const route = parse(location.hash);
  const before = session.mailbox;
  if (!route || !enter(route)) {
    const [{ tenant, address }] = session.me.mailboxes;
    return go({ tenant, address, page: "list", filter: { status: "OPEN" } }, { replace: true });
  }
  if (session.mailbox !== before) newMailbox();
  frame.update();
  const name = route.page === "list" || route.page === "ticket" ? "work" : route.page;
  if (view?.name === name) view.show?.(route);
  else open(name, route);
}

async function open(name, route) {
  view?.close?.();
  view = { name };
  const mine = view;
  const page = name === "work" ? work(ticketList()) : await PAGE_MODULES[name]().then((module) => module.page());
  if (mine !== view) return page.close?.();
  view = Object.assign(page, { name });
  swap(frame.main, page.element);
  page.show?.(route);
  if (name !== "work") {
    document.title = `${words.nav[name]} - ${words.product}`;
    page.element.querySelector("h1")?.focus();
  } else if (route.page === "list") document.title = `${titleOf(route.filter)} - ${words.product}`;
}

/** After the first list: what waits for a decision is worth two requests, but not the first ones. */
const COUNT_AFTER = 1500;
const COUNT_EVERY = 60_000;
let counted = 0;

function newMailbox() {
  loadViews();
  counted = 0;
  frame.count({ holds: 0, quarantine: 0 });
  setTimeout(later, COUNT_AFTER);
  follow(session.api, (changed) => (view?.changed?.(changed), Date.now() - counted > COUNT_EVERY && count()));
}

/** The palette is there before somebody calls for it: what is typed into it must not become shortcuts. */
function later() {
  count();
  import("./palette.js");
}

async function count() {
  const { api } = session;
  counted = Date.now();
  const [holds, caught] = await Promise.all([api.holds(), api.quarantine()]).catch(() => [[], []]);
  if (api === session.api) frame.count({ holds: holds.length, quarantine: caught.filter((mail) => mail.state === "HELD").length });
}
document.addEventListener("decided", count);

start();
