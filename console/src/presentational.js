// Inline styles as old attributes. The policy of the page allows no inline style, also not in the
// frame of a mail, but it says nothing about bgcolor, align or <font>: mail is written for these
// anyway. What has no such attribute is lost; the text never is.

/** What a declaration becomes: attributes of the element, or elements around what is in it. */
const RULES = {
  "background-color": (el, v) => /^(BODY|TABLE|TR|TD|TH|TBODY|THEAD)$/.test(el.tagName) && attribute(el, "bgcolor", hex(v)),
  color: (el, v) => wrap(el, "font", { color: hex(v) }),
  "text-align": (el, v) => attribute(el, "align", v),
  "vertical-align": (el, v) => attribute(el, "valign", v),
  width: (el, v) => /^(TABLE|TD|TH|IMG|HR)$/.test(el.tagName) && attribute(el, "width", length(v)),
  height: (el, v) => /^(TABLE|TD|TH|TR|IMG)$/.test(el.tagName) && attribute(el, "height", length(v)),
  "font-weight": (el, v) => (v === "bold" || Number(v) >= 600) && wrap(el, "b"),
  "font-style": (el, v) => v === "italic" && wrap(el, "i"),
  "text-decoration": (el, v) => (/line-through/.test(v) ? wrap(el, "s") : /underline/.test(v) && el.tagName !== "A" && wrap(el, "u")),
  "font-size": (el, v) => wrap(el, "font", { size: fontSize(v) }),
  "border-left": (el, v) => /^(BLOCKQUOTE|DIV)$/.test(el.tagName) && /solid/.test(v) && el.setAttribute("class", "quote"),
};

/** @returns the mail without any style, and the addresses of pictures that lie elsewhere */
export function presentational(html, parser = new DOMParser()) {
  // Under another name from the start: a browser reports inline styles that it does not apply even
  // where nothing is shown.
  const doc = parser.parseFromString(html.replace(/(<[^>]*?\s)style(?=\s*=)/gi, "$1data-style"), "text/html");
  for (const element of doc.querySelectorAll("style, link, meta, base, script")) element.remove();
  for (const element of [...doc.querySelectorAll("[data-style]")]) {
    for (const [name, value] of declarations(element.getAttribute("data-style"))) RULES[name]?.(element, value);
    element.removeAttribute("data-style");
  }
  for (const element of doc.querySelectorAll("[style]")) element.removeAttribute("style");
  // The API took the addresses of pictures elsewhere away; one that it missed is not even tried.
  for (const image of doc.querySelectorAll("img")) if (!/^data:/i.test(image.getAttribute("src") ?? "")) image.removeAttribute("src");
  const remote = [...doc.querySelectorAll("[data-remote-src], [data-remote-background]")]
    .map((element) => element.getAttribute("data-remote-src") ?? element.getAttribute("data-remote-background"));
  return { html: doc.body.innerHTML, remote: [...new Set(remote)].filter((url) => /^https?:/i.test(url)) };
}

export const declarations = (style) =>
  style.split(";").map((part) => part.split(/:(.*)/s)).filter((part) => part.length > 1).map(([name, value]) => [name.trim().toLowerCase(), value.trim().toLowerCase()]);

const attribute = (element, name, value) => value && !element.hasAttribute(name) && element.setAttribute(name, value);

function wrap(element, tag, attributes = {}) {
  if (Object.values(attributes).some((value) => !value) || !element.hasChildNodes() || /^(TABLE|TBODY|THEAD|TR|UL|OL)$/.test(element.tagName)) return;
  const around = element.ownerDocument.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) around.setAttribute(name, value);
  around.append(...element.childNodes);
  element.append(around);
}

/** Attributes know names and #rrggbb only. */
export function hex(value) {
  const rgb = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)/.exec(value);
  if (rgb) return `#${rgb.slice(1, 4).map((n) => Math.min(255, Number(n)).toString(16).padStart(2, "0")).join("")}`;
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(value);
  if (short) return `#${short.slice(1).map((c) => c + c).join("")}`;
  return /^(#[0-9a-f]{6}|[a-z]+)$/.test(value) && !["inherit", "initial", "transparent", "unset"].includes(value) ? value : "";
}

export const length = (value) => /^(\d+(?:\.\d+)?)(px|%)?$/.exec(value)?.slice(1).map((part) => (part === "px" ? "" : part ?? "")).join("") ?? "";

/** Pixels or points as the sizes 1 to 7 of <font>. */
export function fontSize(value) {
  const [, n, unit] = /^([\d.]+)(px|pt|em|rem|%)$/.exec(value) ?? [];
  if (!n) return "";
  const px = { px: 1, pt: 4 / 3, em: 16, rem: 16, "%": 0.16 }[unit] * n;
  return String([11, 14, 17, 20, 27, 38].filter((limit) => px >= limit).length + 1);
}
