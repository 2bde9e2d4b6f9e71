// Cards a bot sent: picture, title, text, and what their buttons say.

import type { Card } from "@parley/contracts/messages";
import { IconExternalLink, IconMessageReply } from "@tabler/icons-react";
import { t } from "../../../i18n/t.ts";
import { safeLink, safeMedia } from "../safeUrl.ts";
import parts from "./MessageParts.module.css";
import { RichText, SafeLink } from "./RichText.tsx";

export function CardList({ text, cards }: { text: string; cards: readonly Card[] }) {
  return (
    <>
      {text ? <RichText text={text} /> : null}
      {/* Cards scroll sideways, so the list takes the focus for the arrow keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ul className={parts.cards} aria-label={t("inbox.thread.cards")} tabIndex={0}>
        {cards.map((card) => (
          <li key={card.id} className={parts.card}>
            <CardView card={card} />
          </li>
        ))}
      </ul>
    </>
  );
}

function CardView({ card }: { card: Card }) {
  const picture = card.imageUrl === undefined ? undefined : safeMedia(card.imageUrl);
  return (
    <>
      {picture ? (
        <img src={picture} alt="" loading="lazy" referrerPolicy="no-referrer" className={parts.cardPicture} />
      ) : null}
      <strong>{card.title}</strong>
      {card.text ? <RichText text={card.text} /> : null}
      {card.buttons.map((button) => (
        <span key={button.id} className={parts.cardButton}>
          {button.url !== undefined && safeLink(button.url) !== undefined ? (
            <>
              <IconExternalLink size={14} stroke={1.8} aria-hidden />
              <SafeLink url={button.url}>{button.title}</SafeLink>
            </>
          ) : (
            <>
              <IconMessageReply
                size={14}
                stroke={1.8}
                role="img"
                aria-label={t("inbox.thread.answerButton")}
              />
              {button.title}
            </>
          )}
        </span>
      ))}
    </>
  );
}
