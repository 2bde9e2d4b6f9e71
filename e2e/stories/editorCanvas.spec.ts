// What an author does on a large canvas: frames and notes, several blocks at once, finding, repairing, taking apart.
import type { Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import {
  addressOf,
  block,
  blocks,
  expectNoAccessProblems,
  isSaved,
  openFlow,
  showEverything,
} from "../support/flowEditor.ts";

const frame = (page: Page, title: string) =>
  page.locator(".react-flow__node-frame").filter({ hasText: title });
const notes = (page: Page) => page.locator(".react-flow__node-note");

/** Blocks drawn as selected, in the drawing. */
const selected = (page: Page) => page.locator(".react-flow__node.selected");

async function selectTwo(page: Page): Promise<void> {
  await block(page, "Start").click();
  await block(page, "What brings you here").click({ modifiers: ["Control"] });
  await expect(selected(page)).toHaveCount(2);
}

test("a frame groups blocks, moves them along, and is changed in place by keyboard", async ({
  page,
  server,
  keepPicture,
}) => {
  const flow = await openFlow(page, server, "lead-capture");
  await page.getByRole("button", { name: "Show everything" }).click();
  await selectTwo(page);
  await page.keyboard.press("g");
  const title = page.getByRole("textbox", { name: "Title of the frame" }).first();
  await expect(title).toBeFocused();
  await title.fill("Opening");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("group", { name: "Frame Opening, 2 blocks" })).toBeFocused();

  // Dragging the title takes both blocks along; the third stays.
  const places = () =>
    page.locator(".react-flow__node-block").evaluateAll((all) => all.map((item) => item.style.transform));
  const before = await places();
  const handle = (await frame(page, "Opening").locator(".frame-handle").boundingBox())!;
  await page.mouse.move(handle.x + 30, handle.y + 8);
  await page.mouse.down();
  await page.mouse.move(handle.x - 90, handle.y + 48, { steps: 10 });
  await page.mouse.up();
  await expect.poll(places).not.toEqual(before);
  const after = await places();
  expect(after.filter((place, index) => place !== before[index])).toHaveLength(2);
  await page.keyboard.press("Control+z");
  await expect.poll(places).toEqual(before);
  await page.keyboard.press("Control+y");
  await expect.poll(places).toEqual(after);

  // The same by keys: move with Shift, change the size with Ctrl, rename with Enter, colour in the panel.
  await frame(page, "Opening").locator(".frame-handle").click();
  await page.keyboard.press("Shift+ArrowRight");
  await expect.poll(places).not.toEqual(after);
  const width = (await frame(page, "Opening").boundingBox())!.width;
  await page.keyboard.press("Control+ArrowRight");
  await expect.poll(async () => (await frame(page, "Opening").boundingBox())!.width).toBeGreaterThan(width);
  await page.keyboard.press("Enter");
  await title.fill("Welcome part");
  await page.keyboard.press("Enter");
  await page.getByRole("radio", { name: "Green" }).check();
  await expect(frame(page, "Welcome part").locator('[data-colour="green"]')).toHaveCount(1);
  await isSaved(page);
  await expectNoAccessProblems(page);

  // A drawn arrangement keeps the frame round its blocks, and a deleted frame leaves them.
  await page.locator(".react-flow__pane").click({ position: { x: 12, y: 300 } });
  const beforeArranging = await places();
  await page.keyboard.press("l");
  await expect.poll(places).not.toEqual(beforeArranging);
  await expect(page.getByRole("group", { name: "Frame Welcome part, 2 blocks" })).toBeVisible();
  await keepPicture(page, "editor-frame");
  const count = await page.locator(".react-flow__node-block").count();
  await frame(page, "Welcome part").locator(".frame-handle").click();
  await page.keyboard.press("Delete");
  await expect(frame(page, "Welcome part")).toHaveCount(0);
  await expect(page.locator(".react-flow__node-block")).toHaveCount(count);
  await page.keyboard.press("Control+z");
  await expect(frame(page, "Welcome part")).toHaveCount(1);
  await isSaved(page);
  await page.goto(addressOf(flow));
  await expect(frame(page, "Welcome part")).toHaveCount(1);
});

test("a note is written on the canvas, and copied with a frame into another flow", async ({
  page,
  server,
}) => {
  await openFlow(page, server, "lead-capture");
  await blocks(page).first().click();
  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  const text = page.getByRole("textbox", { name: "Text of the note" }).first();
  await expect(text).toBeFocused();
  await text.pressSequentially("Ask marketing whether this is still true.");
  await page.keyboard.press("Escape");
  await expect(notes(page)).toHaveText("Ask marketing whether this is still true.");
  await expect(page.getByRole("group", { name: /^Note: Ask marketing/ })).toBeFocused();
  await isSaved(page);
  await expectNoAccessProblems(page);

  await page.keyboard.press("g");
  await page.getByRole("textbox", { name: "Title of the frame" }).first().fill("To check");
  await page.keyboard.press("Enter");
  await expect(frame(page, "To check")).toHaveCount(1);
  await page.keyboard.press("Control+c");
  await page.getByRole("button", { name: "New flow" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Second");
  await page.getByRole("button", { name: "Create flow" }).click();
  await expect(page.getByRole("link", { name: "Second" })).toHaveAttribute("aria-current", "page");
  await expect(notes(page)).toHaveCount(0);
  await page.locator("[data-editor]").click({ position: { x: 700, y: 24 } });
  await page.keyboard.press("Control+v");
  await expect(notes(page)).toHaveText("Ask marketing whether this is still true.");
  await expect(frame(page, "To check")).toHaveCount(1);
  await page.keyboard.press("Control+x");
  await expect(notes(page)).toHaveCount(0);
  await isSaved(page);
});

test("several blocks are selected with a rectangle, lined up, spread, and found again", async ({
  page,
  server,
  keepPicture,
}) => {
  const flow = await openFlow(page, server, "lead-capture");
  const drawn = await showEverything(page, server, flow);
  const pane = (await page.locator(".react-flow__pane").boundingBox())!;
  await page.keyboard.down("Shift");
  await page.mouse.move(pane.x + 4, pane.y + 4);
  await page.mouse.down();
  await page.mouse.move(pane.x + pane.width - 4, pane.y + pane.height - 4, { steps: 6 });
  await page.mouse.up();
  await page.keyboard.up("Shift");
  const tools = page.getByRole("toolbar", { name: "Tools for the selection" });
  await expect(tools).toContainText(`${drawn} selected`);
  // The canvas follows a pointer at its edge, and draws only what is in sight.
  await page.getByRole("button", { name: "Show everything" }).click();
  await expect(selected(page)).toHaveCount(drawn);
  const edges = (side: "left" | "right") =>
    blocks(page).evaluateAll(
      (all, wanted) => new Set(all.map((item) => Math.round(item.getBoundingClientRect()[wanted]))).size,
      side,
    );
  await tools.getByRole("button", { name: "Align left edges" }).click();
  await expect.poll(() => edges("left")).toBe(1);
  await keepPicture(page, "editor-selection");
  await expectNoAccessProblems(page);
  await page.keyboard.press("Control+z");
  await expect.poll(() => edges("left")).toBeGreaterThan(1);
  await tools.getByRole("button", { name: "Align right edges" }).click();
  await expect.poll(() => edges("right")).toBe(1);
  await page.keyboard.press("Control+z");
  await tools.getByRole("button", { name: "Spread evenly from top to bottom" }).click();
  const unevenness = () =>
    blocks(page).evaluateAll((all) => {
      const gaps = all
        .map((item) => item.getBoundingClientRect())
        .toSorted((one, other) => one.top - other.top)
        .flatMap((box, index, list) => (index === 0 ? [] : [box.top - list[index - 1]!.bottom]));
      return Math.max(...gaps) - Math.min(...gaps);
    });
  await expect.poll(unevenness).toBeLessThan(4);

  // A block is found by its name, its text, its id or its kind.
  await page.keyboard.press("Control+f");
  const search = page.getByRole("combobox", { name: "Search this flow" });
  await search.fill("text question");
  const found = page.getByRole("dialog", { name: "Find in this flow" }).getByRole("option");
  await expect(found.first()).toContainText("Text question");
  await page.keyboard.press("Enter");
  await expect(selected(page)).toHaveCount(1);
  await expect(selected(page)).toBeFocused();
  const id = await selected(page).getAttribute("data-id");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+f");
  await search.fill(id!);
  await page.keyboard.press("Enter");
  await expect(page.locator(`.react-flow__node[data-id="${id}"]`)).toBeFocused();
});

test("what needs no decision is repaired with one press", async ({ page, server, keepPicture }) => {
  await openFlow(page, server, "lead-capture");
  await page.getByRole("button", { name: "Show everything" }).click();
  await block(page, "Tags").click();
  await page.keyboard.press("Delete");
  await page.getByRole("button", { name: /^Problems: / }).click();
  const problems = page.getByRole("list", { name: "Problems of this flow" });
  await expect(problems.getByRole("listitem")).toHaveCount(2);
  await expectNoAccessProblems(page);
  await keepPicture(page, "editor-problems");
  await problems.getByRole("button", { name: "End the chat here" }).click();
  await expect(problems.getByRole("listitem")).toHaveCount(1);
  await problems.getByRole("button", { name: "Delete the block" }).click();
  await expect(page.getByText("No problems found")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(problems.getByRole("listitem")).toHaveCount(1);
});

test("a part of a flow becomes a flow of its own, called from its place", async ({
  page,
  server,
  keepPicture,
}) => {
  const flow = await openFlow(page, server, "lead-capture");
  const count = await showEverything(page, server, flow);
  await block(page, "What brings you here").click();
  await block(page, "Tags").click({ modifiers: ["Control"] });
  const tools = page.getByRole("toolbar", { name: "Tools for the selection" });
  const move = tools.getByRole("button", { name: "Move into a flow of its own" });
  await move.click();
  const dialog = page.getByRole("dialog", { name: "Move into a flow of its own" });
  await expect(dialog).toContainText("entered at more than one block");
  await dialog.getByRole("button", { name: "Close" }).last().click();

  await block(page, "Phone number").click();
  await page.keyboard.press("Escape");
  await block(page, "Phone number").click();
  await block(page, "Tags").click({ modifiers: ["Control"] });
  await move.click();
  await dialog.getByRole("textbox", { name: "Name of the new flow" }).fill("Contact details");
  await expectNoAccessProblems(page);
  await dialog.getByRole("button", { name: "Move", exact: true }).click();
  await expect(block(page, "Contact details")).toHaveCount(1);
  await expect(blocks(page)).toHaveCount(count - 1);
  await isSaved(page);
  await keepPicture(page, "editor-extracted");
  await page.getByRole("link", { name: "Contact details" }).click();
  await expect(blocks(page)).toHaveCount(3);
  await expect(block(page, "Start")).toContainText("Phone number");
});

test("the same flow is built as a list, reordered by drag and by keyboard", async ({
  page,
  server,
  keepPicture,
}) => {
  const flow = await openFlow(page, server, "lead-capture");
  await page.getByTitle("List", { exact: true }).click();
  const list = page.getByRole("list", { name: "Blocks of the flow" });
  const row = (text: string) => list.getByRole("listitem").filter({ hasText: text });
  const titles = () =>
    list.locator("[data-block]").evaluateAll((all) => all.map((item) => item.dataset["block"]));
  await expect(row("What brings you here")).toContainText("I need a solution");
  const before = await titles();

  // By keyboard: the phone number before the e-mail, and back with Undo.
  await row("your phone number").locator("[data-block]").click();
  await page.keyboard.press("Alt+ArrowUp");
  await expect.poll(titles).not.toEqual(before);
  await expect(row("your phone number").locator("[data-block]")).toBeFocused();
  const swapped = await titles();
  expect(swapped.indexOf("phone")).toBe(before.indexOf("phone") - 1);
  await page.keyboard.press("Control+z");
  await expect.poll(titles).toEqual(before);

  // By drag to the same place.
  await row("your phone number")
    .getByTitle("Drag to another place")
    .dragTo(row("Nice to meet you"), {
      targetPosition: { x: 60, y: 6 },
    });
  await expect.poll(titles).toEqual(swapped);

  // The palette beside the list adds behind the selected block.
  const palette = page.getByRole("complementary", { name: "Add a block" });
  await palette.getByRole("button", { name: "Message", exact: true }).click();
  await page.getByRole("textbox", { name: "Message" }).fill("Nearly done!");
  await expect(row("Nearly done!")).toHaveCount(1);
  const added = await titles();
  expect(added).toHaveLength(before.length + 1);
  await isSaved(page);
  await expectNoAccessProblems(page);
  await keepPicture(page, "editor-list");
  await page.emulateMedia({ colorScheme: "dark" });
  await keepPicture(page, "editor-list-dark");

  // The choice of the list is kept.
  await page.goto(addressOf(flow));
  await expect(row("Nearly done!")).toHaveCount(1);
});
