// What one does to a ticket, from its buttons, its menu, the keyboard and the palette.
import { ask } from "./dialog.js";
import { MODES } from "./modes.js";
import { menu } from "./menu.js";
import { nameOf } from "./people.js";
import { mayAct, session } from "./session.js";
import { dayAndTime, snoozeChoices } from "./time.js";
import { toast } from "./toast.js";
import { words } from "./words.js";

export const NUMBER = /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/;
const PRIORITIES = ["URGENT", "HIGH", "NORMAL", "LOW"];

export function acts(view) {
  const t = words.act;

  /** @param guarded refused if the ticket has changed since it was drawn: nobody closes what they have not read */
  async function act(what, said, { undo, guarded } = {}) {
    try {
      view.acted(await view.api.act(view.id, what, guarded ? view.ticket.seq : undefined));
      toast(said, undo && { label: words.undo, run: () => act(undo, said) });
    } catch (problem) {
      toast(problem.status === 412 || problem.status === 409 ? t.changed : problem.message);
      if (problem.status === 412 || problem.status === 409) view.reload();
    }
  }

  const said = { OPEN: t.opened, WAITING: t.waiting, CLOSED: t.closed };
  const status = (next) => act({ act: "status", status: next }, said[next], { guarded: next === "CLOSED", undo: { act: "status", status: view.ticket.status } });
  const assign = (to) => act({ act: "assign", to }, t.assignedTo(to ? nameOf(to) : words.nobody), { undo: { act: "assign", to: view.ticket.assignee } });
  const priority = (next) => act({ act: "priority", priority: next }, `${t.priority}: ${words.priority[next]}`, { undo: { act: "priority", priority: view.ticket.priority } });
  const watching = () => view.ticket.watchers.includes(session.me.address);
  const watch = () => act({ act: "watch", watching: !watching() }, watching() ? t.unwatch : t.watch);
  const tag = (add, remove) => act({ act: "tag", add, remove }, `${t.tags}: ${[...add, ...remove].join(", ")}`, { undo: { act: "tag", add: remove, remove: add } });
  const snoozed = (until) => act({ act: "snooze", until: until?.toISOString() ?? null }, until ? t.snoozeUntil(dayAndTime(until)) : t.awake, { undo: { act: "snooze", until: view.ticket.snoozedUntil } });

  async function other(title, text) {
    const check = (value) => (NUMBER.test(value.toUpperCase()) && value.toUpperCase() !== view.id ? "" : t.badNumber);
    return (await ask({ title, text, label: t.other, button: title, check }))?.toUpperCase();
  }

  async function merge() {
    const into = await other(t.merge, t.mergeText);
    if (into) await act({ act: "merge", into }, t.merged);
  }

  async function link() {
    const to = await other(t.link, t.linkText);
    if (to) await act({ act: "link", other: to }, t.linked);
  }

  async function addTag() {
    const name = await ask({ title: t.addTag, label: t.tagName, button: t.addTag, choices: view.known().tags });
    if (name) await tag([name], []);
  }

  async function assignOther() {
    const check = (value) => (/^[^\s@]+@[^\s@]+$/.test(value) ? "" : words.composer.badAddress(value));
    const to = await ask({ title: t.assign, label: t.address, type: "email", button: t.assign, choices: view.known().people, check });
    if (to) await assign(to);
  }

  async function pickTime() {
    const value = await ask({ title: t.pickTitle, label: t.pick, type: "datetime-local", button: t.snooze, check: (v) => (v && new Date(v) > new Date() ? "" : t.pick) });
    if (value) await snoozed(new Date(value));
  }

  const anchor = (name) => view.element.querySelector(`[data-focus=${name}]`) ?? view.element.querySelector("h1");

  const menus = {
    snooze: (at = anchor("clock")) => menu(at, t.snooze, [
      ...snoozeChoices().map(({ name, until }) => ({ name: `${name}, ${dayAndTime(until)}`, icon: "clock", run: () => snoozed(until) })),
      { name: t.pick, icon: "clock", run: pickTime },
      view.ticket.snoozedUntil && { name: t.unsnooze, icon: "sun", run: () => snoozed(null) },
    ]),
    assign: (at = anchor("more")) => menu(at, t.assign, [
      { name: t.assignMe, icon: "person", on: view.ticket.assignee === session.me.address, run: () => assign(session.me.address) },
      { name: t.assignNobody, icon: "nobody", on: view.ticket.assignee === null, run: () => assign(null) },
      ...view.known().people.filter((one) => one !== session.me.address).map((one) => ({ name: nameOf(one), on: view.ticket.assignee === one, run: () => assign(one) })),
      { name: t.assignOther, icon: "plus", run: assignOther },
    ]),
    priority: (at = anchor("more")) => menu(at, t.priority, PRIORITIES.map((one) => ({ name: words.priority[one], on: view.ticket.priority === one, run: () => priority(one) }))),
    more: (at = anchor("more")) => menu(at, words.ticket.more, [
      { name: t.assign, icon: "person", hint: "i", run: () => menus.assign() },
      { name: t.addTag, icon: "tag", hint: "t", run: addTag },
      { name: t.priority, icon: "flag", hint: "p", run: () => menus.priority() },
      { name: watching() ? t.unwatch : t.watch, icon: "eye", hint: "w", run: watch },
      { name: t.link, icon: "link", hint: "l", run: link },
      { name: t.merge, icon: "merge", hint: "m", run: merge },
    ]),
  };

  const group = words.keys.groups.ticket;
  const key = (name, sign, run) => ({ name, icon: sign, group, run: () => view.ticket && view.ticket.status !== "MERGED" && run() });
  const keys = {
    u: { name: words.ticket.back, icon: "back", group, run: view.back },
    d: { name: words.ticket.details, icon: "panel", group, run: () => view.ticket && view.toggleDetails() },
    y: { name: words.message.why, icon: "bookmark", group, run: () => view.talk.why() },
    ...(mayAct() && {
      ...Object.fromEntries(MODES.map(({ mode, icon, key: letter }) => [letter, key(words.composer[mode], icon, () => view.compose(mode))])),
      e: key(t.close, "done", () => status("CLOSED")),
      o: key(t.reopen, "refresh", () => status("OPEN")),
      i: key(t.assign, "person", () => menus.assign()),
      t: key(t.addTag, "tag", addTag),
      p: key(t.priority, "flag", () => menus.priority()),
      z: key(t.snooze, "clock", () => menus.snooze()),
      w: key(t.watch, "eye", watch),
      l: key(t.link, "link", link),
      m: key(t.merge, "merge", merge),
    }),
  };

  return { ...menus, keys, status, assign, setPriority: priority, tag, addTag, watch, watching, unsnooze: () => snoozed(null), close: () => status("CLOSED"), reopen: () => status("OPEN"),
    requester: (address) => act({ act: "requester", address }, words.message.requester) };
}
