import assert from "node:assert/strict";
import { scene } from "./scene.mjs";

const VIEWS = {
  "list?status=OPEN": "Lumen Arc flickers when dimmed",
  "ticket/7K3F-9QXM-2B4D?status=OPEN": "one more thing: with the dimmer at full it hums",
  "holds": "its subject names the ticket",
  "quarantine": "nested more than 100 deep",
  "health": "All well",
  "charts": "Median first answer",
  "templates": "It is on the underside",
  "preferences": "A customer writes",
};

scene("every view opens by its link, breaks no policy and asks nobody else", async (on) => {
  for (const [path, text] of Object.entries(VIEWS)) {
    await on.open(path);
    await on.page.waitForFunction((wanted) => [document.body.innerText, ...[...document.querySelectorAll("textarea")].map((one) => one.value)].join(" ").toLowerCase().includes(wanted.toLowerCase()), text);
  }
});

scene("every view opens without its link, from the side", async (on) => {
  await on.open();
  for (const name of ["Mine", "Closed", "Dimmer trouble", "Held mail", "Quarantine", "Mailbox health", "Charts", "Canned replies", "Open"]) {
    await on.page.locator(".side").getByRole("link", { name }).click();
    await on.page.locator(".bones").waitFor({ state: "detached" });
    await on.page.locator(`.side a[aria-current=page]`, { hasText: name }).waitFor();
  }
});

scene("what one is told is reached from one's name and stays as it was set", async (on) => {
  await on.open();
  await on.page.locator(".side .who").click();
  await on.page.getByRole("checkbox", { name: "A customer writes" }).uncheck();
  await on.page.getByRole("checkbox", { name: "There is a new ticket that nobody has" }).check();
  await on.page.getByRole("button", { name: "Save" }).click();
  await on.page.getByText("What you are told is saved.").waitFor();
  assert.deepEqual(on.server.data.state.mail, { assigned: true, wrote: false, failed: true, due: true, overdue: true, opened: true });
  await on.page.reload();
  assert.equal(await on.page.getByRole("checkbox", { name: "A customer writes" }).isChecked(), false);
});

scene("what one is told is found in the palette", async (on) => {
  await on.open();
  await on.page.keyboard.press("Control+k");
  await on.page.getByRole("combobox", { name: "Command palette" }).fill("you are told");
  await on.page.keyboard.press("Enter");
  await on.page.getByRole("heading", { name: "What you are told" }).waitFor();
});

scene("who is not signed in is told how to get in", async (on) => {
  on.allow("401");
  on.server.control.signedOut = true;
  await on.page.goto(on.server.url);
  await on.page.getByRole("heading", { name: "Sign in to Threadmark" }).waitFor();
});

scene("a session that ends while one works leads there too", async (on) => {
  on.allow("401");
  await on.open();
  on.server.control.signedOut = true;
  await on.page.getByText("Mailbox health").click();
  await on.page.getByRole("heading", { name: "Sign in to Threadmark" }).waitFor();
});

scene("a ticket that is not there says so, and leads back", async (on) => {
  on.allow("404");
  await on.page.goto(on.at("ticket/0000-0000-0000?status=OPEN"));
  await on.page.getByRole("heading", { name: "This ticket is not here" }).waitFor();
  await on.page.getByRole("button", { name: "Back to the list" }).click();
  await on.page.waitForURL(/list\?status=OPEN/);
});

scene("a list that cannot be had says so and can be tried again", async (on) => {
  on.allow("500");
  on.allow("400");
  on.server.control.status = { tickets: 400 };
  await on.page.goto(on.at("list?status=OPEN"));
  await on.page.getByRole("alert").getByText("This is what the test asked for.").waitFor();
  on.server.control.status = {};
  await on.page.getByRole("button", { name: "Try again" }).click();
  await on.page.getByText("Lumen Arc flickers").waitFor();
});

scene("a viewer is offered nothing that a viewer may not do", async (on) => {
  await on.open("ticket/7K3F-9QXM-2B4D");
  assert.equal(await on.page.getByRole("button", { name: "Reply", exact: true }).count(), 0);
  assert.equal(await on.page.getByRole("button", { name: "Close", exact: true }).count(), 0);
  await on.open("holds");
  assert.equal(await on.page.getByRole("button", { name: /^Put onto/ }).count(), 0);
}, { more: { role: "VIEWER" } });

scene("held mail is put onto its ticket by one click", async (on) => {
  await on.open("holds");
  await on.page.getByRole("button", { name: "Put onto 7K3F-9QXM-2B4D" }).click();
  await on.page.getByText("It is on its ticket.").waitFor();
  assert.equal(on.server.data.state.holds.length, 1);
});

scene("mail in quarantine is tried again, or dropped after a question", async (on) => {
  await on.open("quarantine");
  await on.page.getByRole("button", { name: "Drop", exact: true }).click();
  await on.page.getByRole("dialog").getByRole("button", { name: "Drop", exact: true }).click();
  await on.page.getByText("It is dropped.").waitFor();
  assert.equal(on.server.data.state.quarantine[0].state, "DROPPED");
});

scene("an admin exports what is kept of a person, and erases it after a question", async (on) => {
  await on.open("ticket/7K3F-9QXM-2B4D");
  const address = on.server.data.state.tickets.find((one) => one.ticket === "7K3F-9QXM-2B4D").requesters[0];
  await on.open(`privacy?person=${encodeURIComponent(address)}`);
  assert.equal(await on.page.getByLabel("Their address").inputValue(), address);
  const saved = on.page.waitForEvent("download");
  await on.page.getByRole("button", { name: "Export what is kept" }).click();
  assert.equal((await saved).suggestedFilename(), "person.ndjson");
  await on.page.getByText(/records are in the file/).waitFor();
  await on.page.getByRole("button", { name: "Erase", exact: true }).click();
  await on.page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  assert.equal(on.server.data.state.erasures.length, 0);
  await on.page.getByRole("button", { name: "Erase", exact: true }).click();
  await on.page.getByRole("dialog").getByText("This cannot be undone.").waitFor();
  await on.page.getByRole("dialog").getByRole("button", { name: "Erase", exact: true }).click();
  await on.page.getByText(/^By mira/).waitFor();
  assert.equal(on.server.data.state.erasures.length, 1);
  await on.page.getByText("Mails that the mailbox may still have").click();
  await on.page.getByText("AAMkAGI2").waitFor();
}, { more: { role: "ADMIN" } });

scene("who is no admin is offered nobody's data", async (on) => {
  await on.open("ticket/7K3F-9QXM-2B4D");
  assert.equal(await on.page.getByRole("link", { name: "Personal data" }).count(), 0);
  await on.open("privacy");
  await on.page.getByText("This is for admins").waitFor();
  assert.equal(await on.page.getByRole("button", { name: "Erase", exact: true }).count(), 0);
});

scene("what is searched for stands in the link, and can be kept as a view", async (on) => {
  await on.open("list?status=OPEN");
  await on.page.getByRole("searchbox").fill("glass");
  await on.page.waitForURL(/q=glass/);
  await on.page.getByText("Replacement glass did not arrive").waitFor();
  assert.equal(await on.page.locator(".line").count(), 1);
  await on.page.getByRole("button", { name: "Save view" }).click();
  await on.page.getByLabel("Name of the view").fill("Glass");
  await on.page.getByLabel("Name of the view").press("Enter");
  await on.page.locator(".side").getByRole("link", { name: "Glass" }).waitFor();
  assert.deepEqual(on.server.data.state.views.at(-1), { name: "Glass", query: { status: "OPEN", q: "glass" } });
});

scene("a search says why each ticket is found, and what the mailbox finds comes after", async (on) => {
  await on.open("list?q=carrier");
  await on.page.getByRole("status").filter({ hasText: "found" }).waitFor();
  const line = on.page.locator(".line", { hasText: "Replacement glass did not arrive" });
  await line.getByText("in its mail").waitFor();
  await on.page.getByRole("status").filter({ hasText: /^2 tickets found\.$/ }).waitFor();
  await on.page.keyboard.press("j");
  await on.page.keyboard.press("Enter");
  await on.page.waitForURL(/ticket\/.*q=carrier/);
});

scene("where the mailbox cannot be searched that is said, and what is known is shown all the same", async (on) => {
  await on.open("list?q=glass");
  await on.page.locator(".line", { hasText: "Replacement glass" }).getByText("subject").waitFor();
  await on.page.getByRole("status").filter({ hasText: "could not be searched now" }).waitFor();
  assert.equal(await on.page.locator(".line").count(), 1);
}, { more: { mailSearch: { state: "UNAVAILABLE", note: "the mailbox could not be searched now: only numbers, people and subjects were" } } });

scene("the palette finds a ticket by a person, and leads to the search of the mail", async (on) => {
  await on.open("list?status=OPEN");
  await on.page.keyboard.press("Control+k");
  await on.page.getByRole("combobox", { name: "Command palette" }).fill("hartandsons");
  await on.page.getByRole("option", { name: /Replacement glass.*person/ }).waitFor();
  await on.page.getByRole("option", { name: 'Search all tickets and their mail for "hartandsons"' }).click();
  await on.page.waitForURL(/list\?q=hartandsons/);
  await on.page.locator(".line").first().waitFor();
});

scene("a ticket that changes elsewhere changes here", async (on) => {
  await on.open("ticket/Q7ZD-1KME-4WTX?status=OPEN");
  on.server.data.incoming("Q7ZD-1KME-4WTX", "We need 46 of them now.");
  await on.page.locator(".thread").getByText("We need 46 of them now.").waitFor();
});
