// Sends one file to the server. By XMLHttpRequest, since `fetch` does not tell how far an upload has come.

import type { UploadVisitorFileResponse } from "@parley/contracts/widget";
import { failure, filesAddress } from "../../session/widgetApi.ts";
import type { Outcome } from "../../session/widgetApi.ts";

/** The largest file over a slow line; what takes longer is given up and can be tried again. */
const timeoutMs = 10 * 60_000;

export interface Upload {
  file: Blob;
  name: string;
  /** Receives the share that is sent, 0 to 1. */
  progressed(share: number): void;
  signal: AbortSignal;
}

export function uploadFile(token: string, { file, name, progressed, signal }: Upload) {
  return new Promise<Outcome<UploadVisitorFileResponse>>((resolve) => {
    const request = new XMLHttpRequest();
    const unreachable = () =>
      resolve({ ok: false, kind: "unreachable", code: "network", detail: "", waitSeconds: 0 });
    const body = new FormData();
    body.append("file", file, name);
    request.open("POST", filesAddress);
    request.setRequestHeader("authorization", `Bearer ${token}`);
    request.timeout = timeoutMs;
    request.upload.onprogress = ({ loaded, total }) => progressed(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(outcomeOf(request));
    request.onerror = unreachable;
    request.ontimeout = unreachable;
    request.onabort = unreachable;
    signal.addEventListener("abort", () => request.abort());
    if (signal.aborted) return unreachable();
    request.send(body);
  });
}

function outcomeOf(request: XMLHttpRequest): Outcome<UploadVisitorFileResponse> {
  const isDone = request.status >= 200 && request.status < 300;
  let data;
  try {
    data = JSON.parse(request.responseText || "{}");
  } catch {
    // A page of a proxy in between, for instance because the file is too large for it.
    data = {};
    if (isDone) return { ok: false, kind: "unreachable", code: "network", detail: "", waitSeconds: 0 };
  }
  if (isDone) return { ok: true, data };
  const headers = { get: (name: string) => request.getResponseHeader(name) };
  return failure({ status: request.status, headers }, data);
}
