// What the person who looks is told by mail: their own wishes, the same in all mailboxes.
import { preferences, savePreferences } from "./api.js";
import { h, newId } from "./dom.js";
import { pageFrame } from "./page.js";
import { session } from "./session.js";
import { fill } from "./state.js";
import { toast } from "./toast.js";
import { words } from "./words.js";

const t = words.preferences;

export async function page() {
  const { element, content } = await pageFrame(t.title, t.text(session.me.address));
  fill(content, t.title, preferences, form);
  return { element };
}

function form({ mail }) {
  const wrong = h("p.wrong", { role: "alert" });
  const boxes = Object.entries(mail).map(([matter, on]) => choice(matter, on));
  const save = async (event) => {
    event.preventDefault();
    wrong.textContent = "";
    try {
      await savePreferences({ mail: Object.fromEntries(boxes.map(({ matter, input }) => [matter, input.checked])) });
      toast(t.saved);
    } catch (problem) {
      wrong.textContent = problem.message;
    }
  };
  return h("form.task", { onsubmit: save },
    h("fieldset", null, h("legend.label", null, t.legend), boxes.map(({ element }) => element)), wrong,
    h("footer", null, h("button.button.primary", { type: "submit" }, words.save)));
}

/** A matter that an older console does not know goes by its own name. */
function choice(matter, on) {
  const [name, hint] = t.matters[matter] ?? [matter, ""];
  const id = newId("hint");
  const input = h("input", { type: "checkbox", name: matter, checked: on, "aria-describedby": hint ? id : null });
  return { matter, input, element: h("div", null, h("label.check", null, input, name), hint && h("p.hint", { id }, hint)) };
}
