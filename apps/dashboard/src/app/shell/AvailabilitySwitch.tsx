// Whether live-chat requests reach this member.
import { ActionIcon, Indicator, Switch, Tooltip } from "@mantine/core";
import { IconHeadset } from "@tabler/icons-react";
import { t } from "../../i18n/t.ts";
import { useAllows } from "../workspace.tsx";
import { useAvailability } from "./useAvailability.ts";

export function AvailabilitySwitch({ isNarrow }: { isNarrow: boolean }) {
  const canAnswer = useAllows("inbox", "write");
  const { availability, setAvailability } = useAvailability();
  if (!canAnswer) return null;

  const isOnline = availability === "online";
  const toggle = (): void => setAvailability(isOnline ? "offline" : "online");
  const state = t(isOnline ? "shell.online" : "shell.offline");
  const hint = t(isOnline ? "shell.availability.onlineHint" : "shell.availability.offlineHint");

  if (isNarrow) {
    return (
      <Tooltip label={`${state}. ${hint}`} position="right">
        <Indicator color={isOnline ? "teal" : "gray"} size={9} offset={6}>
          <ActionIcon
            size={40}
            role="switch"
            aria-checked={isOnline}
            aria-label={t("shell.availability")}
            onClick={toggle}
          >
            <IconHeadset size={20} stroke={1.7} />
          </ActionIcon>
        </Indicator>
      </Tooltip>
    );
  }
  return (
    <Tooltip label={hint} position="top" multiline>
      <div style={{ padding: "6px 10px" }}>
        <Switch
          size="sm"
          color="teal.8"
          checked={isOnline}
          onChange={toggle}
          label={state}
          aria-label={`${t("shell.availability")}: ${state}`}
          styles={{ label: { fontWeight: 500 } }}
        />
      </div>
    </Tooltip>
  );
}
