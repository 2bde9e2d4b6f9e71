// Grey rows in the shape of conversations.

import { Skeleton } from "@mantine/core";
import { t } from "../../../i18n/t.ts";
import classes from "./list.module.css";

const rows = 8;

export function ListSkeleton() {
  return (
    <div role="status" aria-label={t("ui.loading")} aria-busy="true">
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={classes.skeleton}>
          <Skeleton circle height={36} />
          <div className={classes.skeletonLines}>
            <Skeleton height={11} width="55%" />
            <Skeleton height={10} width="90%" />
            <Skeleton height={9} width="35%" />
          </div>
        </div>
      ))}
    </div>
  );
}
