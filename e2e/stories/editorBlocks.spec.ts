// How blocks are filled in and tried: the test panel plays every kind of question, and long forms stay tidy.
import { expect, test } from "../support/fixtures.ts";
import { expectNoAccessProblems, isSaved, openBlocks, panel } from "../support/flowEditor.ts";

test("the test plays every kind of question, and calls in place of the world", async ({
  page,
  server,
  keepPicture,
}) => {
  await openBlocks(page, server, [
    { id: "stars", kind: "rating", settings: { text: "How was it?" } },
    { id: "when", kind: "date", settings: { text: "When?" } },
    { id: "budget", kind: "range", settings: { text: "Your budget?" } },
    {
      id: "ok",
      kind: "consent",
      settings: { text: "Do you agree?" },
      outputs: { accepted: "photo", declined: null },
    },
    { id: "photo", kind: "fileUpload", settings: { text: "A photo, please." } },
    { id: "place", kind: "location", settings: { text: "Where?" } },
    { id: "mail", kind: "email", settings: { text: "Your e-mail?", checkDomain: true } },
    {
      id: "hook",
      kind: "webhook",
      settings: { url: "https://shop.example/hook" },
      outputs: { next: "end", failed: "end" },
    },
    { id: "end", kind: "end", settings: {}, outputs: {} },
  ]);
  await page.getByRole("tab", { name: "Test", exact: true }).click();
  const chat = page.getByRole("log", { name: "Test conversation" });
  await expect(chat).toContainText("How was it?");
  await page.getByRole("group", { name: "Rating" }).getByRole("button").nth(3).click();

  await expect(chat).toContainText("When?");
  await page.getByLabel("Date", { exact: true }).fill("2030-05-04");
  await page.getByRole("button", { name: "Send", exact: true }).click();

  await expect(chat).toContainText("Your budget?");
  await page.getByRole("slider", { name: "Your answer" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.getByRole("button", { name: "Send", exact: true }).click();

  await expect(chat).toContainText("Do you agree?");
  await expectNoAccessProblems(page);
  await panel(page, "Test")
    .getByRole("button")
    .filter({ hasText: /agree|accept|yes/i })
    .first()
    .click();

  await expect(chat).toContainText("A photo, please.");
  await page.getByRole("button", { name: "Send an example" }).click();
  const call = page.getByRole("group", { name: "Call to the outside" });
  await expect(call).toContainText("1 file is checked.");
  await call.getByRole("button", { name: "Accepted" }).click();

  await expect(chat).toContainText("Where?");
  await page.getByRole("button", { name: "Send", exact: true }).click();

  await page.getByRole("textbox", { name: "Your answer" }).fill("ada@example.com");
  await page.keyboard.press("Enter");
  await expect(call).toContainText("Does example.com accept mail?");
  await call.getByRole("button", { name: "Yes" }).click();
  await expect(call).toContainText("POST https://shop.example/hook");
  await expectNoAccessProblems(page);
  await keepPicture(page, "editor-test-call");
  await call.getByRole("button", { name: "Always answer automatically" }).click();
  await expect(chat).toContainText("Answer (automatic): HTTP status 200");

  await page.getByRole("button", { name: "What happened, and why" }).click();
  const trace = page.getByRole("list", { name: "What happened, and why" });
  await expect(trace).toContainText("Answered: ada@example.com");
  await trace.getByRole("button", { name: /^Rating/ }).click();
  await expect(page.getByRole("textbox", { name: "Question" })).toHaveValue("How was it?");

  // A messenger gets the same question in its own form, and says so.
  await page.getByRole("tab", { name: "Test", exact: true }).click();
  await page.getByRole("button", { name: "How to play the test" }).click();
  await page.getByRole("combobox", { name: "Channel" }).selectOption("telegram");
  await page.keyboard.press("Escape");
  await expect(chat).toContainText("On Telegram:");
  await expectNoAccessProblems(page);
  await keepPicture(page, "editor-test-channel");
});

test("long forms stay tidy, and every new setting can be edited by keyboard", async ({
  page,
  server,
  keepPicture,
}) => {
  await openBlocks(page, server, [
    { id: "split", kind: "abSplit", settings: {}, outputs: {} },
    { id: "form", kind: "form", settings: {} },
    { id: "slots", kind: "appointment", settings: {} },
    { id: "words", kind: "smartQuestion", settings: {}, outputs: {} },
    { id: "call", kind: "apiCall", settings: {}, outputs: {} },
    { id: "files", kind: "fileUpload", settings: {} },
    { id: "to", kind: "assign", settings: {}, outputs: {} },
  ]);
  const show = async (kind: string) => {
    await page.locator(`.react-flow__node[data-id="${kind}"]`).click();
  };
  const form = panel(page, "Block");
  await page.getByRole("button", { name: "Show everything" }).click();

  await show("split");
  await form.getByRole("button", { name: "Add a way" }).click();
  await page.keyboard.type("Way C");
  await form.getByRole("button", { name: "Share evenly" }).click();
  await expect(form.getByText("The shares make 100 %.")).toBeVisible();
  await expectNoAccessProblems(page);
  await keepPicture(page, "editor-form-split");

  await show("form");
  await form.getByRole("button", { name: "Add a field" }).click();
  await page.keyboard.type("Street");
  await form.getByRole("combobox", { name: "Kind of Street" }).selectOption("textarea");
  await expectNoAccessProblems(page);
  await keepPicture(page, "editor-form-fields");
  await page.getByRole("tab", { name: "Advanced" }).click();
  await form.getByRole("button", { name: /more settings?$/ }).click();
  await expect(form.getByRole("button", { name: /more settings?$/ })).toBeHidden();
  await page.getByRole("tab", { name: "Content" }).click();

  await show("slots");
  await form.getByRole("button", { name: "Add open hours on Saturday" }).click();
  await form.getByLabel("Saturday from").fill("10:00");
  await expect(form.getByText("On other channels")).toBeVisible();
  await expectNoAccessProblems(page);
  await keepPicture(page, "editor-form-hours");

  await show("words");
  await form.getByRole("button", { name: "Add keywords" }).click();
  await page.keyboard.type("Prices");
  await page.keyboard.press("Tab");
  await page.keyboard.type("price,cost,");
  await expect(form.getByText("cost", { exact: true })).toBeVisible();
  await expectNoAccessProblems(page);

  await show("call");
  await form.getByRole("button", { name: "Add a status" }).click();
  await page.keyboard.type("404");
  await expect(form.getByRole("combobox", { name: "After “404” go to" })).toBeVisible();
  await expectNoAccessProblems(page);

  await show("files");
  await form.getByRole("checkbox", { name: "PDF" }).focus();
  await page.keyboard.press("Space");
  await expectNoAccessProblems(page);

  await show("to");
  await form.getByRole("radio", { name: "A team" }).focus();
  await page.keyboard.press("Space");
  await expect(form.getByRole("combobox", { name: "How the team shares chats" })).toBeVisible();
  await expectNoAccessProblems(page);
  await isSaved(page);
});
