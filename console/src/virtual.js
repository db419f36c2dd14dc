// A list of any length of which only what is seen is in the page. Rows are all of one height, the
// --row of the tokens.
import { h } from "./dom.js";

const SPARE = 8;

/** @param render makes a row of (item, index); `nearEnd` is called when the end comes into sight */
export function virtualList({ render, keyOf, nearEnd, tail }) {
  const rows = h("ol.rows");
  const scroller = h("div.scroller", { tabindex: "-1" }, rows, tail);
  const shown = new Map();
  let items = [];
  let row = 48;
  let waiting = false;

  const measure = () => {
    row = parseFloat(getComputedStyle(rows).getPropertyValue("--row")) * parseFloat(getComputedStyle(document.documentElement).fontSize) || 48;
    draw();
  };
  // A burst of scroll events is one drawing.
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => ((waiting = false), draw()));
  };
  scroller.addEventListener("scroll", soon, { passive: true });
  new ResizeObserver(measure).observe(scroller);

  function draw() {
    const from = Math.max(0, Math.floor(scroller.scrollTop / row) - SPARE);
    const to = Math.min(items.length, Math.ceil((scroller.scrollTop + scroller.clientHeight) / row) + SPARE);
    rows.style.height = `${items.length * row}px`;
    const wanted = new Map();
    for (let i = from; i < to; i++) wanted.set(keyOf(items[i]), i);
    for (const [key, entry] of shown) {
      // What has the focus stays, or the keyboard would be lost.
      if (!wanted.has(key) && !entry.element.contains(document.activeElement)) drop(key, entry);
    }
    for (const [key, i] of wanted) put(key, i);
    if (to >= items.length - SPARE) nearEnd();
  }

  function put(key, i) {
    let entry = shown.get(key);
    if (entry && entry.item !== items[i]) {
      const focused = entry.element.contains(document.activeElement);
      entry.element.replaceChildren(render(items[i], i));
      if (focused) entry.element.firstElementChild.focus({ preventScroll: true });
    } else if (!entry) {
      entry = { element: h("li", null, render(items[i], i)) };
      shown.set(key, entry);
      rows.append(entry.element);
    }
    entry.item = items[i];
    entry.element.setAttribute("aria-posinset", i + 1);
    entry.element.setAttribute("aria-setsize", items.length);
    entry.element.style.transform = `translateY(${i * row}px)`;
  }

  function drop(key, entry) {
    entry.element.remove();
    shown.delete(key);
  }

  return {
    element: scroller,
    setItems(next) {
      items = next;
      const keys = new Set(items.map(keyOf));
      for (const [key, entry] of shown) if (!keys.has(key)) drop(key, entry);
      draw();
    },
    /** Draws all that is shown once more, when something besides the items has changed. */
    redraw() {
      for (const entry of shown.values()) entry.item = null;
      draw();
    },
    reveal(index, { focus } = {}) {
      const top = index * row;
      if (top < scroller.scrollTop) scroller.scrollTop = top;
      else if (top + row > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = top + row - scroller.clientHeight;
      draw();
      if (focus) shown.get(keyOf(items[index]))?.element.firstElementChild.focus({ preventScroll: true });
    },
    top: () => (scroller.scrollTop = 0),
  };
}
