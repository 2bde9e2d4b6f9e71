// What a message contains: text, picture, video or links.

import type { LinkItem, MessageContent } from "@parley/contracts/messages";
import { contentLines } from "@parley/contracts/plainContent";
import { useRef, useState } from "preact/hooks";
import { safeUrl, videoEmbed } from "../safeUrl.ts";
import { t } from "../texts/translate.ts";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./Icon.tsx";
import { NewTab } from "./NewTab.tsx";
import { RichText } from "./RichText.tsx";

export type ShownContent = Exclude<MessageContent, { kind: "event" }>;

export function Content({ content }: { content: ShownContent }) {
  switch (content.kind) {
    case "text":
    case "choice":
      return <Bubble text={content.text} />;
    case "image":
      return (
        <>
          <Picture url={content.url} alt={content.alt} />
          {content.text && <Bubble text={content.text} />}
        </>
      );
    case "video":
      return (
        <>
          <Video url={content.url} label={content.text} />
          {content.text && <Bubble text={content.text} />}
        </>
      );
    case "links":
      return (
        <>
          {content.text && <Bubble text={content.text} />}
          <div class="links">
            {content.links.map((link) => (
              <LinkButton key={link.url + link.title} link={link} />
            ))}
          </div>
        </>
      );
    default:
      return <Bubble text={contentLines(content).join("\n")} />;
  }
}

function Bubble({ text }: { text: string }) {
  return (
    <div class="bubble" dir="auto">
      <RichText text={text} />
    </div>
  );
}

/** A press beside the picture closes it, in browsers that know the attribute. */
const lightDismiss: object = { closedby: "any" };

function Picture({ url, alt }: { url: string; alt: string }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isBroken, setBroken] = useState(false);
  const source = safeUrl(url);
  if (!source || isBroken) return <Bubble text={`[${alt || t("message.picture")}]`} />;
  return (
    <>
      <button
        type="button"
        class="picture"
        aria-label={`${t("message.enlarge")}${alt ? `: ${alt}` : ""}`}
        onClick={() => dialog.current?.showModal()}
      >
        <img src={source} alt={alt} loading="lazy" onError={() => setBroken(true)} />
      </button>
      {/* A modal dialog keeps the focus inside and closes on Escape by itself. */}
      <dialog ref={dialog} class="lightbox" aria-label={alt || t("message.picture")} {...lightDismiss}>
        <button
          type="button"
          class="ghost"
          aria-label={t("message.closePicture")}
          onClick={() => dialog.current?.close()}
        >
          <Icon name="close" />
        </button>
        <img src={source} alt={alt} loading="lazy" />
      </dialog>
    </>
  );
}

function Video({ url, label }: { url: string; label: string | undefined }) {
  const [isPlaying, setPlaying] = useState(false);
  const embed = videoEmbed(url);
  const source = safeUrl(url);
  if (embed && isPlaying) {
    return (
      <div class="video">
        <iframe
          src={embed.url}
          title={label || embed.host}
          allow="autoplay; encrypted-media; fullscreen; picture-in-picture"
          referrerpolicy="strict-origin"
          // oxlint-disable-next-line react/iframe-missing-sandbox -- The frame is another origin; the player needs both.
          sandbox="allow-scripts allow-same-origin allow-popups allow-presentation"
        />
      </div>
    );
  }
  if (embed) {
    // Nothing is asked of the other host before the visitor wants it.
    return (
      <button type="button" class="video facade" onClick={() => setPlaying(true)}>
        <span class="play">
          <Icon name="play" />
        </span>
        <span>{t("message.playVideo", { host: embed.host })}</span>
      </button>
    );
  }
  if (!source) return <Bubble text={url} />;
  return (
    <div class="video">
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- The author's video comes without a caption file. */}
      <video src={source} controls preload="metadata" playsInline aria-label={label || url} />
    </div>
  );
}

const linkIcons: Record<NonNullable<LinkItem["icon"]>, IconName> = {
  link: "link",
  website: "website",
  facebook: "website",
  instagram: "website",
  x: "website",
  linkedin: "website",
  youtube: "play",
  whatsapp: "chat",
  telegram: "send",
  email: "email",
  phone: "phone",
  map: "map",
};

function LinkButton({ link }: { link: LinkItem }) {
  const href = safeUrl(link.url);
  if (!href) return <Bubble text={`${link.title}: ${link.url}`} />;
  return (
    <NewTab class="link" href={href}>
      <Icon name={linkIcons[link.icon ?? "link"]} />
      <span dir="auto">{link.title}</span>
    </NewTab>
  );
}
