// What a message contains: one part per kind of content, and a text beside it where there is one.

import type { LinkItem, MessageContent } from "@parley/contracts/messages";
import { contentLines } from "@parley/contracts/plainContent";
import { useState } from "preact/hooks";
import { safeUrl, videoEmbed } from "../safeUrl.ts";
import { t } from "../texts/translate.ts";
import { Bubble } from "./Bubble.tsx";
import { Cards } from "./Cards.tsx";
import { ContactCard } from "./ContactCard.tsx";
import { FileRow, Files } from "./Files.tsx";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./Icon.tsx";
import { NewTab } from "./NewTab.tsx";
import { Picture } from "./Picture.tsx";
import { Place } from "./Place.tsx";

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
    case "audio":
      return (
        <>
          <Audio url={content.url} label={content.text} />
          {content.text && <Bubble text={content.text} />}
        </>
      );
    case "document":
      return (
        <>
          <FileRow url={content.url} name={content.name} />
          {content.text && <Bubble text={content.text} />}
        </>
      );
    case "files":
      return (
        <>
          {content.text && <Bubble text={content.text} />}
          <Files files={content.files} />
        </>
      );
    case "cards":
      return (
        <>
          {content.text && <Bubble text={content.text} />}
          <Cards cards={content.cards} />
        </>
      );
    case "contactCard":
      return <ContactCard contact={content} />;
    case "location":
      return <Place place={content} />;
    case "template":
    case "form":
    case "products":
    case "order":
    case "unsupported":
      // Only messengers have these.
      return <Bubble text={contentLines(content).join("\n")} />;
  }
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

function Audio({ url, label }: { url: string; label: string | undefined }) {
  const source = safeUrl(url);
  if (!source) return <Bubble text={url} />;
  return (
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- The author's recording comes without a caption file.
    <audio class="audio" src={source} controls preload="metadata" aria-label={label || t("message.audio")} />
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
