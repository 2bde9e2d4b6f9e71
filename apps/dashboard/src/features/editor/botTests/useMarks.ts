// Marks of the canvas: kept up to date while they are shown, taken away with the panel.

import { coverage } from "@parley/flow-engine";
import { useEffect, useMemo, useState } from "react";
import { t } from "../../../i18n/t.ts";
import { useContent, useServices, useView } from "../editorContext.tsx";
import { coverageMarks } from "./coverageMarks.ts";

export type MarksKind = "none" | "tests";

export function useMarks() {
  const { view } = useServices();
  const { document } = useContent();
  const results = useView((state) => state.testResults);
  const [kind, choose] = useState<MarksKind>("none");

  const shown = useMemo(() => {
    switch (kind) {
      case "none":
        return { marks: null, words: null };
      case "tests": {
        const found = coverage(document, [...(results?.values() ?? [])]);
        const { covered, total } = found;
        return {
          marks: coverageMarks(document, found),
          words: t("editor.marks.coverage", { covered, total }),
        };
      }
    }
  }, [kind, document, results]);

  const { marks, words } = shown;
  useEffect(() => {
    view.set({ marks });
  }, [marks, view]);
  useEffect(() => () => view.set({ marks: null }), [view]);
  return { kind, choose, words };
}
