// The flow builder as its author meets it: built by mouse and keyboard, checked, published, undone, copied, restored.
import { expect, test } from "../support/fixtures.ts";
import {
  addressOf,
  block,
  blocks,
  choose,
  expectNoAccessProblems,
  isSaved,
  openFlow,
  showEverything,
  pick,
  status,
} from "../support/flowEditor.ts";

test("an author builds a flow on an empty canvas by mouse and keyboard, and publishes it", async ({
  page,
  server,
  keepPicture,
}) => {
  await openFlow(page, server, null);
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await page.getByRole("button", { name: "Add the first block" }).click();
  await choose(page, "message");
  await expect(block(page, "Start")).toHaveCount(1);

  // A slash in a text opens the variables.
  const text = page.getByRole("textbox", { name: "Message" });
  await text.fill("");
  await text.pressSequentially("Hello /");
  await page.getByRole("combobox", { name: "Search variables" }).fill("first name");
  await page.keyboard.press("Enter");
  await expect(text).toHaveValue("Hello {{ contact.firstName }}");

  // The plus of the open output adds and connects; Enter in an option adds the next one.
  await page.getByRole("button", { name: /^Add a block after Message/ }).click();
  await choose(page, "single choice");
  await page.getByRole("textbox", { name: "Question" }).fill("What can we do for you?");
  await page.getByRole("button", { name: "Add an option" }).click();
  await page.getByRole("textbox", { name: "Title of option 1" }).fill("Sales");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Title of option 2" }).fill("Support");
  await expect(page.getByRole("button", { name: /^Problems: / })).toBeVisible();

  // Dragging an output onto empty space opens the palette there.
  await page.getByRole("button", { name: "Show everything" }).click();
  const port = block(page, "What can we do").getByRole("button", { name: /Sales$/ });
  await port.hover();
  await page.mouse.down();
  const box = (await port.boundingBox())!;
  await page.mouse.move(box.x + 90, box.y + 150, { steps: 8 });
  await page.mouse.up();
  await choose(page, "end chat");
  await page.getByRole("textbox", { name: "Closing message" }).fill("Goodbye!");

  // The same by keyboard: go to the question, add behind its next open output, end the chat from the form.
  await page.keyboard.press("Control+f");
  await page.getByRole("combobox", { name: "Search this flow" }).fill("what can we do");
  await page.keyboard.press("Enter");
  await expect(block(page, "What can we do")).toBeFocused();
  await page.keyboard.press("a");
  await choose(page, "text question");
  await page.getByRole("textbox", { name: "Question" }).fill("Please describe it.");
  await pick(page.getByRole("combobox", { name: "Go to next message" }), page, "End the chat here");
  // Only blocks in sight are drawn.
  await page.getByRole("button", { name: "Show everything" }).click();
  await expect(blocks(page)).toHaveCount(5);
  await expect(page.getByRole("button", { name: "Problems", exact: true })).toBeVisible();
  await isSaved(page);
  await expectNoAccessProblems(page);
  await keepPicture(page, "editor-built");

  await page.getByRole("button", { name: "Publish", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Publish this flow" });
  await expect(dialog.getByRole("list", { name: "Changes" })).toContainText("Added single choice");
  await dialog.getByRole("textbox", { name: "Note" }).fill("First cut");
  await expectNoAccessProblems(page);
  await dialog.getByRole("button", { name: "Publish now" }).click();
  await expect(page.getByText(/Version \d+ is live/)).toBeVisible();
  await page.getByRole("tab", { name: "Versions" }).click();
  await expect(page.getByRole("list", { name: "Published versions" })).toContainText("First cut");
});

test("problems stop publishing, lead to their block, and vanish when repaired", async ({ page, server }) => {
  await openFlow(page, server, "lead-capture");
  await block(page, "What brings you here today?").click();
  await page.getByRole("textbox", { name: "Question" }).fill("");
  await expect(page.getByRole("button", { name: /^Problems: / })).toBeVisible();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Publish this flow" });
  await expect(dialog.getByText("1 problem must be fixed first")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Publish now" })).toBeDisabled();
  await dialog.getByRole("list", { name: "Problems of this flow" }).getByRole("button").click();
  const question = page.getByRole("textbox", { name: "Question" });
  await expect(question).toBeFocused();
  await question.fill("What brings you here?");
  await expect(question).not.toHaveAttribute("aria-invalid", "true");
});

test("every step can be undone and done again", async ({ page, server }) => {
  const flow = await openFlow(page, server, "lead-capture");
  const count = await showEverything(page, server, flow);
  await blocks(page).first().click();
  await page.keyboard.press("Control+d");
  await expect(blocks(page)).toHaveCount(count + 1);
  await page.keyboard.press("Delete");
  await expect(blocks(page)).toHaveCount(count);
  await page.keyboard.press("Control+z");
  await expect(blocks(page)).toHaveCount(count + 1);
  await page.keyboard.press("Control+z");
  await expect(blocks(page)).toHaveCount(count);
  await page.keyboard.press("Control+y");
  await page.keyboard.press("Control+y");
  await expect(blocks(page)).toHaveCount(count);

  // Typing is one step.
  await blocks(page).first().click();
  const title = page.getByRole("textbox", { name: "Name of the block" });
  await title.pressSequentially("Greeting");
  await expect(block(page, "Greeting")).toHaveCount(1);
  await blocks(page).first().click();
  await page.keyboard.press("Control+z");
  await expect(block(page, "Greeting")).toHaveCount(0);
});

test("blocks are copied into another flow", async ({ page, server }) => {
  await openFlow(page, server, "lead-capture");
  await page.getByRole("button", { name: "Show everything" }).click();
  await blocks(page).first().click();
  await page.keyboard.press("Control+a");
  const copied = await page.locator(".react-flow__node.selected").count();
  expect(copied).toBeGreaterThan(2);
  await page.keyboard.press("Control+c");
  await page.getByRole("button", { name: "New flow" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Second");
  await page.getByRole("button", { name: "Create flow" }).click();
  await expect(page.getByRole("link", { name: "Second" })).toHaveAttribute("aria-current", "page");
  await page.locator(".react-flow__pane").click({ position: { x: 20, y: 200 } });
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await page.keyboard.press("Control+v");
  await page.getByRole("button", { name: "Show everything" }).click();
  await expect(blocks(page)).toHaveCount(copied);
  await isSaved(page);
});

test("of two tabs on one draft, the second is told and loses nothing", async ({ page, server, context }) => {
  const flow = await openFlow(page, server, "lead-capture");
  const other = await context.newPage();
  await other.goto(addressOf(flow));
  await expect(blocks(other).first()).toBeVisible();

  await blocks(page).first().click();
  await page.getByRole("textbox", { name: "Name of the block" }).fill("From the first tab");
  await isSaved(page);

  await blocks(other).first().click();
  await other.getByRole("textbox", { name: "Name of the block" }).fill("From the second tab");
  const dialog = other.getByRole("dialog", { name: "This flow was changed somewhere else" });
  await expect(dialog.getByRole("list", { name: "Changes" })).toContainText("Title");
  await expectNoAccessProblems(other);
  const download = other.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download theirs" }).click();
  expect((await download).suggestedFilename()).toContain("their copy");
  await dialog.getByRole("button", { name: "Keep mine" }).click();
  await expect(dialog).toBeHidden();
  await isSaved(other);

  await page.getByRole("textbox", { name: "Name of the block" }).fill("First tab again");
  const answer = page.getByRole("dialog", { name: "This flow was changed somewhere else" });
  await answer.getByRole("button", { name: "Take theirs" }).click();
  await expect(block(page, "From the second tab")).toHaveCount(1);
  await page.locator(".react-flow__pane").click({ position: { x: 20, y: 200 } });
  await page.keyboard.press("Control+z");
  await expect(block(page, "First tab again")).toHaveCount(1);
  await isSaved(page);
});

test("unsaved work survives a server that is away and a reload", async ({ page, server }) => {
  await openFlow(page, server, "lead-capture");
  await page.route("**/draft", (route) => route.abort());
  await blocks(page).first().click();
  await page.getByRole("textbox", { name: "Name of the block" }).fill("Typed offline");
  await expect(status(page)).toHaveAttribute("data-save-status", "offline");
  await page.unroute("**/draft");
  await page.reload();
  await expect(block(page, "Typed offline")).toHaveCount(1);
  await isSaved(page);
  await page.reload();
  await expect(block(page, "Typed offline")).toHaveCount(1);
});

test("an older version comes back into the draft", async ({ page, server }) => {
  await openFlow(page, server, "lead-capture");
  await blocks(page).first().click();
  await page.getByRole("textbox", { name: "Name of the block" }).fill("Changed since");
  await isSaved(page);
  await page.getByRole("tab", { name: "Versions" }).click();
  await page.getByRole("button", { name: /^Version 1/ }).click();
  await expect(page.getByRole("list", { name: "Changes" })).toContainText("Title");
  await page.getByRole("button", { name: "Restore into the draft" }).click();
  await expect(page.getByText("Version 1 is now the draft")).toBeVisible();
  await isSaved(page);
  await expect(block(page, "Changed since")).toHaveCount(0);
  await page.reload();
  await expect(blocks(page).first()).toBeVisible();
  await expect(block(page, "Changed since")).toHaveCount(0);
});

test("a flow leaves as a file and comes back; a broken file is refused with its reason", async ({
  page,
  server,
}) => {
  const flow = await openFlow(page, server, "lead-capture");
  const count = await showEverything(page, server, flow);
  await page.getByRole("button", { name: "More actions" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Export as JSON" }).click();
  const file = await (await download).path();

  await blocks(page).first().click();
  await page.keyboard.press("Delete");
  await expect(blocks(page)).toHaveCount(count - 1);
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({
      name: "broken.json",
      mimeType: "application/json",
      buffer: Buffer.from('{"schemaVersion":99,"blocks":{}}'),
    });
  await expect(page.getByText("“broken.json” cannot be imported")).toBeVisible();
  await expect(page.getByText("made by a newer Parley")).toBeVisible();
  await page.keyboard.press("Escape");

  await page.locator('input[type="file"]').first().setInputFiles(file);
  await page.getByRole("button", { name: "Replace" }).click();
  await expect(blocks(page)).toHaveCount(count);
});

test("the test chat runs the draft and shows its way on the canvas", async ({
  page,
  server,
  keepPicture,
}) => {
  await openFlow(page, server, "lead-capture");
  await page.getByRole("button", { name: "Test", exact: true }).click();
  const chat = page.getByRole("log", { name: "Test conversation" });
  await expect(chat).not.toBeEmpty();
  await expect(page.locator(".react-flow__node [data-visited]").first()).toBeVisible();
  await page.getByRole("button", { name: "Variables" }).click();
  await expect(page.getByRole("table", { name: "Variables" })).toContainText("Full name");
  await expectNoAccessProblems(page);
  await keepPicture(page, "editor-test");
});

test("on a phone the flow is a list with full-screen forms", async ({ page, server, keepPicture }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openFlow(page, server, "lead-capture");
  const list = page.getByRole("list", { name: "Blocks of the flow" });
  await list.getByRole("button").first().click();
  await page.getByRole("textbox", { name: "Name of the block" }).fill("On the phone");
  await expectNoAccessProblems(page);
  await keepPicture(page, "editor-phone");
  await page.getByRole("button", { name: "Close the panel" }).click();
  await expect(list).toContainText("On the phone");
  await isSaved(page);
});
