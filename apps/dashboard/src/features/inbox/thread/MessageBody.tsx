// What a message shows: text, media, files, cards, places, links, or the options a visitor chose. Addresses and names
// come from strangers: only web addresses become links, and everything else stays text.

import type { MessageContent } from "@parley/contracts/messages";
import { contentLines } from "@parley/contracts/plainContent";
import { IconExternalLink, IconPlayerPlay } from "@tabler/icons-react";
import { t } from "../../../i18n/t.ts";
import { safeLink, safeMedia } from "../safeUrl.ts";
import { CardList } from "./CardList.tsx";
import { ContactCard } from "./ContactCard.tsx";
import { FileList, FileRow } from "./FileList.tsx";
import { Place } from "./Place.tsx";
import { RichText, SafeLink } from "./RichText.tsx";
import classes from "./thread.module.css";

/** Files a browser plays itself; anything else opens where it lives. */
const playable = /\.(?:mp4|webm|ogv|mov)(?:$|[?#])/iu;

export function MessageBody({ content }: { content: MessageContent }) {
  switch (content.kind) {
    case "text":
      return <RichText text={content.text} />;
    case "choice":
      return <RichText text={content.text} />;
    case "image":
      return <Picture url={content.url} alt={content.alt} text={content.text} />;
    case "video":
      return <Video url={content.url} text={content.text} />;
    case "links":
      return (
        <>
          {content.text ? <RichText text={content.text} /> : null}
          <ul className={classes.links}>
            {content.links.map(({ title, url }, index) => (
              <li key={index}>
                <LinkButton title={title} url={url} />
              </li>
            ))}
          </ul>
        </>
      );
    case "audio":
      return <Audio url={content.url} text={content.text} />;
    case "document":
      return (
        <>
          {content.text ? <RichText text={content.text} /> : null}
          <FileRow name={content.name} url={content.url} />
        </>
      );
    case "files":
      return <FileList text={content.text} files={content.files} />;
    case "cards":
      return <CardList text={content.text} cards={content.cards} />;
    case "contactCard":
      return <ContactCard card={content} />;
    case "location":
      return <Place place={content} />;
    case "template":
    case "form":
    case "products":
    case "order":
    case "unsupported":
      return <RichText text={contentLines(content).join("\n")} />;
    case "event":
      return null;
  }
}

function Audio({ url, text }: { url: string; text: string | undefined }) {
  const source = safeMedia(url);
  return (
    <figure className={classes.figure}>
      {source ? (
        // The bot's author gives no captions with a recording's address.
        // oxlint-disable-next-line jsx-a11y/media-has-caption
        <audio
          src={source}
          controls
          preload="none"
          className={classes.audio}
          aria-label={t("inbox.thread.audio")}
        />
      ) : (
        <span>{url}</span>
      )}
      {text ? (
        <figcaption>
          <RichText text={text} />
        </figcaption>
      ) : null}
    </figure>
  );
}

function Picture({ url, alt, text }: { url: string; alt: string; text: string | undefined }) {
  const source = safeMedia(url);
  return (
    <figure className={classes.figure}>
      {source ? (
        <a href={source} target="_blank" rel="noopener noreferrer" title={t("inbox.thread.openPicture")}>
          <img
            src={source}
            alt={alt || t("inbox.thread.picture")}
            loading="lazy"
            referrerPolicy="no-referrer"
            className={classes.picture}
          />
        </a>
      ) : (
        <span>{url}</span>
      )}
      {text ? (
        <figcaption>
          <RichText text={text} />
        </figcaption>
      ) : null}
    </figure>
  );
}

function Video({ url, text }: { url: string; text: string | undefined }) {
  const source = safeMedia(url);
  return (
    <figure className={classes.figure}>
      {source && playable.test(source) ? (
        // The bot's author gives no captions with a video's address.
        // oxlint-disable-next-line jsx-a11y/media-has-caption
        <video src={source} controls preload="metadata" className={classes.picture} />
      ) : (
        <LinkButton title={t("inbox.thread.video")} url={url} isVideo />
      )}
      {text ? (
        <figcaption>
          <RichText text={text} />
        </figcaption>
      ) : null}
    </figure>
  );
}

function LinkButton({ title, url, isVideo = false }: { title: string; url: string; isVideo?: boolean }) {
  const Icon = isVideo ? IconPlayerPlay : IconExternalLink;
  if (safeLink(url) === undefined) {
    return (
      <span className={classes.linkButton}>
        {title} <small>{url}</small>
      </span>
    );
  }
  return (
    <span className={classes.linkButton}>
      <Icon size={14} stroke={1.8} aria-hidden />
      <SafeLink url={url}>{title}</SafeLink>
    </span>
  );
}
