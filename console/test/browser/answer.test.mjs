import assert from "node:assert/strict";
import { scene } from "./scene.mjs";

const TICKET = "7K3F-9QXM-2B4D";

async function composing(on) {
  await on.open(`ticket/${TICKET}?status=OPEN`);
  await on.page.locator(".composer-bar").getByRole("button", { name: "Reply", exact: true }).click();
}

const text = (on) => on.page.locator(".compose textarea");

scene("an answer goes out, and can be taken back within ten seconds with its text unharmed", async (on) => {
  await composing(on);
  await text(on).fill("Hello Anna, rev. C is on its way.");
  await on.page.getByRole("button", { name: "Send", exact: true }).click();
  await on.page.locator(".toast").getByRole("button", { name: "Undo" }).click();
  await on.page.getByText("Taken back. Your draft is here again.").waitFor();
  assert.equal(await text(on).inputValue(), "Hello Anna, rev. C is on its way.");
  assert.equal(on.server.data.state.tickets[0].outgoing[0].state, "TAKEN_BACK");
  assert.deepEqual(on.server.data.state.lastReply.to, ["anna.berger@morgenrot.example"]);
});

scene("nothing is sent when the customer wrote meanwhile: the new message is shown, the draft stays", async (on) => {
  await composing(on);
  on.allow("409");
  await text(on).fill("Hello Anna, rev. C is on its way.");
  // The console is not told of the change before it sends.
  on.server.control.status = { changes: 500 };
  on.allow("500");
  on.server.data.incoming(TICKET, "Please wait, we have moved.");
  await on.page.getByRole("button", { name: "Send", exact: true }).click();
  await on.page.locator(".guard").getByText("Please wait, we have moved.").waitFor();
  assert.equal(await text(on).inputValue(), "Hello Anna, rev. C is on its way.");
  assert.equal(on.server.data.state.tickets[0].outgoing.length, 0);
  await on.page.getByRole("button", { name: "I have read this; send now" }).click();
  await on.page.getByText("Sending to anna.berger@morgenrot.example").waitFor();
});

scene("what comes while one writes is shown before one sends", async (on) => {
  await composing(on);
  await text(on).fill("Hello Anna,");
  on.server.data.incoming(TICKET, "Please wait, we have moved.");
  await on.page.locator(".guard").getByText("Please wait, we have moved.").waitFor();
});

scene("a draft outlives the tab", async (on) => {
  await composing(on);
  await text(on).fill("Half a sentence");
  await on.page.reload();
  await text(on).waitFor();
  assert.equal(await text(on).inputValue(), "Half a sentence");
  await on.page.getByRole("button", { name: "Discard" }).click();
  await on.page.reload();
  await on.page.locator(".composer-bar").waitFor();
});

scene("reply to all copies those who take part, and no guest", async (on) => {
  await on.open("ticket/B3GA-8VPX-N5QS");
  await on.page.getByRole("button", { name: "Reply all" }).click();
  await on.page.locator(".compose textarea").fill("Thank you both.");
  await on.page.getByRole("button", { name: "Send", exact: true }).click();
  await on.page.locator(".toast").waitFor();
  assert.deepEqual(on.server.data.state.lastReply.cc, ["elektro@kranich.example"]);
});

scene("files go along as base64, and what does not fit into 20 MB is refused in words", async (on) => {
  await composing(on);
  await text(on).fill("The data sheet is attached.");
  const input = on.page.locator(".compose input[type=file]");
  await input.setInputFiles({ name: "sheet.pdf", mimeType: "application/pdf", buffer: Buffer.from("a lamp") });
  await input.evaluate((field) => {
    const files = new DataTransfer();
    files.items.add(new File([new Uint8Array(20_000_000)], "film.mov"));
    field.files = files.files;
    field.dispatchEvent(new Event("change"));
  });
  await on.page.getByText("\"film.mov\" does not fit").waitFor();
  await on.page.getByRole("button", { name: "Send", exact: true }).click();
  await on.page.locator(".toast").waitFor();
  assert.deepEqual(on.server.data.state.lastReply.attachments, [{ name: "sheet.pdf", type: "application/pdf", content: Buffer.from("a lamp").toString("base64") }]);
});

scene("files can be dropped onto the answer", async (on) => {
  await composing(on);
  const transfer = await on.page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(["a lamp"], "lamp.txt", { type: "text/plain" }));
    return data;
  });
  await on.page.dispatchEvent(".compose", "dragover", { dataTransfer: transfer });
  await on.page.dispatchEvent(".compose", "drop", { dataTransfer: transfer });
  await on.page.locator(".compose .file").getByText("lamp.txt").waitFor();
});

scene("a canned reply fills its places", async (on) => {
  await composing(on);
  await on.page.getByRole("button", { name: "Canned reply" }).click();
  await on.page.getByRole("menuitem", { name: "Ask for the serial number" }).click();
  assert.match(await text(on).inputValue(), /^Hello Anna,\n\nthank you for writing to us about "Lumen Arc flickers when dimmed"[^]*Mira Holm$/);
});

scene("a note stands in the conversation and is never sent", async (on) => {
  await on.open(`ticket/${TICKET}`);
  await on.page.getByRole("button", { name: "Note", exact: true }).click();
  await text(on).fill("Asked the lab.");
  await on.page.getByRole("button", { name: "Add note" }).click();
  await on.page.locator(".card.note").getByText("Asked the lab.").waitFor();
  assert.equal(on.server.data.state.tickets[0].outgoing.length, 0);
});

scene("an address that is none is told before anything is sent", async (on) => {
  await composing(on);
  await on.page.getByLabel("To", { exact: true }).fill("anna at morgenrot");
  await text(on).fill("Hello");
  await on.page.getByRole("button", { name: "Send", exact: true }).click();
  await on.page.getByRole("alert").getByText("\"anna at morgenrot\" is no e-mail address.").waitFor();
});

scene("a ticket that changed since it was read is not closed", async (on) => {
  on.allow("412");
  on.allow("500");
  await on.open(`ticket/${TICKET}`);
  on.server.control.status = { changes: 500 };
  on.server.data.incoming(TICKET, "It is on fire.");
  await on.page.getByRole("button", { name: "Close", exact: true }).click();
  await on.page.getByText("Somebody changed the ticket").waitFor();
  assert.equal(on.server.data.state.tickets[0].status, "OPEN");
});

scene("the acts of a ticket reach the API", async (on) => {
  const ticket = () => on.server.data.state.tickets[0];
  await on.open(`ticket/${TICKET}`);
  await on.page.getByLabel("Priority").selectOption("URGENT");
  await on.page.getByText("Priority: Urgent").waitFor();
  await on.page.getByRole("button", { name: "Remove tag arc" }).click();
  await on.page.getByText("Tags: arc").waitFor();
  await on.page.getByRole("button", { name: "Stop watching" }).click();
  await on.page.getByRole("button", { name: "Watch", exact: true }).waitFor();
  await on.page.getByRole("button", { name: "Snooze" }).click();
  await on.page.getByRole("menuitem", { name: /Tomorrow morning/ }).click();
  await on.page.getByText(/^Snoozed until .*09:00/).waitFor();
  await on.page.locator(".head-tools").getByRole("button", { name: "More" }).click();
  await on.page.getByRole("menuitem", { name: /Link with/ }).click();
  await on.page.getByLabel("Number of the other ticket").fill("9xjv-3d6p-q1hm");
  await on.page.getByRole("dialog").getByRole("button", { name: "Link with" }).click();
  await on.page.getByText("The tickets are linked.").waitFor();
  await on.page.locator(".head-tools").getByRole("button", { name: "More" }).click();
  await on.page.getByRole("menuitem", { name: /Merge into/ }).click();
  await on.page.getByLabel("Number of the other ticket").fill("9XJV-3D6P-Q1HM");
  await on.page.getByRole("dialog").getByRole("button", { name: "Merge into" }).click();
  await on.page.getByText("This ticket goes on in").waitFor();
  const { priority, tags, watchers, links, status, survivor } = ticket();
  assert.deepEqual({ priority, tags, watchers: watchers.length, links, status, survivor }, { priority: "URGENT", tags: ["dimmer"], watchers: 1, links: ["2M8Q-TT4E-H0ZK", "9XJV-3D6P-Q1HM"], status: "MERGED", survivor: "9XJV-3D6P-Q1HM" });
}, { size: [1600, 900] });

scene("who else is here is said, and that one answers is told", async (on) => {
  await composing(on);
  await on.page.getByText("Ana Silva is answering").waitFor();
  for (let i = 0; i < 50 && on.server.data.state.here.get(TICKET) !== "ANSWERING"; i++) await on.page.waitForTimeout(50);
  assert.equal(on.server.data.state.here.get(TICKET), "ANSWERING");
});
