// Settings of the file upload.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { requestFields } from "../../settings/commonFields.ts";
import { field } from "../../settings/field.ts";

/** A type as browsers and servers name it; a star stands for all of its kind. */
const fileType = z.string().regex(/^[a-z]+\/(?:\*|[a-z0-9.+-]+)$/);

const mostMegabytes = limits.visitorUploadBytes / 1_000_000;

export const fileUploadSettings = z.object({
  ...requestFields({
    question: "Please send us your file.",
    isLead: false,
    knownHint: "Does not ask again when a file was sent before in this conversation.",
  }),
  types: field(z.array(fileType).max(20).default([]), {
    label: "Kinds of file",
    hint: "Files are judged by what is in them, not by their name. Leave empty to accept all that is safe.",
    tab: "content",
    control: "fileTypes",
  }),
  maxMegabytes: field(z.number().int().min(1).max(mostMegabytes).default(10), {
    label: "Largest file (MB)",
    tab: "content",
    control: "number",
  }),
  several: field(z.boolean().default(false), {
    label: "Several files",
    tab: "content",
    control: "toggle",
  }),
  maxCount: field(z.number().int().min(1).max(limits.filesPerAnswer).default(5), {
    label: "At most so many files",
    tab: "content",
    control: "number",
    visibleWhen: { field: "several", equals: true },
  }),
  acceptLinks: field(z.boolean().default(true), {
    label: "Accept a link instead",
    hint: "Visitors may type the web address of a file, for instance in a cloud.",
    tab: "logic",
    control: "toggle",
  }),
});
export type FileUploadSettings = z.infer<typeof fileUploadSettings>;
