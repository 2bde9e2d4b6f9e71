// A large flow stays light: what is not touched is not drawn again.
import type { Page } from "@playwright/test";
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

/** Milliseconds of script the page ran while something was done. */
async function scriptTimes(
  page: Page,
  steps: number,
  act: (step: number) => Promise<void>,
): Promise<number[]> {
  const session = await page.context().newCDPSession(page);
  // The time of the thread, not of the clock: a busy machine does not count.
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const spent = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return 1_000 * (metrics.find(({ name }) => name === "ScriptDuration")?.value ?? 0);
  };
  const nextFrame = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  const times: number[] = [];
  for (let step = 0; step < steps; step += 1) {
    const before = await spent();
    await act(step);
    await nextFrame();
    times.push((await spent()) - before);
  }
  await session.detach();
  return times;
}

const median = (values: readonly number[]) =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

// A trace copies the whole page with every step, and would be what is measured.
test.use({ trace: "off" });

const COUNT = 500;
const typed = `Typed while ${COUNT - 1} others stand still.`;

test(`moving or editing one of ${COUNT} blocks draws no other block again`, async ({ page, server }) => {
  const flow = await openFlow(page, server, null);
  const headers = { authorization: `Bearer ${server.owner.token}` };
  const address = `/api/v1/workspaces/${flow.workspaceId}/flows/${flow.flowId}`;
  const { revision } = await (await page.request.get(address, { headers })).json();
  const saved = await page.request.put(`${address}/draft`, {
    headers,
    data: { ...largeFlow(COUNT), baseRevision: revision },
  });
  expect(saved.ok()).toBe(true);
  await page.reload();
  await expect(block(page, "Question 0?")).toBeVisible();
  const moved = block(page, "This is message number 1.");
  await moved.click();
  const text = page.getByRole("textbox", { name: "Message" });
  await expect(text).toHaveValue("This is message number 1.");
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
  const dragging = await scriptTimes(page, 30, (step) =>
    page.mouse.move(box.x + 44 + step * 4, box.y + 24 + step * 4),
  );
  await page.mouse.up();
  await text.fill("");
  const typing = await scriptTimes(page, typed.length, (step) => page.keyboard.type(typed[step] ?? ""));
  await expect(block(page, typed.slice(0, 12))).toBeVisible();
  await isSaved(page);
  expect(await page.evaluate(() => [...(window as unknown as { drawn: Set<string> }).drawn])).toEqual(["b1"]);
  // Figures for people: they depend on the machine, so nothing is asserted about them.
  const figures = `script per frame at the median: dragging ${median(dragging).toFixed(1)} ms, typing ${median(typing).toFixed(1)} ms`;
  test.info().annotations.push({ type: "figures", description: figures });
  console.log(figures);
});
