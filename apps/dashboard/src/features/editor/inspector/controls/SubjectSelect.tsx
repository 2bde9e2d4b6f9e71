// What a rule looks at: an answer, an attribute, the contact or the chat.

import { NativeSelect, Select, TextInput } from "@mantine/core";
import { chatProperties, type ConditionSubject, contactProperties } from "@parley/flow-engine";
import { useMemo, useState } from "react";
import { t } from "../../../../i18n/t.ts";
import { useEditor } from "../../editorContext.tsx";
import { answerChoices, answeringBlock, choicesOf } from "../../model/answerChoices.ts";
import { contentOf } from "../../model/editorStore.ts";
import { AttributeSelect } from "./AttributeControl.tsx";

const kinds = ["answer", "attribute", "variable", "contact", "chat"] as const;

interface SubjectSelectProps {
  subject: ConditionSubject;
  onChange: (subject: ConditionSubject) => void;
}

export function SubjectSelect({ subject, onChange }: SubjectSelectProps) {
  return (
    <>
      <NativeSelect
        aria-label={t("editor.conditions.subject")}
        size="sm"
        value={subject.kind}
        data={kinds.map((kind) => ({ value: kind, label: t(`editor.conditions.subject.${kind}`) }))}
        onChange={(event) => {
          const kind = kinds.find((known) => known === event.currentTarget.value);
          if (kind) onChange(firstOf(kind));
        }}
      />
      <Detail subject={subject} onChange={onChange} />
    </>
  );
}

function firstOf(kind: ConditionSubject["kind"]): ConditionSubject {
  switch (kind) {
    case "answer":
      return { kind, blockId: "" };
    case "attribute":
      return { kind, key: "" };
    case "variable":
      return { kind, name: "" };
    case "contact":
      return { kind, property: "name" };
    case "chat":
      return { kind, property: "pageUrl" };
  }
}

function Detail({ subject, onChange }: SubjectSelectProps) {
  switch (subject.kind) {
    case "answer":
      return (
        <QuestionSelect
          blockId={subject.blockId}
          onChange={(blockId) => onChange({ kind: "answer", blockId })}
        />
      );
    case "attribute":
      return (
        <AttributeSelect
          label={t("editor.conditions.subject.attribute")}
          isLabelHidden
          value={subject.key}
          onChange={(key) => onChange({ kind: "attribute", key })}
        />
      );
    case "variable":
      return (
        <TextInput
          aria-label={t("editor.conditions.subject.variable")}
          size="sm"
          value={subject.name}
          onChange={(event) => onChange({ kind: "variable", name: event.currentTarget.value.trim() })}
        />
      );
    case "contact":
      return (
        <NativeSelect
          aria-label={t("editor.conditions.property")}
          size="sm"
          value={subject.property}
          data={contactProperties.map((name) => ({ value: name, label: t(`editor.contact.${name}`) }))}
          onChange={(event) => {
            const property = contactProperties.find((known) => known === event.currentTarget.value);
            if (property) onChange({ kind: "contact", property });
          }}
        />
      );
    case "chat":
      return (
        <NativeSelect
          aria-label={t("editor.conditions.property")}
          size="sm"
          value={subject.property}
          data={chatProperties.map((name) => ({ value: name, label: t(`editor.chat.${name}`) }))}
          onChange={(event) => {
            const property = chatProperties.find((known) => known === event.currentTarget.value);
            if (property) onChange({ kind: "chat", property });
          }}
        />
      );
  }
}

function QuestionSelect({ blockId, onChange }: { blockId: string; onChange: (blockId: string) => void }) {
  const [isOpen, setOpen] = useState(false);
  // The answers of a large flow are listed only while somebody looks; else just those of the chosen block.
  const document = useEditor((state) => (isOpen ? contentOf(state).document : null));
  const chosen = useEditor((state) => answeringBlock(contentOf(state).document, blockId));
  const answers = useMemo(() => {
    if (document !== null) return answerChoices(document);
    return chosen ? choicesOf(chosen) : [];
  }, [document, chosen]);
  return (
    <Select
      aria-label={t("editor.conditions.question")}
      placeholder={t("editor.conditions.question")}
      data={answers}
      value={blockId || null}
      searchable
      nothingFoundMessage={t("editor.conditions.noQuestion")}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => setOpen(false)}
      onChange={(answer) => onChange(answer ?? "")}
    />
  );
}
