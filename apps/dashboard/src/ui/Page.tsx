// The scrolling body of an ordinary page. `wide` for tables; the editor and the inbox fill the screen themselves.
import { Box } from "@mantine/core";
import type { ReactNode } from "react";

const WIDTHS = { narrow: 720, normal: 1120, wide: 1320 } as const;

export function Page({ width = "normal", children }: { width?: keyof typeof WIDTHS; children: ReactNode }) {
  return (
    <Box px={{ base: "md", sm: "xl" }} py={{ base: "md", sm: "xl" }} maw={WIDTHS[width]} mx="auto" w="100%">
      {children}
    </Box>
  );
}
