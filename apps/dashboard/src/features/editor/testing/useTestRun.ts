// Keeps the test conversation, follows redirects into other flows, and paints its path on the canvas.

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { FlowDocument } from "@parley/contracts/flow";
import type { VisitorInput } from "@parley/contracts/messages";
import { api, apiQuery } from "../../../api/client.ts";
import { notifyError } from "../../../ui/notify.ts";
import { useContent, useServices } from "../editorContext.tsx";
import { noPath } from "../model/view.ts";
import { useFlows } from "../queries.ts";
import { initialFacts } from "./initialFacts.ts";
import {
  answer,
  beginTest,
  endLiveChat,
  enterFlow,
  type Moment,
  skipWait,
  type TestFacts,
  type TestSession,
  waitLeftMs,
  wake,
} from "./testSession.ts";

interface Run {
  test: TestSession;
  /** The flow the conversation is in: the draft, or another one after a redirect. */
  flowId: string;
  document: FlowDocument;
}

const moment = (): Moment => ({
  nowMs: Date.now(),
  seed: crypto.getRandomValues(new Uint32Array(1))[0] ?? 1,
});
/** How often the rest of a wait is counted down. */
const tickMs = 500;

export function useTestRun() {
  const { view, workspaceId, flowId } = useServices();
  const client = useQueryClient();
  const flows = useFlows();
  const { document } = useContent();
  const [startFacts, setStartFacts] = useState<TestFacts>(initialFacts);
  const begin = useCallback(
    (facts: TestFacts): Run => ({ flowId, document, test: beginTest(document, facts, moment()) }),
    [flowId, document],
  );
  const [run, setRun] = useState(() => begin(startFacts));
  const { test } = run;

  // A redirect leads into another flow; its draft is read and the conversation goes on there.
  const target = test.session.status === "redirecting" ? test.session.redirectTo : null;
  const following = useRef<string | null>(null);
  useEffect(() => {
    if (target === null || following.current === target) return;
    following.current = target;
    const name = flows.find((flow) => flow.id === target)?.name ?? "";
    void client
      .fetchQuery({ ...apiQuery(api.getFlow, { params: { workspaceId, flowId: target } }), staleTime: 0 })
      .then((draft) =>
        setRun((present) => ({
          flowId: target,
          document: draft.document,
          test: enterFlow(draft.document, present.test, name, moment()),
        })),
      )
      .catch(notifyError)
      .finally(() => {
        following.current = null;
      });
  }, [target, flows, client, workspaceId]);

  const [now, setNow] = useState(Date.now);
  const isWaiting = test.session.status === "waiting";
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(() => {
      setNow(Date.now());
      setRun((present) =>
        waitLeftMs(present.test, Date.now()) === 0
          ? { ...present, test: wake(present.document, present.test, moment()) }
          : present,
      );
    }, tickMs);
    return () => clearInterval(timer);
  }, [isWaiting]);

  useEffect(() => {
    if (run.flowId !== flowId) {
      view.set(noPath);
      return;
    }
    view.set({
      visitedBlocks: test.visitedBlocks,
      visitedConnections: test.visitedConnections,
      testedBlock: test.session.blockId,
    });
  }, [test, run.flowId, flowId, view]);
  useEffect(() => () => view.set(noPath), [view]);

  const actions = useMemo(() => {
    const advance = (change: (present: Run) => TestSession) =>
      setRun((present) => ({ ...present, test: change(present) }));
    return {
      answer: (input: VisitorInput, shown: string) =>
        advance((present) => answer(present.document, present.test, input, shown, moment())),
      skipWait: () => advance((present) => skipWait(present.document, present.test, moment())),
      endLiveChat: (outcome: "handedBack" | "expired") =>
        advance((present) => endLiveChat(present.document, present.test, outcome, moment())),
    };
  }, []);

  return {
    ...actions,
    test,
    document: run.document,
    /** The flow was changed since this conversation began. */
    isOutdated: run.flowId === flowId && run.document !== document,
    waitLeftMs: waitLeftMs(test, now) ?? 0,
    startFacts,
    setStartFacts: (facts: TestFacts) => {
      setStartFacts(facts);
      setRun(begin(facts));
    },
    restart: () => setRun(begin(startFacts)),
  };
}
