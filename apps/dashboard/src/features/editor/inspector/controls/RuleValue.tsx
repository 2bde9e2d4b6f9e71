// What a rule compares with: one of the options when it looks at a choice, else a text with variables.

import { NativeSelect } from "@mantine/core";
import type { FlowDocument } from "@parley/contracts/flow";
import type { ConditionRule } from "@parley/flow-engine";
import { t } from "../../../../i18n/t.ts";
import { useEditor } from "../../editorContext.tsx";
import { answeringBlock } from "../../model/answerChoices.ts";
import { contentOf } from "../../model/editorStore.ts";
import { asRecords, asText } from "../controlProps.ts";
import { TemplateText } from "../TemplateText.tsx";

interface RuleValueProps {
  rule: ConditionRule;
  onChange: (value: string) => void;
}

export function RuleValue({ rule, onChange }: RuleValueProps) {
  const { subject, operator, value } = rule;
  const answerId = subject.kind === "answer" ? subject.blockId : "";
  const options = useEditor((state) => optionsOf(contentOf(state).document, answerId));
  const isExact = operator === "equals" || operator === "notEquals";
  if (isExact && Array.isArray(options)) {
    const choices = asRecords(options).map((option) => ({
      value: asText(option["id"]),
      label: asText(option["title"]),
    }));
    // A text written before the question was chosen is kept until another value is picked.
    const isKnown = value === "" || choices.some((choice) => choice.value === value);
    return (
      <NativeSelect
        aria-label={t("editor.conditions.value")}
        size="sm"
        value={value}
        data={[
          { value: "", label: t("editor.conditions.chooseOption") },
          ...choices,
          ...(isKnown ? [] : [{ value, label: value }]),
        ]}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  const isList = operator === "inList" || operator === "notInList";
  return (
    <TemplateText
      label={t("editor.conditions.value")}
      isLabelHidden
      placeholder={t(isList ? "editor.conditions.values" : "editor.conditions.value")}
      value={value}
      onChange={onChange}
    />
  );
}

/** The options of a choice, or of a field of a form. */
function optionsOf(document: FlowDocument, answerId: string): unknown {
  const block = answeringBlock(document, answerId);
  if (!block || block.id === answerId) return block?.settings["options"];
  const fieldId = answerId.slice(block.id.length + 1);
  const field = asRecords(block.settings["fields"]).find(({ id }) => id === fieldId);
  // Other kinds of fields may keep options from before their kind was changed.
  return field?.["kind"] === "select" ? field["options"] : undefined;
}
