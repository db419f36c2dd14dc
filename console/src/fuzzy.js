// How well typed letters fit a name: begins with them, begins a word with them, has them in order.

export function score(typed, name) {
  const [a, b] = [typed.toLowerCase().trim(), name.toLowerCase()];
  if (!a) return 1;
  if (b.startsWith(a)) return 4;
  if (b.includes(` ${a}`)) return 3;
  if (b.includes(a)) return 2;
  let at = -1;
  for (const letter of a) if ((at = b.indexOf(letter, at + 1)) < 0) return 0;
  return 1;
}

/** @param least 2 leaves out what only has the letters somewhere */
export const best = (typed, items, nameOf, least = 1) =>
  items.map((item) => [score(typed, nameOf(item)), item]).filter(([s]) => s >= least).sort(([a], [b]) => b - a).map(([, item]) => item);
