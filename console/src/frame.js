// A message as it was sent, behind two walls: the API made it safe, and this frame could do nothing
// even if it had not. No script, no form, no origin; the policy below forbids all that is fetched.
// A frame from srcdoc also inherits the policy of the page, which allows no inline style: see
// presentational.js for what is done about it, and docs/decisions/0063 for why.
import { h, swap } from "./dom.js";
import { nameOf } from "./people.js";
import { presentational } from "./presentational.js";
import { words } from "./words.js";

/** Links may open a tab of their own; nothing else is allowed. Never add allow-scripts or allow-same-origin. */
const SANDBOX = "allow-popups allow-popups-to-escape-sandbox";
const POLICY = "default-src 'none'; style-src 'self'; img-src data:; form-action 'none'; base-uri 'none'";

export function originalFrame(view, message, body) {
  const { html, remote } = presentational(body.html);
  // Its height cannot be asked, for it has no origin: it is guessed, and scrolls if that was wrong.
  const tall = html.length > 2500 || /<(img|table)\b/i.test(html);
  const frame = framedPage(html, words.message.frame(nameOf(message.from, message.name)), tall ? "tall" : "");
  return [remote.length > 0 && pictures(remote), frame];
}

/** The same walls around HTML of our own making. */
export const framed = (html, title) => framedPage(presentational(html).html, title);

const framedPage = (html, title, size = "") =>
  h("iframe.original", { sandbox: SANDBOX, referrerpolicy: "no-referrer", loading: "lazy", title, class: size, srcdoc: page(html) });

const page = (html) =>
  `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">` +
  `<meta name="referrer" content="no-referrer"><base target="_blank"><link rel="stylesheet" href="${new URL("mail.css", location.href).href}"></head><body>${html}</body></html>`;

/** Pictures that lie elsewhere tell the sender that somebody reads. They are not fetched: whoever wants one opens it. */
function pictures(addresses) {
  const list = h("div.pictures");
  const show = () => swap(list, h("p", null, words.message.blocked),
    h("ul", null, addresses.map((url) => h("li", null, h("a", { href: url, target: "_blank", rel: "noreferrer noopener" }, url)))));
  return [h("p.notice", null, words.message.pictures(addresses.length), h("button.button", { type: "button", onclick: show }, words.message.showPictures)), list];
}
