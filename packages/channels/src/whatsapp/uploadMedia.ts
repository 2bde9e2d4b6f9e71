// Files that Meta cannot fetch from here are handed over: one upload gives an id that stands where the link stood.

import type { Credentials } from "../adapter.ts";
import { capabilities } from "../capabilities.ts";
import type { ChannelHttp } from "../http.ts";
import { SendFailed } from "../adapter.ts";
import { graphJson } from "../meta/graphCall.ts";
import type { MediaKind } from "../inbound.ts";
import type { Part, SendContext } from "../outbound.ts";
import { fields, id, isFields, type Fields } from "../readFields.ts";
import { classifyError } from "./classifyError.ts";
import { isShown } from "./render/media.ts";

/**
 * The part's body with ids in place of links, when links do not work.
 * @throws SendFailed, ChannelHttpError
 */
export async function withMedia(
  part: Part,
  credentials: Credentials,
  http: ChannelHttp,
  { linksWork, loadMedia }: SendContext,
): Promise<Fields> {
  const { media, body } = part;
  if (!media || linksWork || !loadMedia) return body;
  const file = await loadMedia();
  const kind = media.kind === "voice" ? "audio" : media.kind;
  const fits = isShown(kind, file.type);
  const sentAs = fits ? kind : "document";
  const maximum = capabilities.whatsapp.mediaBytes[sentAs];
  if (file.bytes.length > maximum)
    throw new SendFailed({
      kind: "media",
      code: "too_large",
      detail: `The file has ${file.bytes.length} bytes; WhatsApp takes ${maximum}.`,
    });
  const uploaded = await uploadMedia({ ...file, name: media.name ?? file.name }, credentials, http);
  const placed = replaceLink(body, media.url, uploaded);
  return fits ? fields(placed) : asDocument(fields(placed), kind, media.name ?? file.name);
}

/** @returns the id, good for thirty days. @throws SendFailed, ChannelHttpError */
export async function uploadMedia(
  file: { bytes: Uint8Array; type: string; name: string },
  credentials: Credentials,
  http: ChannelHttp,
): Promise<string> {
  const answer = await graphJson(
    {
      path: `${credentials.account}/media`,
      form: [
        { name: "messaging_product", value: "whatsapp" },
        { name: "type", value: file.type },
        { name: "file", file },
      ],
    },
    credentials,
    http,
    classifyError,
  );
  const uploaded = id(fields(answer)["id"]);
  if (uploaded === undefined)
    throw new SendFailed({
      kind: "retry",
      code: "no_media_id",
      detail: "The upload was answered without an id.",
    });
  return uploaded;
}

function replaceLink(value: unknown, link: string, uploaded: string): unknown {
  if (Array.isArray(value)) return value.map((entry) => replaceLink(entry, link, uploaded));
  if (!isFields(value)) return value;
  const { link: own, ...others } = value;
  const kept = Object.fromEntries(
    Object.entries(own === link ? others : value).map(([name, inner]) => [
      name,
      replaceLink(inner, link, uploaded),
    ]),
  );
  return own === link ? { id: uploaded, ...kept } : kept;
}

/** A message of its own becomes a document; inside another message the file stays what it was. */
function asDocument(body: Fields, kind: Exclude<MediaKind, "voice">, name: string): Fields {
  if (body["type"] !== kind) return body;
  const { [kind]: file, ...others } = body;
  return { ...others, type: "document", document: { filename: name, ...fields(file) } };
}
