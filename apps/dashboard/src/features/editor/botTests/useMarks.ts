// Marks of the canvas: kept up to date while they are shown, taken away with the panel.

import { useQuery } from "@tanstack/react-query";
import { coverage } from "@parley/flow-engine";
import { useEffect, useMemo, useState } from "react";
import { api, apiQuery } from "../../../api/client.ts";
import { t } from "../../../i18n/t.ts";
import { useContent, useServices, useView } from "../editorContext.tsx";
import { coverageMarks } from "./coverageMarks.ts";
import { trafficMarks } from "./trafficMarks.ts";

export type MarksKind = "none" | "tests" | "traffic";

/** Days of traffic that are shown. */
const trafficDays = 30;

export function useMarks() {
  const { view, workspaceId, flowId } = useServices();
  const { document } = useContent();
  const results = useView((state) => state.testResults);
  const [kind, choose] = useState<MarksKind>("none");
  const traffic = useQuery({
    ...apiQuery(api.getFlowTraffic, { params: { workspaceId, flowId }, query: { days: trafficDays } }),
    enabled: kind === "traffic",
  });

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
      case "traffic": {
        if (!traffic.data) return { marks: null, words: null };
        const isEmpty = Object.keys(traffic.data.blocks).length === 0;
        return {
          marks: trafficMarks(document, traffic.data),
          words: isEmpty
            ? t("editor.marks.noTraffic")
            : t("editor.marks.trafficSum", { from: traffic.data.from }),
        };
      }
    }
  }, [kind, document, results, traffic.data]);

  const { marks, words } = shown;
  useEffect(() => {
    view.set({ marks });
  }, [marks, view]);
  useEffect(() => () => view.set({ marks: null }), [view]);
  return { kind, choose, words, error: kind === "traffic" ? traffic.error : null };
}
