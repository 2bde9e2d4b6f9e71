// Files a member uploads for use in bots: sent as multipart/form-data with one part named `file`.

import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { id } from "../ids.ts";
import { inWorkspace, workspacePath } from "./common.ts";

export const file = z.object({
  id,
  /** Path on this server under which the file is public; unguessable. */
  url: z.string(),
  name: z.string(),
  type: z.string(),
  sizeBytes: z.number().int(),
});
export type UploadedFile = z.infer<typeof file>;

export const fileEndpoints = {
  uploadFile: endpoint({
    method: "POST",
    path: `${workspacePath}/files`,
    summary: "Upload a picture, video or document (multipart/form-data, part `file`).",
    audience: { section: "bots", level: "write" },
    params: inWorkspace,
    upload: true,
    response: file,
  }),
};
