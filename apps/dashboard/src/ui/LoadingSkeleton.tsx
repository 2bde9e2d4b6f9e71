// Grey rows in the shape of what will come, so that nothing jumps.
import { Box, Skeleton } from "@mantine/core";
import { t } from "../i18n/t.ts";

export function LoadingSkeleton({ rows = 4, height = 44 }: { rows?: number; height?: number }) {
  return (
    <Box component="output" display="block" aria-label={t("ui.loading")} aria-busy="true">
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} height={height} radius="sm" mb="xs" />
      ))}
    </Box>
  );
}
