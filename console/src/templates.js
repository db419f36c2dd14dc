// The canned replies of a mailbox, to be edited.
import { forgetCanned } from "./canned.js";
import { h, newId, swap } from "./dom.js";
import { icon } from "./icons.js";
import { pageFrame } from "./page.js";
import { mayAct, session } from "./session.js";
import { empty, fill } from "./state.js";
import { toast } from "./toast.js";
import { words } from "./words.js";

const t = words.templates;

export async function page() {
  const { api } = session;
  const may = mayAct();
  const addButton = may && h("button.button.primary", { type: "button", onclick: () => add() }, icon("plus"), t.add);
  const { element, content } = await pageFrame(t.title, t.text, addButton);
  let all = [];
  const list = h("ul.tasks");
  const wrong = h("p.wrong", { role: "alert" });
  const save = h("button.button.primary", { type: "submit" }, words.save);
  const form = h("form", { novalidate: true, onsubmit: (event) => (event.preventDefault(), store()) }, list, wrong, may && h("footer.form-foot", null, save));

  const draw = () => {
    swap(list, all.map(entry));
    save.hidden = !all.length;
    swap(content, all.length ? form : empty("pen", t.empty));
  };

  function entry(template) {
    const [name, text] = [newId("name"), newId("text")];
    const remove = () => ((all = all.filter((one) => one !== template)), draw(), all.length ? save.focus() : store());
    return h("li.task", null,
      h("label.label", { htmlFor: name }, t.name), h("input.field", { id: name, value: template.name, maxlength: 60, disabled: !may, oninput: (event) => (template.name = event.target.value) }),
      h("label.label", { htmlFor: text }, t.body), h("textarea.field", { id: text, value: template.text, rows: 5, maxlength: 12000, disabled: !may, oninput: (event) => (template.text = event.target.value) }),
      may && h("footer", null, h("button.button.danger", { type: "button", onclick: remove }, icon("bin"), t.remove)));
  }

  function add() {
    all.push({ name: "", text: "" });
    draw();
    list.lastElementChild.querySelector("input").focus();
  }

  async function store() {
    wrong.textContent = all.some((one) => !one.name.trim() || !one.text.trim()) ? t.unnamed : "";
    if (wrong.textContent) return;
    try {
      all = await api.saveTemplates(all);
      forgetCanned();
      toast(t.saved);
    } catch (problem) {
      wrong.textContent = problem.message;
    }
  }

  fill(content, t.title, api.templates, (templates) => {
    all = templates;
    queueMicrotask(draw);
    return [];
  });
  return { element };
}
