// Runs the saved tests in this browser whenever the draft rests, as long as somebody looks at their results.

import { runBotTest } from "@parley/flow-engine";
import { useEffect } from "react";
import { useServices } from "../editorContext.tsx";
import { useBotTests, useTestedFlows } from "./queries.ts";

/** How long the draft must rest before the tests run again. */
const restMs = 250;

export function TestRunner() {
  const { view } = useServices();
  const { query, tests } = useBotTests();
  const flows = useTestedFlows();
  const isRead = query.isSuccess;
  useEffect(() => {
    if (!flows || !isRead) return;
    const timer = setTimeout(
      () => view.set({ testResults: new Map(tests.map((test) => [test.id, runBotTest(flows, test)])) }),
      view.getState().testResults === null ? 0 : restMs,
    );
    return () => clearTimeout(timer);
  }, [flows, tests, isRead, view]);
  return null;
}
