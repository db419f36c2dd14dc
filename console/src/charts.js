// Volume, first answer, backlog, and by which rules mails found their ticket.
import { h } from "./dom.js";
import { backlog, peak } from "./figures.js";
import { pageFrame } from "./page.js";
import { bars, legend, lines, table } from "./plot.js";
import { session } from "./session.js";
import { empty, fill } from "./state.js";
import { shortDay, span } from "./time.js";
import { words } from "./words.js";

const t = words.charts;
const RANGES = [7, 30, 90];

export async function page() {
  const { api } = session;
  const range = h("select.field.choice", { "aria-label": t.range, onchange: () => show() }, RANGES.map((n) => h("option", { value: n, selected: n === 30 }, t.days(n))));
  const { element, content } = await pageFrame(t.title, null, range);
  const show = () => fill(content, t.title, () => api.stats(Number(range.value)), draw);
  show();
  return { element };
}

function draw(stats) {
  if (!stats.days.length) return empty("chart", t.empty);
  const days = stats.days.map((day) => day.day);
  const [opened, closed, left] = [stats.days.map((day) => day.opened), stats.days.map((day) => day.closed), backlog(stats)];
  const rules = [...stats.rules].sort((a, b) => b.mails - a.mails).map((one) => ({ name: words.rule[one.rule] ?? one.rule, value: one.mails }));
  const most = (what, values) => t.peak(what, peak(days, values).most, shortDay(peak(days, values).day));
  return [
    h("dl.figures.big", null,
      figure(t.open, stats.open), figure(t.waiting, stats.waiting), figure(t.closed(days.length), closed.reduce((a, b) => a + b, 0)),
      figure(t.first, stats.firstAnswerMedianSeconds === null ? t.none : span(stats.firstAnswerMedianSeconds))),
    chart(t.volume, t.volumeText, [legend([t.opened, t.done]), lines(days, [{ name: t.opened, values: opened }, { name: t.done, values: closed }], { label: `${most(t.opened, opened)}; ${most(t.done, closed)}` })],
      table([t.day, t.opened, t.done], days.map((day, i) => [shortDay(day), opened[i], closed[i]]))),
    chart(t.backlog, t.backlogText, lines(days, [{ name: t.backlog, values: left }], { label: most(t.backlog, left), fill: true }), table([t.day, t.tickets], days.map((day, i) => [shortDay(day), left[i]]))),
    rules.length > 0 && chart(t.rules, t.rulesText, bars(rules), table([t.rule, t.mails], rules.map((row) => [row.name, row.value]))),
  ].filter(Boolean);
}

const figure = (name, value) => h("div", null, h("dt", null, name), h("dd", null, String(value)));

const chart = (title, text, plot, data) => h("section.chart", null, h("h2", null, title), h("p", null, text), plot, h("details", null, h("summary", null, t.table), data));
