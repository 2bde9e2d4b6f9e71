// What messages and inputs look like and link to: cards, tiles, contacts, and every input in every scheme and direction.

import { expect, onlyConversation, test } from "./fixtures.ts";
import { asking, contents, everything, lastAnswer, requests } from "./inputScript.ts";
import type { InputName } from "./inputScript.ts";
import { violations } from "./violations.ts";

const allNames = Object.keys(requests) as InputName[];

test("cards are stepped through, and answer only while the bot waits", async ({ server, shop, chat }) => {
  server.settings.script = asking("cards");
  await shop();
  await chat.open();
  await expect(chat.panel.getByRole("link", { name: /Details.*City 3/ })).toBeVisible();
  const next = chat.panel.getByRole("button", { name: "Next" });
  await expect(chat.panel.getByRole("button", { name: "Previous" })).toBeDisabled();
  await next.click();
  await next.click();
  await expect(next).toBeDisabled();
  const choose = chat.panel.getByRole("button", { name: "Choose Cargo" });
  await choose.click();
  await expect(chat.log).toContainText("Thank you!");
  await expect(choose).toBeDisabled();
  expect(lastAnswer(server)).toEqual({ kind: "choice", optionIds: ["cargo"] });
  await expect(chat.panel.locator(".own .bubble")).toHaveText("Choose Cargo");
});

test("an input that could not be loaded is tried again", async ({ page, server, shop, chat }) => {
  server.settings.script = asking("consent");
  let isBroken = true;
  await page.route(/ConsentInput-.*\.js/, (route) => (isBroken ? route.abort() : route.continue()));
  await shop();
  await chat.open();
  await expect(chat.panel.getByText("This question could not be loaded.")).toBeVisible();
  isBroken = false;
  await chat.choose("Try again");
  await chat.choose("I agree");
  await expect(chat.log).toContainText("Thank you!");
});

test("contacts, places and files in messages link to what they name", async ({
  page,
  server,
  shop,
  chat,
}) => {
  server.settings.script = [
    {
      says: [
        ...contents,
        { kind: "document", url: "javascript:alert(1)", name: "evil.pdf" },
        { kind: "contactCard", name: "Eve", url: "javascript:alert(1)" },
      ],
      input: null,
    },
  ];
  await shop();
  await chat.open();
  const link = (name: string) => chat.panel.getByRole("link", { name });
  await expect(link("Price list 2026.pdf")).toHaveAttribute("href", "https://example.com/price-list.pdf");
  await expect(link("+46 8 123 456")).toHaveAttribute("href", "tel:+468123456");
  await expect(link("maya@example.com")).toHaveAttribute("href", "mailto:maya%40example.com");
  await expect(link("Northwind workshop")).toHaveAttribute("href", /openstreetmap\.org/);
  await expect(chat.panel.getByLabel("How the bell sounds")).toBeVisible();
  await expect(chat.panel.locator('[href^="javascript"]')).toHaveCount(0);
  const download = page.waitForEvent("download");
  await chat.panel.getByRole("button", { name: "Save contact" }).first().click();
  expect((await download).suggestedFilename()).toBe("Maya Lindqvist.vcf");
});

test("pictures make tiles of the options", async ({ server, shop, chat }) => {
  everything(server, ["tiles", "severalTiles", "explained"]);
  await shop();
  await chat.open();
  await expect(chat.panel.locator(".tiles img").first()).toBeVisible();
  await chat.panel.getByRole("button", { name: "Tour Long days" }).click();
  await expect(chat.log).toContainText("Question severalTiles");
  expect(lastAnswer(server)).toEqual({ kind: "choice", optionIds: ["t2"] });
  await chat.panel.getByRole("checkbox", { name: "City" }).check();
  await chat.panel.getByRole("checkbox", { name: "Cargo" }).check();
  await expect(chat.panel.getByRole("checkbox", { name: "Tour" })).toBeDisabled();
  await chat.panel.locator(".options").getByRole("button", { name: "Send" }).click();
  await chat.panel.getByRole("button", { name: "Full service" }).click();
  await expect(chat.panel.locator(".own .bubble")).toHaveText(["Tour", "City, Cargo", "Full service"]);
});

test("a page is shown in a sandbox, or linked where the content policy forbids it", async ({
  page,
  server,
  shop,
  chat,
}) => {
  await page.route("https://example.com/**", (route) => route.fulfill({ body: "A calendar" }));
  server.settings.script = asking("iframe");
  await shop();
  await chat.open();
  const frame = chat.panel.getByTitle("Our calendar");
  await expect(frame).toHaveAttribute("sandbox", /allow-scripts/);
  await expect(frame).not.toHaveAttribute("sandbox", /top-navigation/);
  await expect(chat.panel.getByRole("link", { name: "Open in a new tab" })).toHaveAttribute(
    "href",
    "https://example.com/calendar",
  );

  server.settings.policy = server.settings.policy.replace("frame-src https: http:", "frame-src 'none'");
  await page.reload();
  await expect(chat.panel.getByText("cannot be shown here")).toBeVisible();
  await expect(frame).toHaveCount(0);
  await chat.choose("I am done");
  await expect(chat.log).toContainText("Thank you!");
  await expect(chat.panel.locator(".own .bubble")).toHaveText("I am done");

  server.settings.script = [
    { says: [], input: { ...requests.iframe, url: "javascript:parent.document.title='owned'" } },
  ];
  await chat.panel.getByRole("button", { name: "Menu" }).click();
  await chat.panel.getByRole("menuitem", { name: "Start over" }).click();
  await expect(chat.panel.getByRole("button", { name: "I am done" })).toBeVisible();
  await expect(chat.panel.locator(".rich iframe, .rich a")).toHaveCount(0);
});

for (const [name, language, scheme, skip] of [
  ["light", "en", "light", "Skip"],
  ["dark", "en", "dark", "Skip"],
  ["Arabic", "ar", "light", "تخطٍّ"],
] as const) {
  test(`every input is accessible and fits 320 pixels: ${name}`, async ({ page, server, shop, chat }) => {
    test.setTimeout(240_000);
    await page.setViewportSize({ width: 320, height: 568 });
    await page.emulateMedia({ reducedMotion: "reduce" });
    Object.assign(server.settings.config, { language });
    server.settings.config.design.colourScheme = scheme;
    await page.route("https://example.com/**", (route) =>
      route.fulfill({
        contentType: "text/html",
        body: "<!doctype html><html lang=en><title>A</title><main><h1>A</h1></main>",
      }),
    );
    everything(server, allNames);
    await shop();
    await chat.open();
    for (const [index, input] of allNames.entries()) {
      await expect(
        chat.panel.locator(".row").filter({ hasText: input === "cards" ? "City 3" : `Question ${input}` }),
      ).toBeVisible();
      await expect(chat.panel.locator(".rich-loading, .rich-failed")).toHaveCount(0);
      const overflow = await chat.panel
        .locator("html")
        .evaluate((root) =>
          [root, ...root.querySelectorAll(".log, .composer, .panel-form, .options")]
            .filter((element) => element.scrollWidth > element.clientWidth + 1)
            .map((element) => `${element.className} ${element.scrollWidth} > ${element.clientWidth}`),
        );
      expect([input, overflow]).toEqual([input, []]);
      // Another language changes the direction, which axe does not look at.
      if (language === "en") expect([input, await violations(page)]).toEqual([input, []]);
      await chat.choose(skip);
      await expect.poll(() => onlyConversation(server).step).toBe(index + 1);
    }
  });
}
