// Nothing is open: how to open something.

import { Kbd } from "@mantine/core";
import { IconMessages } from "@tabler/icons-react";
import { Fragment } from "react";
import { t } from "../../../i18n/t.ts";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import classes from "./thread.module.css";

const keys: Record<string, string> = { down: "J", up: "K", enter: "Enter" };

export function NoThread() {
  // The sentence keeps its order in every language; the keys are drawn where their names stand.
  const sentence = t("inbox.thread.noneText", { down: "{down}", up: "{up}", enter: "{enter}" });
  return (
    <div className={classes.centre}>
      <EmptyState
        icon={IconMessages}
        title={t("inbox.thread.none")}
        text={sentence.split(/\{(\w+)\}/u).map((part, index) => (
          <Fragment key={index}>{index % 2 === 1 ? <Kbd>{keys[part] ?? part}</Kbd> : part}</Fragment>
        ))}
      />
    </div>
  );
}
