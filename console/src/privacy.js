// What is kept of a person: to hand it out, and to erase it. For admins of the mailbox.
import { sure } from "./dialog.js";
import { h, newId, swap } from "./dom.js";
import { icon } from "./icons.js";
import { pageFrame } from "./page.js";
import { mayAdmin, session } from "./session.js";
import { empty, fill, loading } from "./state.js";
import { dayAndTime, fullTime } from "./time.js";
import { toast, toastProblem } from "./toast.js";
import { words } from "./words.js";

const t = words.privacy;

export async function page() {
  const { element, content } = await pageFrame(t.title, t.text);
  const { api, route } = session;
  if (!mayAdmin()) {
    swap(content, empty("key", t.notAdmin));
    return { element };
  }
  const [who, name, bad, asked] = [newId("who"), newId("name"), newId("bad"), newId("asked")];
  const address = h("input.field", { id: who, type: "email", autocomplete: "off", value: route.filter.person ?? "", "aria-describedby": bad });
  const names = h("input.field", { id: name, type: "text", autocomplete: "off", maxlength: 200, "aria-describedby": asked });
  const wrong = h("p.wrong", { id: bad, role: "alert" });
  const said = h("p", { role: "status" });
  const audit = h("div");
  const buttons = [
    h("button.button.primary", { type: "submit" }, icon("down"), t.export),
    h("button.button.danger", { type: "button", onclick: () => erase() }, icon("bin"), t.erase),
  ];
  const form = h("form.task", { novalidate: true, onsubmit: (event) => (event.preventDefault(), save()) },
    h("label.label", { htmlFor: who }, t.address), address,
    h("label.label", { htmlFor: name }, t.name), names, h("p.proposed", { id: asked }, t.nameText),
    wrong, h("footer", null, buttons), said);
  swap(content, form, h("h2", null, t.audit), audit);

  function whom() {
    const value = address.value.trim();
    wrong.textContent = /^\S+@\S+$/.test(value) ? "" : t.noAddress;
    if (wrong.textContent) address.focus();
    return wrong.textContent ? null : { address: value, names: names.value.trim() ? [names.value.trim()] : [] };
  }

  /** One thing at a time, however often somebody clicks. */
  async function during(work) {
    buttons.forEach((button) => (button.disabled = true));
    said.textContent = t.working;
    try {
      await work();
    } catch (problem) {
      said.textContent = "";
      toastProblem(problem);
    }
    buttons.forEach((button) => (button.disabled = false));
  }

  async function kept(person) {
    const records = [];
    for (let cursor; cursor !== null; ) {
      const part = await api.exportPerson({ ...person, ...(cursor ? { cursor } : {}) });
      records.push(...part.records);
      cursor = part.next;
    }
    return records;
  }

  async function save() {
    const person = whom();
    if (!person) return;
    await during(async () => {
      const records = await kept(person);
      said.textContent = t.found(records.length);
      if (!records.length) return;
      const url = URL.createObjectURL(new Blob([records.map((one) => `${JSON.stringify(one)}\n`).join("")], { type: "application/octet-stream" }));
      h("a", { href: url, download: "person.ndjson" }).click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    });
  }

  async function erase() {
    const person = whom();
    if (!person || !(await sure({ title: t.eraseTitle(person.address), text: t.eraseText, button: t.erase }))) return;
    await during(async () => {
      let now;
      do {
        now = await api.erasePerson(person);
        said.textContent = t.erasing(now.tickets);
      } while (!now.done);
      said.textContent = "";
      toast(t.erased(now.tickets));
      address.value = names.value = "";
      history();
    });
  }

  const history = () => fill(audit, t.audit, api.erasures, (all) => (all.length ? h("ul.tasks", null, all.map(entry)) : empty("history", t.empty)));

  function entry(one) {
    const mails = h("div");
    const show = async (event) => {
      if (!event.target.open || mails.firstChild) return;
      swap(mails, loading(t.mails));
      fill(mails, t.mails, () => all(one.id), (ids) => h("ul", null, ids.map((mail) => h("li", null, h("code", null, mail.providerId), ` ${dayAndTime(mail.receivedAt)}`))));
    };
    return h("li.task", null,
      h("header.card-head", null, h("span.pill", { class: one.done ? "" : "bad" }, one.done ? t.done : t.going), h("code", null, one.id), h("span.rest"),
        h("time", { datetime: one.at, title: fullTime(one.at) }, dayAndTime(one.at))),
      h("p.proposed", null, t.counts(one)),
      one.mails > 0 && h("details", { ontoggle: show }, h("summary", null, t.mails), h("p", null, t.mailsText), mails));
  }

  async function all(id) {
    const found = [];
    for (let after; after !== null; ) {
      const part = await api.erasure(id, after);
      found.push(...part.mailbox);
      after = part.next;
    }
    return found;
  }

  history();
  return { element };
}
