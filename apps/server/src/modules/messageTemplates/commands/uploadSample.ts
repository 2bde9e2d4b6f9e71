// Samples of media headers: a file of the workspace is given to Meta, which answers with a handle.

import { uploadSample, type Credentials } from "@parley/channels";
import { AppError } from "@parley/contracts/errors";
import type { TemplateDraft } from "@parley/contracts/messageTemplates";
import type { TemplatesContext } from "../context.ts";

export type SampleKind = "image" | "video" | "document";

/** Whose file is given, and to which account. */
export interface SampleOwner {
  workspaceId: string;
  credentials: Credentials;
}

const kinds = new Map<string, SampleKind>([
  ["image/jpeg", "image"],
  ["image/png", "image"],
  ["video/mp4", "video"],
  ["video/3gpp", "video"],
  ["application/pdf", "document"],
]);

/** @throws AppError `validation_failed`, SendFailed, ChannelHttpError */
export async function giveSample(
  { http, readOwnFile }: Pick<TemplatesContext, "http" | "readOwnFile">,
  { workspaceId, credentials }: SampleOwner,
  fileUrl: string,
): Promise<{ handle: string; kind: SampleKind }> {
  const file = await readOwnFile(workspaceId, URL.parse(fileUrl, "http://own.invalid")?.pathname ?? "");
  if (!file)
    throw new AppError("validation_failed", {}, [
      { path: "fileUrl", message: "must be a file uploaded to this workspace" },
    ]);
  const kind = kinds.get(file.type);
  if (!kind)
    throw new AppError("validation_failed", {}, [
      { path: "fileUrl", message: "must be a JPEG or PNG picture, an MP4 or 3GPP video, or a PDF" },
    ]);
  return { handle: await uploadSample(file, credentials, http), kind };
}

/** Meta tells an address in place of a handle, which it does not take back. */
const isUsable = (handle: string | undefined): boolean => handle !== undefined && !handle.startsWith("http");

/** Headers with a file of ours and no handle are given their sample now. */
export async function withHandles(
  context: Pick<TemplatesContext, "http" | "readOwnFile">,
  owner: SampleOwner,
  draft: TemplateDraft,
): Promise<TemplateDraft> {
  const handleFor = async <Header extends { handle?: string | undefined; sampleUrl?: string | undefined }>(
    header: Header,
  ): Promise<Header> => {
    if (isUsable(header.handle) || !header.sampleUrl) return header;
    return { ...header, handle: (await giveSample(context, owner, header.sampleUrl)).handle };
  };
  const { header, cards } = draft;
  const hasFile = header?.kind === "image" || header?.kind === "video" || header?.kind === "document";
  const readyCards = [];
  for (const card of cards ?? []) readyCards.push({ ...card, header: await handleFor(card.header) });
  return {
    ...draft,
    ...(hasFile && { header: await handleFor(header) }),
    ...(cards && { cards: readyCards }),
  };
}
