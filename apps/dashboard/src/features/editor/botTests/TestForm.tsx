// Edits a saved test: its name, the visitor it plays, and its steps.

import {
  Accordion,
  Anchor,
  Button,
  NativeSelect,
  Stack,
  Switch,
  Text,
  Textarea,
  TextInput,
} from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import {
  type BotTest,
  type BotTestFacts,
  botTestInput,
  botTestLimits,
  type BotTestStep,
} from "@parley/contracts/api/botTests";
import { limits } from "@parley/contracts/limits";
import { channels, openQuestions } from "@parley/flow-engine";
import { IconArrowLeft, IconPlus } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { api, request } from "../../../api/client.ts";
import { t } from "../../../i18n/t.ts";
import { notifyDone } from "../../../ui/notify.ts";
import { useServices } from "../editorContext.tsx";
import { attributesOf, attributesText } from "./attributesText.ts";
import classes from "./BotTests.module.css";
import { FormActions } from "./FormActions.tsx";
import { botTestsQuery, useTestedFlows } from "./queries.ts";
import { StepRow } from "./StepRow.tsx";

interface EditedStep {
  /** Stays with the step while it is moved. */
  key: number;
  step: BotTestStep;
}

export function TestForm({ test, onDone }: { test: BotTest; onDone: () => void }) {
  const { workspaceId, flowId } = useServices();
  const client = useQueryClient();
  const [name, setName] = useState(test.name);
  const [now, setNow] = useState(test.now);
  const [seed, setSeed] = useState(String(test.seed));
  const [facts, setFacts] = useState(test.facts);
  const [steps, setSteps] = useState(() => test.steps.map((step, key): EditedStep => ({ key, step })));
  const [nextKey, setNextKey] = useState(test.steps.length);
  const [brokenSteps, setBroken] = useState<ReadonlySet<number>>(new Set());
  const body = botTestInput.safeParse({
    name,
    now,
    seed: Number(seed),
    facts,
    steps: steps.map(({ step }) => step),
  });
  const flows = useTestedFlows();
  const questions = useMemo(() => {
    const played = { now, seed: Number(seed) || 0, facts, steps: steps.map(({ step }) => step) };
    return flows ? openQuestions(flows, played) : [];
  }, [flows, now, seed, facts, steps]);
  const issue = body.success ? undefined : body.error.issues[0];
  const save = useMutation({
    mutationFn: async () => {
      if (!body.success) return;
      await request(api.updateBotTest, { params: { workspaceId, flowId, testId: test.id }, body: body.data });
      notifyDone(t("editor.botTests.form.saved"));
      await client.invalidateQueries({ queryKey: botTestsQuery(workspaceId, flowId).queryKey });
      onDone();
    },
  });
  const move = (index: number, by: number) =>
    setSteps((present) => {
      const next = [...present];
      const [moved] = next.splice(index, 1);
      if (moved) next.splice(index + by, 0, moved);
      return next;
    });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (body.success && brokenSteps.size === 0) save.mutate();
      }}
    >
      <Stack gap="md" p="sm">
        <Anchor
          component="button"
          type="button"
          size="sm"
          onClick={onDone}
          style={{ alignSelf: "flex-start" }}
        >
          <IconArrowLeft size={14} aria-hidden /> {t("editor.botTests.form.back")}
        </Anchor>
        <TextInput
          label={t("editor.botTests.save.name")}
          value={name}
          maxLength={limits.nameLength}
          required
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Accordion variant="contained">
          <Accordion.Item value="visitor">
            <Accordion.Control>{t("editor.botTests.form.visitor")}</Accordion.Control>
            <Accordion.Panel>
              <VisitorFields facts={facts} onChange={setFacts}>
                <TextInput
                  label={t("editor.botTests.form.now")}
                  value={now}
                  onChange={(event) => setNow(event.currentTarget.value)}
                />
                <TextInput
                  label={t("editor.botTests.form.seed")}
                  value={seed}
                  inputMode="numeric"
                  onChange={(event) => setSeed(event.currentTarget.value)}
                />
              </VisitorFields>
            </Accordion.Panel>
          </Accordion.Item>
        </Accordion>
        <section aria-label={t("editor.botTests.form.steps")}>
          <ol className={classes.steps}>
            {steps.map(({ key, step }, index) => (
              <StepRow
                key={key}
                step={step}
                question={questions[index] ?? null}
                number={index + 1}
                isLast={index === steps.length - 1}
                onChange={(changed) =>
                  setSteps((present) =>
                    present.map((each) => (each.key === key ? { key, step: changed } : each)),
                  )
                }
                onBroken={(isBroken) =>
                  setBroken((present) => {
                    const next = new Set(present);
                    if (isBroken) next.add(key);
                    else next.delete(key);
                    return next;
                  })
                }
                onMove={(by) => move(index, by)}
                onRemove={() => setSteps((present) => present.filter((each) => each.key !== key))}
              />
            ))}
          </ol>
          <Button
            size="xs"
            variant="light"
            leftSection={<IconPlus size={14} />}
            disabled={steps.length >= botTestLimits.steps}
            onClick={() => {
              setSteps((present) => [
                ...present,
                { key: nextKey, step: { kind: "expectText", text: "", match: "contains" } },
              ]);
              setNextKey(nextKey + 1);
            }}
          >
            {t("editor.botTests.form.add")}
          </Button>
        </section>
        {issue ? (
          <Text size="xs" c="red" role="status">
            {t("editor.botTests.form.invalid", { message: `${issue.path.join(".")} ${issue.message}` })}
          </Text>
        ) : null}
        <FormActions
          label={t("editor.botTests.form.save")}
          onCancel={onDone}
          isPending={save.isPending}
          isDisabled={!body.success || brokenSteps.size > 0}
          error={save.error}
        />
      </Stack>
    </form>
  );
}

interface VisitorFieldsProps {
  facts: BotTestFacts;
  onChange: (facts: BotTestFacts) => void;
  children: React.ReactNode;
}

function VisitorFields({ facts, onChange, children }: VisitorFieldsProps) {
  const { contact, chat } = facts;
  const [attributes, setAttributes] = useState(() => attributesText(contact.attributes));
  const setContact = (change: Partial<BotTestFacts["contact"]>) =>
    onChange({ ...facts, contact: { ...contact, ...change } });
  const setChat = (change: Partial<BotTestFacts["chat"]>) =>
    onChange({ ...facts, chat: { ...chat, ...change } });
  return (
    <Stack gap="xs">
      <TextInput
        label={t("editor.botTests.form.contactName")}
        value={contact.name ?? ""}
        onChange={(event) => setContact({ name: event.currentTarget.value || null })}
      />
      <TextInput
        label={t("editor.botTests.form.email")}
        value={contact.email ?? ""}
        onChange={(event) => setContact({ email: event.currentTarget.value || null })}
      />
      <Textarea
        label={t("editor.botTests.form.attributes")}
        description={t("editor.botTests.form.attributesHint")}
        value={attributes}
        autosize
        minRows={2}
        onChange={(event) => {
          setAttributes(event.currentTarget.value);
          setContact({ attributes: attributesOf(event.currentTarget.value) });
        }}
      />
      <TextInput
        label={t("editor.botTests.form.language")}
        value={chat.language ?? ""}
        onChange={(event) => setChat({ language: event.currentTarget.value || null })}
      />
      <TextInput
        label={t("editor.botTests.form.pageUrl")}
        value={chat.pageUrl ?? ""}
        onChange={(event) => setChat({ pageUrl: event.currentTarget.value || null })}
      />
      <NativeSelect
        label={t("editor.botTests.form.channel")}
        value={chat.channel}
        data={channels.map((value) => ({ value, label: t(`editor.channel.${value}`) }))}
        onChange={(event) => {
          const chosen = channels.find((known) => known === event.currentTarget.value);
          if (chosen) setChat({ channel: chosen });
        }}
      />
      <Switch
        label={t("editor.botTests.form.agentsOnline")}
        checked={chat.agentsOnline}
        onChange={(event) => setChat({ agentsOnline: event.currentTarget.checked })}
      />
      {children}
    </Stack>
  );
}
