// The install contract: which snippets start the widget, where they may be, and what the page can rely on.

import { botId, customerId } from "./conversationServer.ts";
import { chatOn, expect, storedUuid, test, uuidPattern } from "./fixtures.ts";

test("the gen-2 snippet with spaces and newlines around the ids starts the widget", async ({
  server,
  shop,
  chat,
}) => {
  await shop(`<script id="rayzing-messenger-widget" src="${server.origin}/rayzing.js" defer>
      ${botId} ,
      ${customerId}
    </script>`);
  await chat.open();
  await expect(chat.log).toContainText("What can I do for you?");
});

for (const [name, attributes] of [
  ["gen-3", 'id="messenger-widget-b" src="ORIGIN/website-bot.js" defer'],
  ["BotPenguin's", 'id="BotPenguin-messenger-widget" src="ORIGIN/botpenguin.js" defer'],
  ["any brand's", 'id="acme-messenger-widget" src="ORIGIN/widget.js"'],
] as const) {
  test(`${name} element with a third value starts the widget`, async ({ server, shop, chat }) => {
    await shop(
      `<script ${attributes.replace("ORIGIN", server.origin)}>${botId},${customerId},agent</script>`,
    );
    await expect(chat.launcher).toBeVisible();
  });
}

test("the snippet in the head without defer starts the widget", async ({ page, server, chat }) => {
  server.page(
    "*",
    `<!doctype html><html><head>${server.snippet(`id="parley-messenger-widget" src="${server.origin}/widget.js"`)}</head><body><p>Page</p></body></html>`,
  );
  await page.goto(server.siteOrigin);
  await expect(chat.launcher).toBeVisible();
});

for (const [name, fill] of [
  [
    "innerHTML after the script has run",
    "document.head.appendChild(s); setTimeout(() => (s.innerHTML = IDS), 300);",
  ],
  ["text before it is inserted", "s.text = IDS; setTimeout(() => document.head.appendChild(s), 300);"],
  [
    "text in the body long after loading",
    "s.text = IDS; setTimeout(() => document.body.appendChild(s), 600);",
  ],
] as const) {
  test(`an injected element with its ids set by ${name} starts the widget`, async ({
    server,
    shop,
    chat,
  }) => {
    const code = fill.replace("IDS", JSON.stringify(`\n ${botId},${customerId} \n`));
    await shop(
      `<script>const s = document.createElement("script"); s.id = "messenger-widget-b"; s.src = "${server.origin}/website-bot.js"; s.defer = true; ${code}</script>`,
    );
    await expect(chat.launcher).toBeVisible();
  });
}

test("an element that comes after the script starts the widget", async ({ server, shop, chat }) => {
  await shop(`<script src="${server.origin}/widget.js"></script>
    <script>setTimeout(() => { const d = document.createElement("div"); d.id = "parley-messenger-widget"; d.hidden = true;
      d.dataset.origin = "${server.origin}"; document.body.append(d); setTimeout(() => (d.textContent = "${botId},${customerId}"), 200); }, 200)</script>`);
  await expect(chat.launcher).toBeVisible();
});

test("the snippet twice starts one widget", async ({ page, server, shop, chat }) => {
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  await shop(
    server.snippet() +
      server.snippet() +
      server.snippet(`id="messenger-widget-b" src="${server.origin}/website-bot.js"`),
  );
  await expect(chat.launcher).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(await page.locator("parley-root").count()).toBe(1);
  expect(problems).toEqual([]);
});

test("one value only warns in the console and shows nothing", async ({ page, server, shop }) => {
  const warning = page.waitForEvent("console", (message) => message.type() === "warning");
  await shop(server.snippet(undefined, "bmV2ZXJtaW5k"));
  expect((await warning).text()).toContain("botId,customerId");
  expect(await page.locator("parley-root").count()).toBe(0);
});

for (const [status, code] of [
  [404, "not_found"],
  [404, "bot_not_published"],
  [403, "bot_disabled"],
  [403, "bot_not_allowed_here"],
] as const) {
  test(`a bot refused with ${code} shows nothing on the page`, async ({ page, server, shop }) => {
    server.settings.error = { status, code };
    const warning = page.waitForEvent("console", (message) => message.text().startsWith("Parley"));
    await shop();
    await warning;
    expect(await page.locator("parley-root").count()).toBe(0);
  });
}

test("the visitor's uuid is a v4 in local storage, the same on every page, before anybody has opened the chat", async ({
  page,
  server,
  shop,
  chat,
}) => {
  await shop();
  await expect(chat.launcher).toBeVisible();
  const uuid = await storedUuid(page);
  expect(uuid).toMatch(uuidPattern);
  await page.goto(`${server.siteOrigin}/second`);
  await expect(chat.launcher).toBeVisible();
  expect(await storedUuid(page)).toBe(uuid);
  await chat.open();
  await expect(chat.log).toContainText("What can I do for you?");
  expect([...server.conversations.byUuid.keys()]).toEqual([uuid]);
});

test("with history for the session the uuid is in session storage", async ({ page, server, shop, chat }) => {
  server.settings.config.history = "session";
  await shop();
  await expect(chat.launcher).toBeVisible();
  expect(await storedUuid(page, "sessionStorage")).toMatch(uuidPattern);
  expect(await storedUuid(page)).toBeNull();
});

test("a page whose storage is forbidden gets a working chat", async ({ page, shop, chat }) => {
  await page.addInitScript(() => {
    for (const name of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException("The operation is insecure.", "SecurityError");
        },
      });
    }
  });
  await shop();
  await chat.open();
  await chat.choose("Book a repair");
  await expect(chat.log).toContainText("May I ask your name?");
});

test("the page keeps its layout and its viewport, and its styles stay out of the widget", async ({
  page,
  server,
  shop,
  chat,
}) => {
  server.settings.config.design.windowSize = "medium";
  await page.setViewportSize({ width: 1280, height: 800 });
  await shop();
  await expect(chat.launcher).toBeVisible();
  const shift = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().length)).observe({
          type: "layout-shift",
          buffered: true,
        });
        setTimeout(() => resolve(0), 300);
      }),
  );
  expect(shift).toBe(0);
  expect(await page.locator("meta[name=viewport]").getAttribute("content")).toBe(
    "width=device-width,initial-scale=1",
  );
  expect(await chat.launcher.evaluate((button) => getComputedStyle(button).borderTopWidth)).toBe("0px");
  await chat.open();
  expect(await chat.frame.boundingBox()).toEqual({ x: 900, y: 280, width: 360, height: 500 });
});

test("below 550 pixels the window fills the screen", async ({ page, shop, chat }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await shop();
  await chat.open();
  expect(await chat.frame.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
});

test("position and size follow the settings, apart for phone and desktop", async ({
  page,
  server,
  shop,
  chat,
}) => {
  Object.assign(server.settings.config.design, {
    positionDesktop: "left",
    positionMobile: "center",
    windowSize: "small",
  });
  await shop();
  expect((await chat.launcher.boundingBox())?.x).toBe(20);
  await page.setViewportSize({ width: 400, height: 700 });
  const box = await chat.launcher.boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? 0) / 2).toBeCloseTo(200, 0);
  await page.setViewportSize({ width: 1280, height: 800 });
  await chat.open();
  expect(await chat.frame.boundingBox()).toMatchObject({ x: 20, width: 320 });
});

test("the bot hides on hidden pages, also when the page changes without loading", async ({
  page,
  server,
  shop,
  chat,
}) => {
  server.settings.config.hiddenPages = ["/checkout*", `${server.siteOrigin}/legal`];
  await shop();
  await expect(chat.launcher).toBeVisible();
  await page.evaluate(() => history.pushState({}, "", "/checkout/step-2?x=1"));
  await expect(chat.launcher).toBeHidden();
  await page.evaluate(() => history.pushState({}, "", "/shop"));
  await expect(chat.launcher).toBeVisible();
  await page.goto(`${server.siteOrigin}/legal`);
  await page.waitForFunction(() => document.querySelector("parley-root") !== null);
  await expect(chat.launcher).toBeHidden();
});

test("a bot for phones only does not show on a desktop", async ({ page, server, shop }) => {
  server.settings.config.devices = "mobile";
  await shop();
  await page.waitForLoadState("networkidle");
  expect(await page.locator("parley-root").count()).toBe(0);
});

test("a site with a strict content policy only has to name the chat's origin", async ({
  page,
  server,
  chat,
}) => {
  const policy = `default-src 'self'; script-src ${server.origin}; connect-src ${server.origin}; frame-src ${server.origin}; img-src ${server.origin}`;
  const problems: string[] = [];
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  server.page(
    "*",
    `<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="${policy}"></head><body>${server.snippet()}</body></html>`,
  );
  await page.goto(server.siteOrigin);
  await chat.open();
  await expect(chat.log).toContainText("What can I do for you?");
  expect(problems.filter((text) => /Content Security Policy/.test(text))).toEqual([]);
});

test("messages from other windows are not obeyed", async ({ page, shop, chat }) => {
  await shop();
  await expect(chat.launcher).toBeVisible();
  await chat.open();
  await page.evaluate(() => {
    window.postMessage({ parley: "close" }, "*");
    const frame = document.createElement("iframe");
    frame.srcdoc = "<script>parent.postMessage({parley:'close'},'*')</script>";
    document.body.append(frame);
    return new Promise((resolve) => (frame.onload = resolve));
  });
  await expect(chat.frame).toBeVisible();
  expect(
    await page.evaluate(() => (window as unknown as { Parley: { isOpen(): boolean } }).Parley.isOpen()),
  ).toBe(true);
});

test("a second page of the same visit opens the chat again where it was open", async ({
  page,
  server,
  shop,
  chat,
}) => {
  await shop();
  await chat.open();
  await chat.choose("Find a bike");
  await expect(chat.log).toContainText("May I ask your name?");
  await page.goto(`${server.siteOrigin}/second`);
  const second = chatOn(page);
  await expect(second.frame).toBeVisible();
  await expect(second.log).toContainText("May I ask your name?");
});
