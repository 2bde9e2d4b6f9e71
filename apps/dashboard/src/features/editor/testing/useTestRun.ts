// Keeps the test conversation, follows it into other flows and back, and paints its path on the canvas.

import { useLocalStorage } from "@mantine/hooks";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { FlowDocument } from "@parley/contracts/flow";
import type { VisitorInput } from "@parley/contracts/messages";
import type { CallResult, ClaimedFile } from "@parley/flow-engine";
import { api, apiQuery } from "../../../api/client.ts";
import { notifyError } from "../../../ui/notify.ts";
import { useContent, useServices } from "../editorContext.tsx";
import { noPath } from "../model/view.ts";
import { useFlows } from "../queries.ts";
import { initialFacts } from "./initialFacts.ts";
import { inLanguage } from "./inLanguage.ts";
import {
  answer,
  answerCall,
  beginTest,
  endLiveChat,
  followFlow,
  type Moment,
  setAutomatic,
  skipWait,
  type TestFacts,
  type TestSession,
  waitLeftMs,
  wake,
  wantedFlow,
} from "./testSession.ts";

interface Run {
  test: TestSession;
  /** Flows as they were when the conversation entered them, so that a return finds what it left. */
  documents: Readonly<Record<string, FlowDocument>>;
}

const moment = (): Moment => ({
  nowMs: Date.now(),
  seed: crypto.getRandomValues(new Uint32Array(1))[0] ?? 1,
});
/** How often the rest of a wait is counted down. */
const tickMs = 500;
/** Answering calls by themselves is remembered in this browser. */
const automaticKey = "parley.test.automatic";

const documentOf = ({ test, documents }: Run): FlowDocument =>
  documents[test.flowId] ?? { schemaVersion: 1, start: null, blocks: {} };

export function useTestRun() {
  const { view, workspaceId, flowId } = useServices();
  const client = useQueryClient();
  const flows = useFlows();
  const { document } = useContent();
  const [isAutomatic, setAutomaticChoice] = useLocalStorage({
    key: automaticKey,
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const [startFacts, setStartFacts] = useState<TestFacts>(initialFacts);
  const [language, setLanguage] = useState("");
  const begin = useCallback(
    (facts: TestFacts, spoken: string): Run => {
      const played = inLanguage(document, spoken);
      const start = spoken === "" ? facts : { ...facts, languages: [spoken] };
      return {
        documents: { [flowId]: played },
        test: beginTest(played, start, moment(), { flowId, isAutomatic }),
      };
    },
    [flowId, document, isAutomatic],
  );
  const [run, setRun] = useState(() => begin(startFacts, language));
  const [testedDocument, setTestedDocument] = useState(document);
  const { test } = run;

  const restart = (facts: TestFacts, spoken: string) => {
    setTestedDocument(document);
    setRun(begin(facts, spoken));
  };

  const isOver = test.session.status === "returning" || test.session.status === "redirecting";
  useFollowing(run, setRun, { isOver, read, flowName });
  function flowName(id: string): string {
    return flows.find((flow) => flow.id === id)?.name ?? "";
  }
  async function read(id: string): Promise<FlowDocument> {
    const query = { ...apiQuery(api.getFlow, { params: { workspaceId, flowId: id } }), staleTime: 0 };
    return inLanguage((await client.fetchQuery(query)).document, language);
  }

  const now = useClock(waitLeftMs(test, 0) !== null, setRun);

  useEffect(() => {
    const calling = test.session.stack?.[0];
    view.set({
      visitedBlocks: test.visitedBlocks,
      visitedConnections: test.visitedConnections,
      testedBlock:
        test.flowId === flowId
          ? test.session.blockId
          : calling?.versionId === flowId
            ? calling.blockId
            : null,
    });
  }, [test, flowId, view]);
  useEffect(() => () => view.set(noPath), [view]);

  const actions = useMemo(() => {
    const advance = (change: (document: FlowDocument, test: TestSession) => TestSession) =>
      setRun((present) => ({ ...present, test: change(documentOf(present), present.test) }));
    return {
      answer: (input: VisitorInput, shown: string, uploads?: readonly ClaimedFile[]) =>
        advance((document, test) => answer(document, test, input, shown, moment(), uploads)),
      answerCall: (result: CallResult) =>
        advance((document, test) => answerCall(document, test, result, moment())),
      skipWait: () => advance((document, test) => skipWait(document, test, moment())),
      endLiveChat: (outcome: "handedBack" | "expired") =>
        advance((document, test) => endLiveChat(document, test, outcome, moment())),
      setAutomatic: (chosen: boolean) => {
        setAutomaticChoice(chosen);
        advance((document, test) => setAutomatic(document, test, chosen, moment()));
      },
    };
  }, [setAutomaticChoice]);

  return {
    ...actions,
    test,
    document: documentOf(run),
    documents: run.documents,
    /** The flow was changed since this conversation began. */
    isOutdated: testedDocument !== document,
    waitLeftMs: waitLeftMs(test, now),
    startFacts,
    setStartFacts: (facts: TestFacts) => {
      setStartFacts(facts);
      restart(facts, language);
    },
    language,
    setLanguage: (chosen: string) => {
      setLanguage(chosen);
      restart(startFacts, chosen);
    },
    restart: () => restart(startFacts, language),
  };
}

interface Following {
  isOver: boolean;
  read: (flowId: string) => Promise<FlowDocument>;
  flowName: (flowId: string) => string;
}

/** Goes on in the flow the conversation leads to: the draft of another one, or back where it came from. */
function useFollowing(
  run: Run,
  setRun: (change: (present: Run) => Run) => void,
  { isOver, read, flowName }: Following,
): void {
  const following = useRef(false);
  useEffect(() => {
    if (!isOver || following.current) return;
    const target = wantedFlow(run.test);
    if (target === null) return;
    following.current = true;
    const known = run.test.session.status === "returning" ? run.documents[target] : undefined;
    void (known ? Promise.resolve(known) : read(target))
      .then((document) =>
        setRun((present) =>
          wantedFlow(present.test) === target
            ? {
                documents: { ...present.documents, [target]: document },
                test: followFlow(document, present.test, { id: target, name: flowName(target) }, moment()),
              }
            : present,
        ),
      )
      .catch(notifyError)
      .finally(() => {
        following.current = false;
      });
  });
}

/** Real time while something waits for it; what is over wakes up. */
function useClock(isTimed: boolean, setRun: (change: (present: Run) => Run) => void): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!isTimed) return;
    const tick = () => {
      setNow(Date.now());
      setRun((present) =>
        waitLeftMs(present.test, Date.now()) === 0
          ? { ...present, test: wake(documentOf(present), present.test, moment()) }
          : present,
      );
    };
    // The countdown is right from the first look.
    const first = setTimeout(tick, 0);
    const timer = setInterval(tick, tickMs);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [isTimed, setRun]);
  return now;
}
