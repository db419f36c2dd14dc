// What somebody sees who is not let in.
import { auth } from "./auth.js";
import { h, swap } from "./dom.js";
import { icon, mark } from "./icons.js";
import { words } from "./words.js";

export function showSignIn(root, why) {
  const laptop = auth.byCookie();
  document.title = words.signIn.title;
  const button = laptop
    ? h("button.button.outlined", { type: "button", onclick: () => location.reload() }, icon("refresh"), words.retry)
    : h("button.button.primary", { type: "button", onclick: () => auth.signIn() }, words.signIn.go);
  swap(root, h("main.state.sign-in", null, mark(), h("h1", { tabindex: "-1" }, words.signIn.title),
    why && h("p.wrong", { role: "alert" }, words.signIn.failed(why)),
    h("p", null, laptop ? words.signIn.laptop : words.signIn.cloud), button));
  root.querySelector("h1").focus();
}
