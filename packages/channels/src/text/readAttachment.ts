// The pictures and files of a message: what kind each is, where it lies, and the words that go with it.

import type { MessageContent } from "@parley/contracts/messages";
import type { MediaKind } from "../inbound.ts";
import type { PartMedia } from "../outbound.ts";

/** Pages with a player: their address is sent as a link, because no file lies there. */
const playerHosts =
  /(^|\.)(youtube\.com|youtu\.be|youtube-nocookie\.com|vimeo\.com|loom\.com|dailymotion\.com)$/;

export interface Attachment {
  media: PartMedia;
  /** Words that go with it, with their marks. */
  text: string;
}

/** Undefined for a message that is no file, and for a video that is a page. */
export function readAttachments(
  content: MessageContent,
  absoluteUrl: (url: string) => string,
): Attachment[] | undefined {
  switch (content.kind) {
    case "image":
      return [
        {
          media: { kind: content.isSticker ? "sticker" : "image", url: absoluteUrl(content.url) },
          text: content.text ?? "",
        },
      ];
    case "video":
    case "audio":
      if (isPlayerPage(absoluteUrl(content.url))) return undefined;
      return [{ media: { kind: content.kind, url: absoluteUrl(content.url) }, text: content.text ?? "" }];
    case "document":
      return [
        {
          media: { kind: "document", url: absoluteUrl(content.url), name: content.name },
          text: content.text ?? "",
        },
      ];
    case "files":
      return content.files.flatMap(({ url, type, name }, index) =>
        url === undefined
          ? []
          : [
              {
                media: { kind: kindOf(type), url: absoluteUrl(url), name },
                text: index === 0 ? content.text : "",
              },
            ],
      );
    default:
      return undefined;
  }
}

/** Ending of the address's path in lower case, without its dot; empty when there is none. */
export function extensionOf(url: string): string {
  const path = URL.canParse(url) ? new URL(url).pathname : url;
  return /\.([a-z0-9]{1,5})$/i.exec(path)?.[1]?.toLowerCase() ?? "";
}

function isPlayerPage(url: string): boolean {
  return URL.canParse(url) && playerHosts.test(new URL(url).hostname);
}

function kindOf(type: string): MediaKind {
  const kind = type.split("/")[0];
  return kind === "image" || kind === "video" || kind === "audio" ? kind : "document";
}
