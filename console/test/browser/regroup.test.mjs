import assert from "node:assert/strict";
import { scene } from "./scene.mjs";

const TICKET = "7K3F-9QXM-2B4D";
const OTHER = "4C9T-RW2A-8NXE";
const WORDS = "From our side: the dimmers are trailing edge";

const card = (on) => on.page.locator(".message").filter({ hasText: "Jonas Weil" }).last();

/** The menu of the message that is on the wrong ticket. */
async function menuOfIt(on) {
  await on.open(`ticket/${TICKET}`);
  await card(on).waitFor();
  const fold = card(on).locator("[data-focus=fold]");
  if (await fold.count()) await fold.click();
  await card(on).getByRole("button", { name: "More" }).click();
  await on.page.getByRole("menu").waitFor();
}

scene("a message is split off, and one click leads to its ticket", async (on) => {
  await menuOfIt(on);
  await on.page.getByRole("menuitem", { name: "Split off" }).click();
  await on.page.getByRole("dialog").getByRole("button", { name: "Split off" }).click();
  await on.page.locator(".toast").getByText("The message is on ticket Z9Z9-Z9Z9-Z9Z9.").waitFor();
  await on.page.getByText(WORDS).waitFor({ state: "detached" });
  assert.equal(on.server.data.state.tickets[0].messages.length, 4);
  await on.page.locator(".toast").getByRole("button", { name: "See it" }).click();
  await on.page.getByRole("region", { name: "Ticket Z9Z9-Z9Z9-Z9Z9" }).getByText(WORDS).waitFor();
  await on.page.getByRole("button", { name: "Why is this here? Put here by hand" }).waitFor();
});

scene("a message is moved to the ticket that is named, and to no ticket that cannot be", async (on) => {
  await menuOfIt(on);
  await on.page.getByRole("menuitem", { name: "Move to ticket" }).click();
  const field = on.page.getByLabel("Number of the other ticket");
  await field.fill(TICKET);
  await on.page.getByRole("button", { name: "Move", exact: true }).click();
  await on.page.getByRole("alert").getByText("A ticket number looks like 7K3F-9QXM-2B4D.").waitFor();
  await field.fill(OTHER.toLowerCase());
  await on.page.getByRole("button", { name: "Move", exact: true }).click();
  await on.page.getByText(`The message is on ticket ${OTHER}.`).waitFor();
  assert.equal(on.server.data.state.tickets.find((one) => one.ticket === OTHER).messages.at(-1).rule, "moved");
});

scene("nothing is split off a ticket that has changed since it was drawn", async (on) => {
  await menuOfIt(on);
  on.allow("412");
  on.server.data.state.tickets[0].seq++;
  await on.page.getByRole("menuitem", { name: "Split off" }).click();
  await on.page.getByRole("dialog").getByRole("button", { name: "Split off" }).click();
  await on.page.getByText("Somebody changed the ticket").waitFor();
  assert.equal(on.server.data.state.tickets[0].messages.length, 5);
});

scene("a merge is undone where the merged ticket says what it goes on in", async (on) => {
  Object.assign(on.server.data.state.tickets[0], { status: "MERGED", survivor: OTHER });
  await on.open(`ticket/${TICKET}`);
  await on.page.getByRole("button", { name: "Undo merge" }).click();
  await on.page.getByRole("dialog").getByRole("button", { name: "Undo merge" }).click();
  await on.page.getByText("The ticket goes on by itself.", { exact: true }).waitFor();
  await on.page.getByRole("button", { name: "Undo merge" }).waitFor({ state: "detached" });
  assert.equal(on.server.data.state.tickets[0].survivor, null);
});

scene("who may only look is offered none of it", async (on) => {
  Object.assign(on.server.data.state.tickets[1], { status: "MERGED", survivor: TICKET });
  await on.open(`ticket/${OTHER}`);
  await on.page.getByText("This ticket goes on in").waitFor();
  assert.equal(await on.page.getByRole("button", { name: "Undo merge" }).count(), 0);
  await menuOfIt(on);
  assert.equal(await on.page.getByRole("menuitem", { name: "Split off" }).count(), 0);
}, { more: { role: "VIEWER" } });
