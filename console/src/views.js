// Saved views: lists that somebody named. They belong to the mailbox, so all its people have them.
import { clean, same } from "./filters.js";
import { here, session } from "./session.js";

let views = [];
export const savedViews = () => views;
export const viewLink = (view) => here("list", { filter: clean(view.query) });
export const viewOf = (filter) => views.find((view) => same(view.query, filter));

const changed = () => document.dispatchEvent(new Event("views"));

export async function loadViews() {
  views = await session.api.views().catch(() => []);
  changed();
}

async function save(next) {
  views = await session.api.saveViews(next);
  changed();
}

/** What others saved meanwhile is kept: the list is asked for again before it is written. */
const fresh = () => session.api.views();

export const addView = async (name, filter) => save([...(await fresh()).filter((view) => view.name !== name), { name, query: clean(filter) }]);
export const removeView = async (name) => save((await fresh()).filter((view) => view.name !== name));
