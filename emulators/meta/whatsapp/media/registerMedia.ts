// Media: upload, look-up, download with the token, deletion; and the resumable upload which gives handles for templates.

import { createHash } from "node:crypto";
import { json } from "../../../kit/call.ts";
import { requireScope } from "../../graph/createTokens.ts";
import { rawAnswer } from "../../graph/graphError.ts";
import { invalid, missing, oneOf } from "../check.ts";
import type { Media, Whatsapp } from "../types.ts";
import { kindsOf, refuseMedia } from "./mediaTypes.ts";

const UPLOAD_LIFE_MS = 30 * 24 * 3_600_000;
/** An address for downloading is good for so long. */
export const LINK_LIFE_MS = 5 * 60_000;
/** A slow download takes so long to begin. */
const SLOW_MS = 8_000;
const LOOKASIDE = "lookaside";

export function registerMedia(state: Whatsapp): void {
  const { graph, ids, clock, application } = state.meta;

  graph.route("phone", "POST", "media", ({ id, parameters, files, token }) => {
    requireScope(token, "whatsapp_business_messaging");
    const phone = state.phones.get(id);
    if (!phone) return missing("phone");
    oneOf(parameters["messaging_product"], ["whatsapp"], "messaging_product");
    const file = files.find(({ field }) => field === "file");
    if (!file) return missing("file");
    const given = parameters["type"];
    const mime = typeof given === "string" && given.includes("/") ? given : file.contentType;
    const [kind] = kindsOf(mime);
    if (kind === undefined)
      return invalid(
        `Param file must be a file with one of the supported types. Received file of type '${mime}'.`,
      );
    const problem = refuseMedia(kind, mime, file.bytes.length);
    if (problem) invalid(problem);
    return {
      id: storeMedia(state, {
        mime,
        bytes: file.bytes,
        name: file.name,
        accountId: phone.accountId,
        expiresAt: clock.now() + UPLOAD_LIFE_MS,
      }).id,
    };
  });

  graph.node("media", (id) => {
    const media = state.media.get(id);
    return media !== undefined && media.expiresAt > clock.now();
  });

  graph.route("media", "GET", "", ({ id, parameters }) => {
    const media = state.media.get(id);
    const phoneId = parameters["phone_number_id"];
    const phone = phoneId === undefined ? undefined : state.phones.get(String(phoneId));
    if (!media || (phoneId !== undefined && phone?.accountId !== media.accountId)) {
      return invalid("The media does not belong to this phone number.");
    }
    return {
      messaging_product: "whatsapp",
      url: downloadUrl(state, media),
      mime_type: media.mime,
      sha256: createHash("sha256").update(media.bytes).digest("hex"),
      file_size: String(media.bytes.length),
      id,
    };
  });

  graph.route("media", "DELETE", "", ({ id }) => {
    state.media.delete(id);
    return { success: true };
  });

  graph.node(LOOKASIDE, (id) => id === LOOKASIDE);
  graph.route(LOOKASIDE, "GET", "attachments", ({ call, parameters }) => {
    const media = state.media.get(String(parameters["mid"]));
    const isFresh = Number(parameters["ext"]) * 1000 > clock.now();
    if (!media || !isFresh) return rawAnswer(json({ error: "not found" }, 404));
    if (!call.headers["user-agent"]) return rawAnswer(json({ error: "A user agent is needed." }, 400));
    return rawAnswer({
      status: 200,
      headers: { "content-type": media.mime },
      body: media.bytes,
      ...(media.download === "slow" ? { delayMs: SLOW_MS } : {}),
      ...(media.download === "never" ? { stalls: true } : {}),
    });
  });

  graph.route("application", "POST", "uploads", ({ parameters }) => {
    const { file_name: name, file_length: length, file_type: type } = parameters;
    if (!Number(length)) return missing("file_length");
    if (typeof type !== "string") return missing("file_type");
    const id = `upload:${ids.letters(32)}`;
    state.uploads.set(id, {
      name: String(name ?? "file"),
      type,
      length: Number(length),
      bytes: Buffer.alloc(0),
    });
    return { id, application: application.id };
  });

  graph.node("upload", (id) => state.uploads.has(id));
  graph.route("upload", "GET", "", ({ id }) => ({
    id,
    file_offset: state.uploads.get(id)?.bytes.length ?? 0,
  }));
  graph.route("upload", "POST", "", ({ id, call }) => {
    const upload = state.uploads.get(id);
    if (!upload) return missing("upload");
    const offset = Number(call.headers["file_offset"] ?? call.headers["file-offset"] ?? Number.NaN);
    if (offset !== upload.bytes.length)
      return invalid(`The header file_offset must be ${upload.bytes.length}.`);
    upload.bytes = Buffer.concat([upload.bytes, call.body]);
    if (upload.bytes.length < upload.length) return { id, file_offset: upload.bytes.length };
    upload.handle = `4::${ids.letters(48)}`;
    return { h: upload.handle };
  });
}

export function storeMedia(
  state: Whatsapp,
  given: Omit<Media, "id" | "download"> & Partial<Pick<Media, "download">>,
): Media {
  const media: Media = { download: "normal", ...given, id: state.meta.ids.digits(16) };
  state.media.set(media.id, media);
  return media;
}

export function downloadUrl(state: Whatsapp, media: Media): string {
  const expires = Math.floor((state.meta.clock.now() + LINK_LIFE_MS) / 1000);
  return `${state.meta.url}/${LOOKASIDE}/attachments?mid=${media.id}&ext=${expires}&hash=${state.meta.ids.letters(12)}`;
}
