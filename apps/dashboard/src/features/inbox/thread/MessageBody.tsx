// What a message shows: text, picture, video, links, or the options a visitor chose.

import type { MessageContent } from "@parley/contracts/messages";
import { contentLines } from "@parley/contracts/plainContent";
import { IconExternalLink, IconPlayerPlay } from "@tabler/icons-react";
import { t } from "../../../i18n/t.ts";
import { safeLink, safeMedia } from "../safeUrl.ts";
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
    case "event":
      return null;
    default:
      return <RichText text={contentLines(content).join("\n")} />;
  }
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
