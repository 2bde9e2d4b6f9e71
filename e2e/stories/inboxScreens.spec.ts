// The screens of the inbox: contact details, search and filters, a phone, light and dark.
import { expectAccessible } from "../support/expectAccessible.ts";
import { expect, test } from "../support/fixtures.ts";
import { answer, button, details, log, openInbox, row, say, unique } from "../support/inboxPage.ts";
import { makeInboxWorld, signedInPage } from "../support/inboxWorld.ts";

test("the contact's details, tags, attributes and notes are kept and refused with a reason", async ({
  browser,
  request,
  server,
}) => {
  const world = await makeInboxWorld(request, server);
  const visitor = await world.visitor({
    page: { url: "https://shop.example/checkout", title: "Checkout", referrer: "https://search.example/" },
    attributes: { plan: "gold" },
  });
  await visitor.say("Hello");
  const page = await signedInPage(browser, world, server.owner);
  await openInbox(page, visitor);
  const panel = details(page);
  await expect(panel).toContainText("Checkout");

  const name = unique("Rosa");
  await button(panel, "Add Name").click();
  await panel.getByRole("textbox", { name: "Name" }).fill(name);
  await page.keyboard.press("Enter");
  await expect(row(page, name)).toBeVisible();

  await button(panel, "Add Email").click();
  const email = panel.getByRole("textbox", { name: "Email" });
  await email.fill("not an address");
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("alert")).toBeVisible();
  await expect(email).toHaveValue("not an address");
  await email.fill("rosa@example.com");
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("button", { name: "Edit Email: rosa@example.com" })).toBeVisible();

  const optIn = panel.getByRole("combobox", { name: "Whether this person agreed to be written to" });
  await expect(optIn).toHaveValue("unknown");
  await optIn.selectOption("Agreed to messages");
  await expect
    .poll(async () => {
      const path = `/workspaces/${world.workspaceId}/contacts/${visitor.contactId}`;
      return (await world.api<{ optIn: boolean | null }>("GET", path)).optIn;
    })
    .toBe(true);

  const tag = unique("vip");
  await panel.getByLabel("Add a tag").fill(tag);
  await page.keyboard.press("Enter");
  await expect(button(panel, `Remove ${tag}`)).toBeVisible();

  await button(panel, "Add an attribute").click();
  await panel.getByLabel("Attribute", { exact: false }).first().fill("size");
  await panel.getByRole("textbox", { name: "Value" }).fill("42");
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("button", { name: "Edit size: 42" })).toBeVisible();
  await expect(panel.getByRole("button", { name: "Edit plan: gold" })).toBeVisible();

  await button(panel, "Add a note").click();
  await panel.getByRole("textbox", { name: "Title" }).fill("Careful");
  await panel.getByRole("textbox", { name: "Note" }).fill("Prefers email.");
  await button(panel, "Save").click();
  await expect(panel).toContainText("Prefers email.");

  await page.reload();
  for (const text of [name, "rosa@example.com", tag, "42", "Prefers email."]) {
    await expect(details(page)).toContainText(text);
  }
  await button(details(page), "Delete note").click();
  await button(page.getByRole("dialog"), "Delete").click();
  await expect(details(page)).not.toContainText("Prefers email.");
});

test("search, views and filters narrow the list", async ({ browser, request, server }) => {
  const world = await makeInboxWorld(request, server);
  const [mine, other] = [unique("Mine"), unique("Other")];
  const visitor = await world.visitor({ name: mine });
  await visitor.say("Hello");
  await (await world.visitor({ name: other })).say("Hello");
  await world.api(
    "POST",
    `/workspaces/${world.workspaceId}/conversations/${visitor.conversationId}/take-over`,
  );
  const page = await signedInPage(browser, world, server.owner);
  await openInbox(page);

  const search = page.getByRole("searchbox", { name: "Search conversations" });
  await search.fill(other);
  await expect(row(page, mine)).toHaveCount(0);
  await expect(row(page, other)).toHaveCount(1);
  await search.fill("nobody has this name");
  await expect(page.getByText("Nothing matches")).toBeVisible();
  await button(page, "Clear filters").click();

  const views = page.getByRole("navigation", { name: "Views" });
  await views.getByRole("button", { name: /^Mine/ }).click();
  await expect(row(page, mine)).toBeVisible();
  await expect(row(page, other)).toHaveCount(0);
  await row(page, mine).click();
  await button(page, "Close").click();
  await views.getByRole("button", { name: /^Closed/ }).click();
  await expect(row(page, mine)).toBeVisible();
  await views.getByRole("button", { name: /^All open/ }).click();

  await button(page, "Filters").click();
  await page.getByRole("switch", { name: "Unread only" }).check({ force: true });
  await page.keyboard.press("Escape");
  await expect(row(page, other)).toBeVisible();
  await expect(button(page, "Filters, 1 active")).toBeVisible();
});

test("on a phone one pane is shown at a time", async ({ browser, request, server, keepPicture }) => {
  const world = await makeInboxWorld(request, server);
  const name = unique("Phone");
  await (await world.visitor({ name })).say("Hello from a phone");
  const page = await signedInPage(browser, world, server.owner, { viewport: { width: 390, height: 844 } });
  await openInbox(page);
  await keepPicture(page, "inbox-phone-list");
  await row(page, name).click();
  await expect(log(page)).toContainText("Hello from a phone");
  await expect(button(page, "Back to the list")).toBeFocused();
  await expect(row(page, name)).toBeHidden();
  await button(page, "Show contact details").click();
  await expect(details(page)).toBeVisible();
  await button(page, "Close contact details").click();
  await keepPicture(page, "inbox-phone-thread");
  await expectAccessible(page);
  await button(page, "Back to the list").click();
  await expect(row(page, name)).toBeFocused();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing in ${colorScheme}`, async ({ browser, request, server, keepPicture }) => {
    const world = await makeInboxWorld(request, server);
    const visitor = await world.visitor({
      name: unique("Axe"),
      page: { url: "https://shop.example/", title: "Shop" },
      attributes: { plan: "gold" },
    });
    await visitor.say("Hello, see https://example.com and `code`");
    const page = await signedInPage(browser, world, server.owner, { colorScheme });
    await openInbox(page, visitor);
    await expect(details(page)).toContainText("plan");
    await expectAccessible(page);
    await button(page, "Take over").last().click();
    await say(page, "An answer");
    await expect(page.getByRole("img", { name: "Sent" }).last()).toBeVisible();
    await answer(page).pressSequentially("/");
    await expectAccessible(page);
    await keepPicture(page, `inbox-${colorScheme}`);
    await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
    await keepPicture(page, `inbox-rtl-${colorScheme}`);
  });
}
