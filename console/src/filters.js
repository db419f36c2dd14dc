// What a list shows, as the query of the API. The same values stand in the link and in saved views.

export const KEYS = ["status", "assignee", "tag", "q"];

/** The lists that every mailbox has; `words` names them by `id`. */
export const LISTS = [
  { id: "open", icon: "inbox", keys: "g i", query: { status: "OPEN" } },
  { id: "mine", icon: "person", keys: "g m", query: { status: "OPEN", assignee: "me" } },
  { id: "nobody", icon: "nobody", keys: "g u", query: { status: "OPEN", assignee: "none" } },
  { id: "waiting", icon: "clock", keys: "g w", query: { status: "WAITING" } },
  { id: "closed", icon: "done", keys: "g c", query: { status: "CLOSED" } },
  { id: "all", icon: "all", keys: "g a", query: {} },
];

export const clean = (filter) => Object.fromEntries(KEYS.filter((key) => filter[key]).map((key) => [key, filter[key]]));

export const same = (one, other) => KEYS.every((key) => (one[key] ?? "") === (other[key] ?? ""));

/** Whether a line belongs into a list, as far as can be told here: words are the API's to find. */
export function matches(filter, line, me) {
  if (filter.status && line.status !== filter.status) return false;
  if (filter.tag && !line.tags.includes(filter.tag)) return false;
  if (!filter.assignee) return true;
  if (filter.assignee === "none") return line.assignee === null;
  return line.assignee === (filter.assignee === "me" ? me : filter.assignee);
}
