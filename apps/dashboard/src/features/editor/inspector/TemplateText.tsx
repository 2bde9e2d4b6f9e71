// A text of a block: the variables offered are those of the flow.

import { listVariables } from "@parley/flow-engine";
import { useMemo } from "react";
import { t } from "../../../i18n/t.ts";
import type { PickGroup } from "../../../ui/PickList.tsx";
import {
  type PickHandlers,
  VariableField,
  type VariableFieldProps,
  VariableList,
} from "../../../ui/VariableField.tsx";
import { useEditor } from "../editorContext.tsx";
import { contentOf } from "../model/editorStore.ts";
import { useAttributes } from "../queries.ts";

export function TemplateText(props: Omit<VariableFieldProps, "List">) {
  return <VariableField {...props} List={FlowVariables} />;
}

const groups = ["contact", "attributes", "answers", "variables", "chat", "bot", "time"] as const;

function FlowVariables(handlers: PickHandlers) {
  const document = useEditor((state) => contentOf(state).document);
  const attributes = useAttributes();
  const list = useMemo((): PickGroup[] => {
    const names = new Map(attributes.map(({ key, name }) => [key, name]));
    const variables = listVariables(document, [...names.keys()]);
    return groups.map((group) => ({
      label: t(`ui.variables.${group}`),
      items: variables
        .filter((variable) => variable.group === group)
        .map((variable) => ({
          id: variable.snippet,
          label: (group === "attributes" && names.get(variable.label)) || variable.label,
          keywords: variable.snippet,
        })),
    }));
  }, [document, attributes]);
  return <VariableList groups={list} {...handlers} />;
}
