// What the charts show, from what the API tells. Pure.

/** Tickets that were not closed at the end of each day: known now, counted back by what came and went. */
export function backlog(stats) {
  let left = stats.open + stats.waiting;
  const out = [];
  for (const day of [...stats.days].reverse()) {
    out.unshift(Math.max(0, left));
    left += day.closed - day.opened;
  }
  return out;
}

export function peak(days, values) {
  const most = Math.max(...values);
  return { most, day: days[values.indexOf(most)] };
}
