// How long to wait before asking for changes again. Pure.

const SEEN = 4000;
const HIDDEN = 60_000;
const MOST = 120_000;

/** @param failures in a row; @param retryAfter seconds that the API asked for */
export function pause({ hidden = false, failures = 0, retryAfter = 0, busy = false }) {
  if (failures) return Math.max(retryAfter * 1000, Math.min(MOST, SEEN * 2 ** failures));
  // After a change the next one is often near: somebody is at work.
  return hidden ? HIDDEN : busy ? SEEN / 2 : SEEN;
}
