// What somebody puts below their answers.
import * as api from "./api.js";
import { dialog } from "./dialog.js";
import { h, newId } from "./dom.js";
import { toastProblem } from "./toast.js";
import { words } from "./words.js";

const t = words.composer.format;

/** Resolves to true if it was changed. */
export async function editSignature() {
  let kept;
  try {
    kept = await api.signature();
  } catch (problem) {
    return toastProblem(problem);
  }
  return new Promise((resolve) => {
    let changed = false;
    const [id, hint] = [newId("signature"), newId("hint")];
    const text = h("textarea.field", { id, value: kept.text, rows: 5, maxlength: 2000, "aria-describedby": hint });
    const wrong = h("p.wrong", { role: "alert" });
    const save = async (event) => {
      event.preventDefault();
      try {
        await api.saveSignature(text.value);
        changed = true;
        box.close();
      } catch (problem) {
        wrong.textContent = problem.message;
      }
    };
    const box = dialog(t.signature, h("form.ask", { novalidate: true, onsubmit: save },
      h("label.label", { htmlFor: id }, t.signatureText), text, h("p", { id: hint }, t.signatureHint), wrong,
      h("footer", null, h("button.button", { type: "button", onclick: () => box.close() }, words.cancel), h("button.button.primary", { type: "submit" }, words.save))));
    box.addEventListener("close", () => resolve(changed));
    text.focus();
  });
}
