// Elements without markup: nothing of a mail is ever parsed as HTML here, and no inline style is
// written, which the Content-Security-Policy would refuse.

const PROPERTIES = new Set(["value", "checked", "disabled", "selected", "open", "htmlFor", "tabIndex", "srcdoc", "multiple"]);

/** h("a.line", {href}, ...children): children may be text, nodes, lists of them, or nothing. */
export function h(name, props, ...children) {
  const [tag, ...classes] = name.split(".");
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(props ?? {})) set(element, key, value);
  element.append(...nodes(children));
  // A select takes its value only when it has its options.
  if (tag === "select" && props?.value !== undefined) element.value = props.value ?? "";
  return element;
}

export function set(element, key, value) {
  if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
  else if (key === "vars") for (const [name, v] of Object.entries(value)) element.style.setProperty(name, v);
  else if (key === "class") element.classList.add(...String(value).split(" ").filter(Boolean));
  else if (key === "data") Object.assign(element.dataset, value);
  else if (PROPERTIES.has(key)) element[key] = value ?? "";
  else if (value === true) element.setAttribute(key, "");
  else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value);
}

export function nodes(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== "");
}

/** Puts other children into a host; the focus stays on what has the same data-focus. */
export function swap(host, ...children) {
  const active = document.activeElement;
  const held = host.contains(active) ? active.dataset.focus : undefined;
  host.replaceChildren(...nodes(children));
  if (held) host.querySelector(`[data-focus="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
  return host;
}

let ids = 0;
export const newId = (what) => `${what}-${++ids}`;

const styles = new Map();
/** A style sheet that only some views need; resolves when it is there, so that nothing flashes. */
export function style(name) {
  if (!styles.has(name)) {
    styles.set(name, new Promise((done) => {
      document.head.append(h("link", { rel: "stylesheet", href: `${name}.css`, onload: done, onerror: done }));
    }));
  }
  return styles.get(name);
}
