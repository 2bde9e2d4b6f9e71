// Calls to other systems: described, tested against a real server, mapped by pressing a value, saved, and found in the log.
import { createPublishedBot } from "@parley/testkit/createPublishedBot";
import { startHttpServer, type TestHttpServer } from "@parley/testkit/httpServer";
import { startServer, type RunningServer } from "@parley/testkit/startServer";
import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/expectAccessible.ts";
import { expect, test } from "../support/fixtures.ts";

test.describe("an API of the workspace", () => {
  test.describe.configure({ mode: "serial" });
  let shop: TestHttpServer;
  let server: RunningServer;
  let page: Page;

  test.beforeAll(async ({ browser, database }) => {
    shop = await startHttpServer((request, response) => {
      const isKnown = request.url?.startsWith("/orders/17") === true;
      response.writeHead(isKnown ? 200 : 404, { "content-type": "application/json" });
      response.end(
        JSON.stringify(
          isKnown ? { order: { state: "on its way", "item count": 2 } } : { message: "No such order" },
        ),
      );
    });
    server = await startServer({ database, env: { EGRESS_ALLOW: "127.0.0.1" } });
    const context = await browser.newContext({ baseURL: server.origin });
    page = await context.newPage();
    await page.goto("/login");
    await page.getByLabel("E-mail", { exact: true }).fill(server.owner.email);
    await page.getByLabel("Password", { exact: true }).fill(server.owner.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("link", { name: "Developers" }).click();
  });
  test.afterAll(async () => {
    await page?.context().close();
    await server?.stop();
    await shop?.close();
  });

  test("is described, tested, mapped and saved", async ({ keepPicture }) => {
    await page.getByRole("link", { name: "Your APIs" }).click();
    await expect(page.getByText("Let your bots ask other systems")).toBeVisible();
    await expectAccessible(page);

    await page.getByRole("button", { name: "Add API" }).click();
    await page.getByLabel("Name", { exact: true }).fill("Order state");
    const address = page.getByLabel("Address", { exact: true });
    await address.fill(`${shop.origin}/orders/`);
    await page.getByRole("button", { name: "Insert a variable into Address" }).click();
    await page.getByRole("combobox", { name: "Search variables" }).fill("phone");
    await page.keyboard.press("Enter");
    await expect(address).toHaveValue(`${shop.origin}/orders/{{ contact.phone }}`);
    await address.fill(`${shop.origin}/orders/{{ attributes.order }}`);

    await page.getByRole("tab", { name: "Sign-in" }).click();
    await page.getByRole("combobox", { name: "How the call signs in" }).click();
    await page.getByRole("option", { name: "Bearer token" }).click();
    await page.getByRole("textbox", { name: "Token" }).fill("the-shop-token");

    await page.getByLabel("attributes.order", { exact: true }).fill("17");
    await page.getByRole("button", { name: "Send test" }).click();
    await expect(page.getByText("on its way")).toBeVisible();
    expect(shop.received.at(-1)).toMatchObject({
      url: "/orders/17",
      headers: { authorization: "Bearer the-shop-token" },
    });

    await page.getByRole("button", { name: "Map order.state" }).click();
    await page.getByRole("combobox", { name: "Attribute" }).fill("Order state");
    await page.getByRole("option", { name: "Create “Order state”" }).click();
    await page.getByRole("button", { name: "Fill the attribute" }).click();
    await expect(page.getByLabel("Place in the answer, line 1")).toHaveValue("order.state");
    await expect(page.getByRole("button", { name: "Map order.state, goes into order_state" })).toBeVisible();
    await expectAccessible(page);
    await keepPicture(page, "apis-test");

    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("heading", { name: "Order state" })).toBeVisible();
  });

  test("never shows its secret again, and asks for it anew for another host", async () => {
    await page.reload();
    await page.getByRole("tab", { name: "Sign-in" }).click();
    const token = page.getByRole("textbox", { name: "Token" });
    await expect(token).toHaveValue("");
    await expect(token).toHaveAttribute("placeholder", /Stored, not shown/);

    await page.getByRole("tab", { name: "Request" }).click();
    const address = page.getByLabel("Address", { exact: true });
    await address.fill("https://elsewhere.example/{{ attributes.order }}");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("must be typed again, because the address names another host")).toBeVisible();
    await expect(page.getByRole("tab", { name: /Sign-in.*has something to correct/ })).toHaveAttribute(
      "aria-selected",
      "true",
    );
    await page.getByRole("tab", { name: "Request" }).click();
    await address.fill("https://{{ attributes.order }}/");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("must name a fixed host")).toBeVisible();
    await address.fill(`${shop.origin}/orders/{{ attributes.order }}`);
    await page.getByLabel("attributes.order", { exact: true }).fill("18/../17");
    await page.getByRole("button", { name: "Send test" }).click();
    await expect(page.getByText("No such order")).toBeVisible();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved. Flows use it from the next call on.")).toBeVisible();
  });

  test("names the flows that use it", async ({ keepPicture }) => {
    const apiId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    const kinds = { call: "apiCall", end: "end" };
    const settings = { call: { apiId }, end: { text: "Goodbye!" } };
    const outputs = { call: { status_200: "end", others: "end" }, end: {} };
    const block = (id: "call" | "end") => ({
      id,
      kind: kinds[id],
      title: "",
      settings: settings[id],
      outputs: outputs[id],
    });
    const { origin, owner } = server;
    await createPublishedBot({ origin, token: owner.token }, "Shop bot", {
      schemaVersion: 1,
      start: "call",
      blocks: { call: block("call"), end: block("end") },
    });
    await page.reload();
    await expect(page.getByRole("link", { name: "Main flow (Shop bot)" })).toBeVisible();
    await keepPicture(page, "apis-used");
  });

  test("has its calls in the log, and goes when it is deleted", async ({ keepPicture }) => {
    await page.getByRole("link", { name: "Log", exact: true }).click();
    const rows = page.getByRole("table", { name: "Call log" }).getByRole("row");
    await expect(rows).toHaveCount(2);
    await page.getByRole("switch", { name: "Only failed" }).check();
    await expect(rows).toHaveCount(2);
    await page.getByRole("button", { name: /^Details of the call/ }).click();
    const details = page.getByRole("dialog", { name: "Details" });
    await expect(details.getByText("No such order")).toBeVisible();
    await expect(details.getByText("18%2F..%2F17")).toBeVisible();
    await expect(page.getByText("the-shop-token")).toHaveCount(0);
    await expectAccessible(page);
    await keepPicture(page, "apis-log");
    await page.keyboard.press("Escape");

    await page.getByRole("link", { name: "Your APIs" }).click();
    await page.getByLabel("Search APIs").fill("state");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Delete Order state" }).click();
    await expect(page.getByRole("dialog")).toContainText("Used by Main flow (Shop bot)");
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await expect(page.getByText("Let your bots ask other systems")).toBeVisible();
  });
});
