// Sends one file of a member to the server. The only call that is not JSON.
import { AppError, errors, type ErrorCode, type ProblemDetails } from "@parley/contracts/errors";
import { buildUrl, NetworkError } from "@parley/contracts/client";
import type { UploadedFile } from "@parley/contracts/api/files";
import { api } from "./client.ts";
import { announceSessionEnd } from "./session.ts";

/** @throws AppError such as `file_type_refused` or `payload_too_large`; NetworkError when nothing answered. */
export async function uploadFile(workspaceId: string, file: File): Promise<UploadedFile> {
  const body = new FormData();
  body.append("file", file);
  let response: Response;
  try {
    response = await fetch(buildUrl(api.uploadFile, { workspaceId }), {
      method: "POST",
      headers: { accept: "application/json" },
      body,
    });
  } catch (error) {
    throw new NetworkError("The server cannot be reached.", { cause: error });
  }
  if (response.ok) return (await response.json()) as UploadedFile;
  const problem = (await response.json().catch(() => ({}))) as Partial<ProblemDetails>;
  const code: ErrorCode = problem.code && problem.code in errors ? problem.code : "internal";
  if (code === "not_authenticated") announceSessionEnd();
  throw new AppError(code, problem.data, problem.fields);
}
