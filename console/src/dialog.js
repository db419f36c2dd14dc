// Dialogs and menus on the browser's own <dialog> and popover: they bring the top layer, Escape,
// and giving the focus back.
import { h, newId, style } from "./dom.js";
import { icon } from "./icons.js";
import { words } from "./words.js";

export function dialog(title, ...content) {
  style("overlay");
  const id = newId("dialog");
  const box = h("dialog.dialog", { "aria-labelledby": id, onclose: () => box.remove(), onclick: (event) => event.target === box && box.close() },
    h("div.dialog-inside", null,
      h("header", null, h("h2", { id }, title),
        h("button.button.square", { type: "button", "aria-label": words.close, onclick: () => box.close() }, icon("close"))),
      content));
  document.body.append(box);
  box.showModal();
  return box;
}

/** Asks for one line. `check` answers what is wrong with it, or nothing. Resolves to null if given up. */
export function ask({ title, text, label, value = "", type = "text", button, check = () => "", choices = [] }) {
  return new Promise((resolve) => {
    const [id, bad, list] = [newId("ask"), newId("bad"), newId("choices")];
    const input = h("input.field", { id, type, value, list: choices.length ? list : null, autocomplete: "off", "aria-describedby": bad, autofocus: true });
    const wrong = h("p.wrong", { id: bad, role: "alert" });
    let answer = null;
    const form = h("form.ask", {
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault();
        wrong.textContent = check(input.value.trim());
        if (wrong.textContent) return input.focus();
        answer = input.value.trim();
        box.close();
      },
    }, text && h("p", null, text), h("label.label", { htmlFor: id }, label), input,
    h("datalist", { id: list }, choices.map((choice) => h("option", { value: choice }))), wrong,
    h("footer", null, h("button.button", { type: "button", onclick: () => box.close() }, words.cancel), h("button.button.primary", { type: "submit" }, button)));
    const box = dialog(title, form);
    box.addEventListener("close", () => resolve(answer));
    input.focus();
    input.select?.();
  });
}

/** Asks before something that cannot be undone. */
export function sure({ title, text, button }) {
  return new Promise((resolve) => {
    let answer = false;
    const yes = () => ((answer = true), box.close());
    const box = dialog(title, h("p", null, text), h("footer", null,
      h("button.button", { type: "button", onclick: () => box.close() }, words.cancel),
      h("button.button.primary", { type: "button", onclick: yes }, button)));
    box.addEventListener("close", () => resolve(answer));
  });
}
