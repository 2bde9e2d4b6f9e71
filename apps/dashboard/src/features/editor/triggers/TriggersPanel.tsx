// When does this flow start: the triggers of the flow, each in words and with its form.

import { Button, Menu, Stack, Text } from "@mantine/core";
import type { FlowTrigger } from "@parley/contracts/flow";
import { limits } from "@parley/contracts/limits";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { t } from "../../../i18n/t.ts";
import { useEditor, useServices, useView } from "../editorContext.tsx";
import { contentOf } from "../model/editorStore.ts";
import { newId } from "../model/newId.ts";
import { useFlows } from "../queries.ts";
import { TriggerCard } from "./TriggerCard.tsx";
import { newTrigger, putTrigger, removeTrigger, triggerKinds, triggersOf } from "./triggerCommands.ts";
import { triggerIcons } from "./triggerIcons.ts";
import { triggerProblems } from "./triggerProblems.ts";
import classes from "./TriggersPanel.module.css";

export function TriggersPanel() {
  const { store, flowId } = useServices();
  const triggers = useEditor((state) => triggersOf(contentOf(state)));
  const isLocked = useEditor((state) => state.isLocked);
  const problems = useView((view) => view.problems);
  const isDefault = useFlows().some((flow) => flow.id === flowId && flow.isDefault);
  // A new one joins the flow as soon as it is complete: a draft with half a trigger could not be saved.
  const [begun, setBegun] = useState<FlowTrigger | null>(null);
  const isBegun = begun !== null && !triggers.some(({ id }) => id === begun.id);
  const shown = isBegun ? [...triggers, begun] : triggers;
  const [openId, setOpenId] = useState<string | null>(null);

  return (
    <fieldset disabled={isLocked} className={classes.panel}>
      <Text fw={600}>{t("editor.triggers.title")}</Text>
      <Text size="sm" c="dimmed">
        {t(isDefault ? "editor.triggers.default" : "editor.triggers.notDefault")}
      </Text>
      {problems
        .filter(({ path }) => isUntold(path, triggers))
        .map((problem) => (
          <Text
            key={problem.path + problem.code}
            size="sm"
            c={problem.severity === "error" ? "red" : undefined}
          >
            {problem.message} {problem.hint}
          </Text>
        ))}
      <Stack component="ul" gap={8} className={classes.list ?? ""} aria-label={t("editor.triggers.list")}>
        {shown.map((trigger) => (
          <TriggerCard
            key={trigger.id}
            trigger={trigger}
            all={shown}
            isOpen={openId === trigger.id}
            isNew={isBegun && trigger === begun}
            onToggle={() => setOpenId(openId === trigger.id ? null : trigger.id)}
            onChange={(changed) =>
              store.apply((content) => putTrigger(content, changed), { key: `trigger:${changed.id}` })
            }
            onRemove={() => {
              setBegun(null);
              store.apply((content) => removeTrigger(content, trigger.id));
            }}
          />
        ))}
      </Stack>
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} />}
            disabled={isLocked || isBegun || triggers.length >= limits.triggersPerFlow}
          >
            {t("editor.triggers.add")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {triggerKinds.map((kind) => {
            const Shape = triggerIcons[kind];
            return (
              <Menu.Item
                key={kind}
                leftSection={<Shape size={16} />}
                onClick={() => {
                  const made = newTrigger(kind, newId());
                  setBegun(made);
                  setOpenId(made.id);
                }}
              >
                {t(`editor.triggers.kind.${kind}`)}
                <Text size="xs" c="dimmed">
                  {t(`editor.triggers.hint.${kind}`)}
                </Text>
              </Menu.Item>
            );
          })}
        </Menu.Dropdown>
      </Menu>
    </fieldset>
  );
}

/** Whether a problem of the whole flow is about a trigger whose own card says nothing yet. */
function isUntold(path: string, triggers: readonly FlowTrigger[]): boolean {
  const place = /^triggers(?:\.(\d+))?/.exec(path);
  if (!place) return false;
  const trigger = triggers[Number(place[1])];
  return !trigger || triggerProblems(trigger, triggers).length === 0;
}
