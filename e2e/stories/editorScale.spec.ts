// A large flow stays light: what is not touched is not drawn again.
import { expect, test } from "../support/fixtures.ts";
import { block, isSaved, openFlow } from "../support/flowEditor.ts";

/** A ladder of questions with two ways each. */
function largeFlow(count: number) {
  const name = (index: number) => `b${index}`;
  const next = (index: number) => (index < count ? name(index) : null);
  const all = Array.from({ length: count }, (_, index) => ({
    id: name(index),
    kind: index % 3 === 0 ? "singleChoice" : "message",
    settings:
      index % 3 === 0
        ? {
            text: `Question ${index}?`,
            options: [
              { id: "yes", title: "Yes" },
              { id: "no", title: "No" },
            ],
          }
        : { text: `This is message number ${index}.` },
    outputs: index % 3 === 0 ? { yes: next(index + 1), no: next(index + 2) } : { next: next(index + 1) },
  }));
  return {
    document: {
      schemaVersion: 1,
      start: name(0),
      blocks: Object.fromEntries(all.map((item) => [item.id, item])),
    },
    layout: {
      positions: Object.fromEntries(
        all.map(({ id }, index) => [id, { x: (index % 15) * 336, y: Math.floor(index / 15) * 240 }]),
      ),
    },
  };
}

test("moving or editing one of 300 blocks draws no other block again", async ({ page, server }) => {
  const flow = await openFlow(page, server, null);
  const headers = { authorization: `Bearer ${server.owner.token}` };
  const address = `/api/v1/workspaces/${flow.workspaceId}/flows/${flow.flowId}`;
  const { revision } = await (await page.request.get(address, { headers })).json();
  const saved = await page.request.put(`${address}/draft`, {
    headers,
    data: { ...largeFlow(300), baseRevision: revision },
  });
  expect(saved.ok()).toBe(true);
  await page.reload();
  await expect(block(page, "Question 0?")).toBeVisible();
  const moved = block(page, "This is message number 1.");
  await moved.click();
  await expect(page.getByRole("textbox", { name: "Message" })).toHaveValue("This is message number 1.");
  // The check of the whole flow has put its marks on the blocks.
  await expect(page.getByRole("button", { name: /^Problems: / })).toBeVisible();

  await page.evaluate(() => {
    const drawn = new Set<string>();
    Object.assign(window, { drawn });
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const id = element?.closest<HTMLElement>(".react-flow__node")?.dataset["id"];
        if (id) drawn.add(id);
      }
    }).observe(document.querySelector(".react-flow__nodes")!, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  });
  const box = (await moved.boundingBox())!;
  await page.mouse.move(box.x + 40, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + 140, box.y + 120, { steps: 20 });
  await page.mouse.up();
  await page.getByRole("textbox", { name: "Message" }).fill("Typed while 299 others stand still.");
  await expect(block(page, "Typed while 299")).toBeVisible();
  await isSaved(page);
  expect(await page.evaluate(() => [...(window as unknown as { drawn: Set<string> }).drawn])).toEqual(["b1"]);
});
