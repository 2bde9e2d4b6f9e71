// A sample of a media header, uploaded in one resumable session of the app: the handle it gives stands in the components.

import type { Credentials } from "../../adapter.ts";
import { SendFailed } from "../../adapter.ts";
import type { ChannelHttp } from "../../http.ts";
import { graphJson } from "../../meta/graphCall.ts";
import { fields, text } from "../../readFields.ts";
import { classifyError } from "../classifyError.ts";

/** @throws SendFailed, ChannelHttpError */
export async function uploadSample(
  file: { bytes: Uint8Array; type: string; name: string },
  credentials: Credentials,
  http: ChannelHttp,
): Promise<string> {
  const query = { file_name: file.name, file_length: file.bytes.length, file_type: file.type };
  const path = `${credentials.appId}/uploads`;
  const session = fields(await graphJson({ method: "POST", path, query }, credentials, http, classifyError));
  const sessionId = text(session["id"]);
  if (sessionId === undefined) throw noHandle();
  const upload = {
    path: sessionId,
    bytes: file.bytes,
    headers: { file_offset: "0", authorization: `OAuth ${credentials.token}` },
  };
  const handle = text(fields(await graphJson(upload, credentials, http, classifyError))["h"]);
  if (handle === undefined) throw noHandle();
  return handle;
}

function noHandle(): SendFailed {
  return new SendFailed({
    kind: "retry",
    code: "no_handle",
    detail: "The upload was answered without a handle.",
  });
}
