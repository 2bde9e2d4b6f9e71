// A provider played by a list of answers, which remembers what it was asked. For tests.

import { ChannelHttpError, type ChannelHttp, type ChannelRequest } from "../http.ts";

export type ScriptedAnswer =
  | { status?: number; json?: unknown; text?: string; headers?: Record<string, string> }
  /** No answer comes. */
  | { lost: "before" | "after" };

export interface ScriptedHttp {
  http: ChannelHttp;
  requests: ChannelRequest[];
  /** The JSON of a request's body; undefined when it is none. */
  sent: (index: number) => unknown;
}

/** Answers in turn; the last one is given to everything that follows. */
export function scriptedHttp(...answers: ScriptedAnswer[]): ScriptedHttp {
  const requests: ChannelRequest[] = [];
  return {
    requests,
    sent: (index) => {
      const body = requests[index]?.body;
      return typeof body === "string" ? JSON.parse(body) : undefined;
    },
    http: async (request) => {
      const answer = answers[Math.min(requests.length, answers.length - 1)] ?? {};
      requests.push(request);
      if ("lost" in answer)
        throw new ChannelHttpError("No answer came.", { mayHaveArrived: answer.lost === "after" });
      const text = answer.text ?? JSON.stringify(answer.json ?? {});
      return {
        status: answer.status ?? 200,
        headers: answer.headers ?? {},
        body: new TextEncoder().encode(text),
      };
    },
  };
}
