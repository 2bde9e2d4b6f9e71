// Whatever strangers write is shown as text, on both sides.
import type { Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import { button, chat, details, log, openInbox, openShop, row, say } from "../support/inboxPage.ts";
import { makeInboxWorld, signedInPage } from "../support/inboxWorld.ts";

const hostile = [
  `<img src=x onerror="window.hacked=1">`,
  `<script>window.hacked=1</script>`,
  `"><svg onload=window.hacked=1>`,
  `javascript:window.hacked=1`,
  `[click](javascript:window.hacked=1)`,
  `*<b onmouseover=window.hacked=1>bold</b>*`,
  "`<iframe srcdoc='<script>parent.hacked=1</script>'>`",
  `{{constructor.constructor('window.hacked=1')()}}`,
  `https://example.com/"onclick="window.hacked=1`,
  `\u202Egnp.exe<img/src/onerror=window.hacked=1>`,
];

test("whatever strangers write is text: from the visitor to the inbox and back", async ({
  browser,
  request,
  server,
  page: shop,
}) => {
  // Three browsers and a server; a busy machine needs its time.
  test.slow();
  const world = await makeInboxWorld(request, server);
  const visitor = await world.visitor({
    page: {
      url: `https://shop.example/?q=${hostile[0]}`,
      title: hostile[1] ?? "",
      referrer: "javascript:window.hacked=1",
    },
    attributes: { [`a${hostile[0]}`.slice(0, 50)]: hostile[2] ?? "" },
  });
  for (const text of hostile) await visitor.say(text);
  const contact = `/workspaces/${world.workspaceId}/contacts/${visitor.contactId}`;
  await world.api("PATCH", contact, {
    name: hostile[0],
    tags: [hostile[1], hostile[2]],
    attributes: { free: hostile[3] },
  });
  await world.api("POST", `${contact}/notes`, { title: hostile[0], description: hostile[1] });

  const page = await signedInPage(browser, world, server.owner);
  await openInbox(page, visitor);
  for (const text of hostile.slice(0, 4)) await expect(log(page)).toContainText(text);
  await expect(details(page)).toContainText(`${hostile[1]}`);
  await expect(row(page, `${hostile[0]}`).first()).toBeVisible();
  await expectHarmless(page);

  await openShop(shop, world);
  const widget = chat(shop);
  await widget.locator("#composer").fill(hostile[0] ?? "");
  await widget.locator("#composer").press("Enter");
  await page.goto("/inbox");
  await page.locator("[data-conversation]").first().click();
  await expect(log(page)).toContainText(`${hostile[0]}`);
  await button(page, "Take over").last().click();
  for (const text of hostile) await say(page, text);
  await expect(widget.getByRole("log")).toContainText(hostile.at(-2)?.slice(0, 20) ?? "");
  await expectHarmless(page);
  await expectHarmless(shop);
});

const badElements =
  "img[src='x'], [onerror], [onload], [onclick], [onmouseover], iframe[srcdoc], a[href^='javascript' i]";

async function expectHarmless(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    const found = await frame.evaluate(
      (selector) => ({
        isHacked: "hacked" in window,
        bad: [...document.querySelectorAll(selector)].map((element) => element.outerHTML.slice(0, 200)),
      }),
      badElements,
    );
    expect(found).toEqual({ isHacked: false, bad: [] });
  }
}
