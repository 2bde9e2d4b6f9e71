// The chat by keyboard and screen reader, in every scheme, direction and width.

import { expect, onlyConversation, test } from "./fixtures.ts";
import { violations } from "./violations.ts";

const looks = [
  { windowStyle: "modern", colourScheme: "light", themeColour: "#2563eb" },
  { windowStyle: "modern", colourScheme: "dark", themeColour: "#facc15" },
  { windowStyle: "classic", colourScheme: "light", themeColour: "#f97316" },
  { windowStyle: "classic", colourScheme: "dark", themeColour: "#0f172a" },
] as const;

for (const look of looks) {
  test(`axe finds nothing in the ${look.windowStyle} ${look.colourScheme} window with ${look.themeColour}`, async ({
    page,
    server,
    shop,
    chat,
  }) => {
    Object.assign(server.settings.config.design, look);
    await shop();
    await expect(chat.launcher).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await chat.open();
    await expect(chat.panel.getByRole("button", { name: "Find a bike" })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await chat.panel.getByRole("button", { name: "Menu" }).click();
    expect(await violations(page)).toEqual([]);
    await chat.panel.getByRole("menuitem", { name: "Talk to a person" }).click();
    await expect(chat.log).toContainText("Somebody will usually answer");
    server.conversations.agentSays(onlyConversation(server), "Hello, this is Maya.");
    await expect(chat.log).toContainText("this is Maya");
    await chat.say("Hello Maya");
    await expect(chat.log).toContainText("Sent");
    expect(await violations(page)).toEqual([]);
  });
}

test("axe finds nothing in the phone field, the ticked options and the skip buttons", async ({
  page,
  shop,
  chat,
}) => {
  await shop();
  await chat.open();
  await chat.choose("Book a repair");
  await chat.say("Rosa");
  await expect(chat.panel.getByRole("button", { name: "Skip" })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await chat.choose("Skip");
  await expect(chat.panel.getByRole("combobox")).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await chat.say("123456");
  await chat.say("2");
  await chat.panel.getByText("Brakes", { exact: true }).click();
  expect(await violations(page)).toEqual([]);
});

test("a whole chat works with the keyboard alone, and the focus is never lost", async ({
  page,
  server,
  shop,
  chat,
}) => {
  await shop();
  await expect(chat.launcher).toBeVisible();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(chat.launcher).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(chat.composer).toBeFocused();

  // Back from the composer to the options above it.
  await expect(chat.panel.getByRole("button", { name: "Opening hours" })).toBeVisible();
  for (const name of ["Opening hours", "Find a bike", "Book a repair"]) {
    await page.keyboard.press("Shift+Tab");
    await expect(chat.panel.getByRole("button", { name })).toBeFocused();
  }
  await page.keyboard.press("Enter");
  await expect(chat.log).toContainText("May I ask your name?");
  await expect(chat.composer).toBeFocused();
  await page.keyboard.type("Rosa");
  await page.keyboard.press("Enter");
  await expect(chat.composer).toHaveAttribute("type", "email");
  await expect(chat.composer).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(chat.panel.getByRole("button", { name: "Skip" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(chat.composer).toHaveAttribute("type", "tel");
  await expect(chat.composer).toBeFocused();

  const menu = chat.panel.getByRole("button", { name: "Menu" });
  await menu.focus();
  await page.keyboard.press("Enter");
  await expect(chat.panel.getByRole("menuitem").first()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(chat.panel.getByRole("menuitem").nth(1)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(chat.panel.getByRole("menuitem").last()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(menu).toBeFocused();
  await expect(chat.frame).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(chat.frame).toBeHidden();
  await expect(chat.launcher).toBeFocused();
  expect(onlyConversation(server).step).toBe(3);
});

test("new messages are told to screen readers with who said them", async ({ shop, chat }) => {
  await shop();
  await chat.open();
  await expect(chat.log).toHaveAttribute("aria-live", "polite");
  await chat.choose("Book a repair");
  await expect(chat.log).toContainText("You:");
  await expect(chat.log).toContainText("Northwind Bikes:");
});

test("Arabic runs from right to left, with the bot's language loaded on its own", async ({
  page,
  server,
  shop,
  chat,
}) => {
  server.settings.config.language = "ar";
  server.settings.script = [
    {
      says: [{ kind: "text", text: "مرحبًا! كيف يمكنني مساعدتك؟" }],
      input: {
        kind: "choice",
        blockId: "b",
        canSkip: true,
        canGoBack: false,
        options: [{ id: "1", title: "حجز موعد" }],
      },
    },
  ];
  await shop();
  await chat.open();
  await expect(chat.panel.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(chat.composer).toHaveAttribute("placeholder", "اختر مما سبق أو اكتب إجابتك");
  const close = await chat.panel.getByRole("button", { name: "إغلاق المحادثة" }).boundingBox();
  const heading = await chat.panel.getByRole("heading").boundingBox();
  expect(close?.x ?? 0).toBeLessThan(heading?.x ?? 0);
  await chat.choose("حجز موعد");
  const bubble = await chat.panel.locator(".own .bubble").boundingBox();
  const frame = await chat.frame.boundingBox();
  expect((bubble?.x ?? 0) - (frame?.x ?? 0)).toBeLessThan(40);
  expect(await violations(page)).toEqual([]);
});

for (const [name, viewport] of [
  ["320 pixels", { width: 320, height: 568 }],
  ["a 1280 pixel screen at 400 % zoom", { width: 320, height: 256 }],
] as const) {
  test(`nothing is cut off or scrolls sideways at ${name}`, async ({ page, server, shop, chat }) => {
    await page.setViewportSize(viewport);
    const words = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen";
    server.settings.config.name = `A rather long name for a bot that sells ${words}`.slice(0, 50);
    server.settings.script = [
      {
        says: [{ kind: "text", text: `${words}${words}` }],
        input: {
          kind: "choice",
          blockId: "b",
          canSkip: true,
          canGoBack: true,
          options: [{ id: "1", title: words + words.slice(0, 20) }],
        },
      },
    ];
    await shop();
    await chat.open();
    await expect(chat.composer).toBeVisible();
    const overflow = await chat.panel
      .locator("html")
      .evaluate((root) =>
        [root, ...root.querySelectorAll(".log, .composer, .header")]
          .filter((element) => element.scrollWidth > element.clientWidth + 1)
          .map((element) => element.className),
      );
    expect(overflow).toEqual([]);
    await expect(chat.panel.getByRole("button", { name: "Close chat" })).toBeInViewport();
    await expect(chat.composer).toBeInViewport();
  });
}

test("the widget's own words follow the language the flow goes on in", async ({
  page,
  server,
  shop,
  chat,
}) => {
  await shop();
  await chat.open();
  await expect(chat.panel.locator("html")).toHaveAttribute("lang", "en");
  const conversation = onlyConversation(server);
  conversation.language = "ar";
  await chat.choose("Book a repair");
  await expect(chat.panel.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(chat.panel.getByRole("button", { name: "القائمة" })).toBeVisible();
  await expect(chat.panel.locator("main")).toHaveAttribute("aria-label", /الدردشة|محادثة/);
  expect(await violations(page)).toEqual([]);
  // After a reload it begins in that language, and comes back to the bot's own when the flow does.
  await page.reload();
  await expect(chat.panel.locator("html")).toHaveAttribute("dir", "rtl");
  conversation.language = null;
  await chat.say("Rosa");
  await expect(chat.panel.locator("html")).toHaveAttribute("dir", "ltr");
  await expect(chat.panel.locator("html")).toHaveAttribute("lang", "en");
});
