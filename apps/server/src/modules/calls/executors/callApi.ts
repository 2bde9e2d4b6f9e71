// A configured API of the workspace. No answer at all is a failure; every status is an answer.

import type { RunApi } from "../../apis/index.ts";
import { failed, type CallExecutor } from "../callExecutor.ts";

export function createCallApi(runApi: RunApi): CallExecutor<"api"> {
  return async ({ apiId, scope }, { workspaceId, conversationId, settings, signal }) => {
    const { timeZone } = settings.general;
    const { status, error, attributes } = await runApi({
      workspaceId,
      apiId,
      scope,
      timeZone,
      conversationId,
      signal,
    });
    if (status === null) return failed(error ?? "call_failed");
    return { result: { kind: "api", status, attributes } };
  };
}
