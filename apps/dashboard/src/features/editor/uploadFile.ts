// Uploads a file as multipart/form-data, which the typed client does not speak.

import type { UploadedFile } from "@parley/contracts/api/files";
import { file as fileSchema } from "@parley/contracts/api/files";
import { buildUrl, NetworkError } from "@parley/contracts/client";
import { AppError, type ErrorCode, errors } from "@parley/contracts/errors";
import { api } from "../../api/client.ts";

/** @throws AppError when the server refuses the file, NetworkError when it cannot be reached. */
export async function uploadFile(workspaceId: string, file: File): Promise<UploadedFile> {
  const form = new FormData();
  form.append("file", file, file.name);
  let response: Response;
  try {
    response = await fetch(buildUrl(api.uploadFile, { workspaceId }), {
      method: "POST",
      body: form,
      credentials: "same-origin",
      headers: { accept: "application/json" },
    });
  } catch (error) {
    throw new NetworkError("The server cannot be reached.", { cause: error });
  }
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return fileSchema.parse(body);
  const code = codeOf(body);
  throw new AppError(code ?? "internal", dataOf(body));
}

function codeOf(body: unknown): ErrorCode | null {
  if (typeof body !== "object" || body === null || !("code" in body)) return null;
  const { code } = body;
  return typeof code === "string" && isErrorCode(code) ? code : null;
}

function dataOf(body: unknown): Record<string, unknown> {
  if (typeof body !== "object" || body === null || !("data" in body)) return {};
  const { data } = body;
  return typeof data === "object" && data !== null ? { ...data } : {};
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errors, code);
}
