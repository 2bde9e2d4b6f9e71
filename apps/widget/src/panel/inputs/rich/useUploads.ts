// The files a visitor has picked: sent one after the other, each with its progress, to be removed or tried again.

import type { SentFile } from "@parley/contracts/messages";
import { useEffect, useState } from "preact/hooks";
import { uuid } from "../../../shared/visitorStorage.ts";
import type { AnswerTools } from "../richInputs.tsx";
import { uploadFile } from "./uploadFile.ts";

export interface PickedFile {
  key: string;
  file: File;
  /** `failed` may be tried again; `refused` may not. */
  status: "waiting" | "uploading" | "done" | "failed" | "refused";
  share: number;
  problem: string | null;
  sent: SentFile | null;
  abort: AbortController;
}

export interface Uploads {
  picked: readonly PickedFile[];
  /** `problem` is why a file is not even sent. */
  add(files: readonly { file: File; problem: string | null }[]): void;
  retry(key: string): void;
  remove(key: string): void;
}

export function useUploads(authorised: AnswerTools["authorised"]): Uploads {
  const [picked, setPicked] = useState<readonly PickedFile[]>([]);
  const [gone] = useState(() => new AbortController());
  const next = picked.find(({ status }) => status === "waiting");
  const isBusy = picked.some(({ status }) => status === "uploading");

  const change = (key: string, part: Partial<PickedFile>) =>
    setPicked((files) => files.map((entry) => (entry.key === key ? { ...entry, ...part } : entry)));

  useEffect(() => {
    if (!next || isBusy) return;
    const { key, file, abort } = next;
    change(key, { status: "uploading", share: 0, problem: null });
    void authorised((token) =>
      uploadFile(token, {
        file,
        name: file.name,
        progressed: (share) => change(key, { share }),
        signal: abort.signal,
      }),
    ).then((outcome) => {
      if (outcome.ok) return change(key, { status: "done", sent: outcome.data });
      const canRetry = outcome.kind === "unreachable" || outcome.kind === "limited";
      return change(key, { status: canRetry ? "failed" : "refused", problem: outcome.detail || null });
    });
  }, [next, isBusy, authorised]);

  useEffect(() => () => gone.abort(), [gone]);

  return {
    picked,
    add: (files) =>
      setPicked((known) => [
        ...known,
        ...files.map(({ file, problem }) => ({
          key: uuid(),
          file,
          status: problem === null ? ("waiting" as const) : ("refused" as const),
          share: 0,
          problem,
          sent: null,
          abort: abortedWith(gone.signal),
        })),
      ]),
    retry: (key) => change(key, { status: "waiting" }),
    remove(key) {
      picked.find((entry) => entry.key === key)?.abort.abort();
      setPicked((files) => files.filter((entry) => entry.key !== key));
    },
  };
}

function abortedWith(signal: AbortSignal): AbortController {
  const abort = new AbortController();
  signal.addEventListener("abort", () => abort.abort());
  return abort;
}
