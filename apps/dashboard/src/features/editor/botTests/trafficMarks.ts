// How many visitors went where, as marks on the canvas: counts, the share that took a way, and who left.

import type { FlowTraffic } from "@parley/contracts/api/steps";
import type { FlowDocument } from "@parley/contracts/flow";
import { t } from "../../../i18n/t.ts";
import { connectionId } from "../model/graph.ts";
import type { BlockMark, CanvasMarks } from "../model/view.ts";

/** A loss from which on a block stands out. */
const noticedLoss = 0.2;

export function trafficMarks(document: FlowDocument, traffic: FlowTraffic): CanvasMarks {
  const enteredOf = (blockId: string) =>
    Object.hasOwn(traffic.blocks, blockId) ? (traffic.blocks[blockId] ?? 0) : 0;
  const wentOn = new Map<string, number>();
  const connections = new Map<string, BlockMark>();
  for (const { blockId, output, count } of traffic.connections) {
    wentOn.set(blockId, (wentOn.get(blockId) ?? 0) + count);
    const entered = Math.max(enteredOf(blockId), count);
    connections.set(connectionId({ blockId, output }), {
      text: t("editor.marks.share", { count, percent: percent(count / entered) }),
      tone: "plain",
    });
  }
  const blocks = Object.values(document.blocks).map(({ id, outputs }): [string, BlockMark] => {
    const count = enteredOf(id);
    const visits = t("editor.marks.entered", { count });
    const isEnd = Object.values(outputs).every((target) => target === null);
    const lost = isEnd ? 0 : Math.max(0, count - (wentOn.get(id) ?? 0));
    if (count === 0 || lost === 0) return [id, { text: visits, tone: "plain" }];
    const text = `${visits} · ${t("editor.marks.left", { percent: percent(lost / count) })}`;
    return [id, { text, tone: lost / count >= noticedLoss ? "bad" : "plain" }];
  });
  return { kind: "traffic", blocks: new Map(blocks), connections };
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
