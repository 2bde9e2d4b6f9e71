// Short texts on buttons: filled, trimmed and never empty.

import { limits } from "@parley/contracts/limits";
import { renderText } from "../../engine/stepRun.ts";
import type { BlockContext } from "../blockKind.ts";

export function renderLabel(
  { block, run }: Pick<BlockContext<unknown>, "block" | "run">,
  template: string,
  fallback: string,
  maximum: number = limits.callToActionLength,
): string {
  return renderText(run, block.id, template).trim().slice(0, maximum) || fallback;
}
