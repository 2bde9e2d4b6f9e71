// Versions of a flow: compared on a canvas, and retired.
import { expect, test } from "../support/fixtures.ts";
import { block, expectNoAccessProblems, isSaved, openFlow } from "../support/flowEditor.ts";

test("two versions are compared on a canvas, and an older one is retired", async ({
  page,
  server,
  keepPicture,
}) => {
  await openFlow(page, server, "lead-capture");
  await page.getByRole("button", { name: "Show everything" }).click();
  await block(page, "What brings you here").click();
  await page.getByRole("textbox", { name: "Question" }).fill("What brings you to us?");
  await block(page, "Tags").click();
  await page.keyboard.press("Delete");
  await block(page, "What brings you to us").click();
  await page.keyboard.press("Control+d");
  await expect(block(page, "What brings you to us")).toHaveCount(2);
  await isSaved(page);
  await page.getByRole("tab", { name: "Versions" }).click();
  const list = page.getByRole("list", { name: "Published versions" });
  await list.getByRole("button", { name: /^Version 1/ }).click();
  await expect(list.getByRole("button", { name: "Retire" })).toHaveCount(0);
  await list.getByRole("button", { name: "Compare" }).click();

  const dialog = page.getByRole("dialog", { name: "Compare versions" });
  await expect(
    dialog.getByRole("group", { name: /^Added: Single choice: What brings you to us/ }),
  ).toBeVisible();
  await expect(
    dialog.getByRole("group", { name: /^Changed: Single choice: What brings you to us/ }),
  ).toBeVisible();
  await expect(dialog.getByRole("group", { name: /^Removed: Tags/ })).toBeVisible();
  await expect(dialog.getByRole("list", { name: "What the marks mean" })).toContainText("Removed");
  await expectNoAccessProblems(page);
  await keepPicture(page, "editor-compare");
  await page.emulateMedia({ colorScheme: "dark" });
  await keepPicture(page, "editor-compare-dark");
  await page.setViewportSize({ width: 390, height: 844 });
  await keepPicture(page, "editor-compare-phone");
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: "light" });

  // A change leads to its block, and any two versions can be chosen.
  const changes = dialog.getByRole("list", { name: "Changes" });
  await changes.getByRole("button", { name: /^Removed/ }).click();
  await expect(dialog.locator(".react-flow__node.selected")).toHaveAccessibleName(/^Removed: Tags/);
  await dialog.getByRole("combobox", { name: "After" }).selectOption({ label: "Version 1" });
  await expect(dialog.getByText("Both say the same.")).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).click();

  // A narrow window closes the panel.
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Versions" }).click();
  await list.getByRole("button", { name: /^Version 1/ }).click();
  // Neither the copy nor the missing block can be published.
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await isSaved(page);
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  const publish = page.getByRole("dialog", { name: "Publish this flow" });
  await publish.getByRole("textbox", { name: "Note" }).fill("Shorter");
  await publish.getByRole("button", { name: "Publish now" }).click();
  await expect(page.getByText("Version 2 is live")).toBeVisible();
  await expect(list.getByRole("button", { name: /^Version 2.*Live.*owner/ })).toBeVisible();
  await list.getByRole("button", { name: "Retire" }).click();
  await page.getByRole("button", { name: "Retire this version" }).click();
  await expect(list.getByRole("button", { name: /^Version 1.*Retired/ })).toBeVisible();
  await expect(list).toContainText("Retired by owner");
  await expectNoAccessProblems(page);
  await keepPicture(page, "editor-versions");
});
