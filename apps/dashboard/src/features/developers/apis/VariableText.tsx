// A text of a call: it belongs to no flow, so what people and chats have is offered.
import { chatVariables, contactVariables } from "@parley/flow-engine";
import { useMemo } from "react";
import { t } from "../../../i18n/t.ts";
import type { PickGroup } from "../../../ui/PickList.tsx";
import {
  type PickHandlers,
  VariableField,
  type VariableFieldProps,
  VariableList,
} from "../../../ui/VariableField.tsx";
import type { ApiForm } from "./apiForm.ts";
import { useAttributes } from "./queries.ts";
import classes from "./apis.module.css";

/** Behind a quote or colon too: that is where values of JSON begin. */
const behindJsonMark = /[\s":=,[]/;

interface VariableTextProps extends Pick<
  VariableFieldProps,
  "label" | "isLabelHidden" | "description" | "placeholder" | "maxLength"
> {
  form: ApiForm;
  /** Its path in the form. */
  field: string;
  /** Several lines in a monospaced font. */
  isCode?: boolean;
}

export function VariableText({ form, field, isCode = false, ...rest }: VariableTextProps) {
  const { value, onChange, error } = form.getInputProps(field);
  return (
    <VariableField
      {...rest}
      value={value}
      onChange={onChange}
      error={error}
      isMultiline={isCode}
      isCode={isCode}
      opensBehind={behindJsonMark}
      className={classes.grow ?? ""}
      List={CallVariables}
    />
  );
}

function CallVariables(handlers: PickHandlers) {
  const attributes = useAttributes();
  const groups = useMemo((): PickGroup[] => {
    const item = (label: string, path: string) => ({ id: `{{ ${path} }}`, label, keywords: path });
    const entries = (names: Record<string, string>, root: string) =>
      Object.entries(names).map(([key, label]) => item(label, `${root}.${key}`));
    return [
      {
        label: t("ui.variables.attributes"),
        items: attributes.map(({ key, name }) => item(name, `attributes.${key}`)),
      },
      { label: t("ui.variables.contact"), items: entries(contactVariables, "contact") },
      { label: t("ui.variables.chat"), items: entries(chatVariables, "chat") },
      {
        label: t("ui.variables.time"),
        items: [
          item(t("developers.apis.variables.date"), 'now | date: "%Y-%m-%d"'),
          item(t("developers.apis.variables.moment"), "now"),
        ],
      },
    ];
  }, [attributes]);
  return <VariableList groups={groups} {...handlers} />;
}
