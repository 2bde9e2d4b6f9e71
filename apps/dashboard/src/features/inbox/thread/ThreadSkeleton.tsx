// Grey bubbles while a thread loads, or why it does not.

import { Skeleton, Text } from "@mantine/core";
import { t } from "../../../i18n/t.ts";
import classes from "./thread.module.css";

const skeletonBubbles = [
  { width: "46%", isOwn: false },
  { width: "58%", isOwn: true },
  { width: "34%", isOwn: false },
  { width: "40%", isOwn: true },
];

export function ThreadSkeleton({ hasFailed }: { hasFailed: boolean }) {
  if (hasFailed) {
    return (
      <div className={classes.centre} role="alert">
        <Text fw={600}>{t("inbox.thread.failed")}</Text>
        <Text c="dimmed" size="sm">
          {t("inbox.thread.failedHint")}
        </Text>
      </div>
    );
  }
  return (
    <div className={classes.skeleton} role="status" aria-label={t("ui.loading")} aria-busy="true">
      {skeletonBubbles.map(({ width, isOwn }, index) => (
        <Skeleton key={index} height={44} width={width} radius="lg" ms={isOwn ? "auto" : undefined} />
      ))}
    </div>
  );
}
