// Small charts, drawn as SVG by hand: lines over days, bars by name. Each has its table beside it,
// which is what a screen reader gets.
import { h } from "./dom.js";
import { shortDay } from "./time.js";

const SVG = "http://www.w3.org/2000/svg";
const [W, H, LEFT, RIGHT, TOP, BOTTOM] = [640, 200, 34, 8, 12, 24];

function svg(name, attributes, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** A round number above `most`, and the steps to it. */
export function scale(most) {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most / 4)));
  const step = [1, 2, 5, 10].map((n) => n * power).find((n) => n * 4 >= most);
  return { top: Math.max(step * Math.ceil(most / step), step), step };
}

/** @param series [{name, values}] one value a day; @param fill draws the first as an area */
export function lines(days, series, { label, fill = false }) {
  const { top, step } = scale(Math.max(1, ...series.flatMap((one) => one.values)));
  const x = (i) => LEFT + (i * (W - LEFT - RIGHT)) / Math.max(1, days.length - 1);
  const y = (value) => TOP + (1 - value / top) * (H - TOP - BOTTOM);
  const path = (values) => values.map((value, i) => `${i ? "L" : "M"}${x(i).toFixed(1)} ${y(value).toFixed(1)}`).join("");
  const chart = svg("svg", { viewBox: `0 0 ${W} ${H}`, role: "img", "aria-label": label, class: "plot" });
  for (let value = 0; value <= top; value += step) {
    chart.append(svg("line", { class: "grid", x1: LEFT, x2: W - RIGHT, y1: y(value), y2: y(value) }), svg("text", { x: LEFT - 8, y: y(value) + 4, "text-anchor": "end" }, String(value)));
  }
  const every = Math.ceil(days.length / 6);
  days.forEach((day, i) => i % every === 0 && days.length - 1 - i >= 0 && chart.append(svg("text", { x: x(i), y: H - 4, "text-anchor": i === 0 ? "start" : "middle" }, shortDay(day))));
  if (fill) chart.append(svg("path", { class: "area", d: `${path(series[0].values)}L${x(days.length - 1)} ${y(0)}L${x(0)} ${y(0)}Z` }));
  series.forEach((one, n) => chart.append(svg("path", { class: `stroke stroke-${n + 1}`, d: path(one.values) })));
  days.forEach((day, i) => chart.append(hit(day, i, series, x)));
  return chart;
}

/** A strip a day that says its figures when one points at it. */
function hit(day, i, series, x) {
  const wide = x(1) - x(0) || W;
  return svg("rect", { class: "hit", x: x(i) - wide / 2, y: TOP, width: wide, height: H - TOP - BOTTOM },
    svg("title", {}, `${shortDay(day)}: ${series.map((one) => `${one.name} ${one.values[i]}`).join(", ")}`));
}

export function bars(rows) {
  const most = Math.max(1, ...rows.map((row) => row.value));
  return h("div.bars", { "aria-hidden": "true" }, rows.map((row) =>
    h("div.bar-row", null, h("span.bar-name", null, row.name), h("span.bar-track", null, h("span.bar-fill", { vars: { "--share": row.value / most } })), h("span.bar-value", null, row.value))));
}

export const legend = (names) => h("ul.legend", { "aria-hidden": "true" }, names.map((name, n) => h(`li.key-${n + 1}`, null, name)));

export const table = (heads, rows) => h("table", null,
  h("thead", null, h("tr", null, heads.map((head) => h("th", { scope: "col" }, head)))),
  h("tbody", null, rows.map(([first, ...rest]) => h("tr", null, h("th", { scope: "row" }, first), rest.map((cell) => h("td", null, cell))))));
