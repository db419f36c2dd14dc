// What changed in the mailbox, asked for again and again: rarely while nobody looks, more rarely
// while the API does not answer.
import { pause } from "./backoff.js";
import { h } from "./dom.js";
import { words } from "./words.js";

let timer;
let ask;
let turn = 0;

/** @param told (changes, by ticket) => void; replaces what was followed before */
export function follow(api, told) {
  const mine = ++turn;
  let after;
  let failures = 0;
  clearTimeout(timer);

  ask = async () => {
    clearTimeout(timer);
    let retryAfter = 0;
    let busy = false;
    try {
      const page = await api.changes(after);
      if (mine !== turn) return;
      busy = page.changes.length > 0;
      after = page.next;
      failures = 0;
      if (busy) told(new Map(page.changes.map((change) => [change.ticket, change.seq])));
    } catch (problem) {
      if (mine !== turn || problem.status === 401) return;
      // A cursor that makes no sense any more: begin anew.
      if (problem.status === 400) after = undefined;
      failures++;
      retryAfter = problem.retryAfter ?? 0;
    }
    offline(failures > 1);
    timer = setTimeout(ask, pause({ hidden: document.hidden, failures, retryAfter, busy }));
  };
  ask();
}

/** Ask now: somebody did something, or looks again. */
export const lookNow = () => ask?.();

document.addEventListener("visibilitychange", () => document.hidden || lookNow());
window.addEventListener("online", () => lookNow());

let sign;
function offline(is) {
  if (is && !sign) document.body.append((sign = h("div.pill.warm.offline", { role: "status" }, words.problem.offlineNow)));
  else if (!is && sign) sign = sign.remove();
}
