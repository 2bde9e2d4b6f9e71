// Where an entry of a list leads, if it is a way out of the block.

import type { Block } from "@parley/contracts/flow";
import { outputsOf } from "@parley/flow-engine";
import { t } from "../../../../i18n/t.ts";
import { TargetSelect } from "../TargetSelect.tsx";

export function RowTarget({ block, output, name }: { block: Block; output: string; name: string }) {
  if (!outputsOf(block).some(({ id }) => id === output)) return null;
  return (
    <TargetSelect
      from={{ blockId: block.id, output }}
      label={t("editor.target.of", { output: name })}
      isLabelHidden
    />
  );
}
