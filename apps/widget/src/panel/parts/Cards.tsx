// Cards beside each other, to be swiped or stepped through. Their answers can be pressed while the bot waits for one.

import type { Card, CardButton } from "@parley/contracts/messages";
import { useContext, useEffect, useRef, useState } from "preact/hooks";
import { safeUrl } from "../safeUrl.ts";
import { t } from "../texts/translate.ts";
import { AnswerContext } from "./AnswerContext.ts";
import { Icon } from "./Icon.tsx";
import { NewTab } from "./NewTab.tsx";
import { RichText } from "./RichText.tsx";

/** Nearer to an end than this counts as being there, in pixels; browsers scroll by fractions. */
const endToleranceInPixels = 4;

export function Cards({ cards }: { cards: readonly Card[] }) {
  const strip = useRef<HTMLUListElement>(null);
  const [ends, setEnds] = useState({ isAtStart: true, isAtEnd: true });

  function measure() {
    const element = strip.current;
    if (!element) return;
    // From right to left positions count downwards from zero.
    const position = Math.abs(element.scrollLeft);
    setEnds({
      isAtStart: position <= endToleranceInPixels,
      isAtEnd: position >= element.scrollWidth - element.clientWidth - endToleranceInPixels,
    });
  }

  useEffect(() => {
    const element = strip.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [cards.length]);

  function step(direction: 1 | -1) {
    const element = strip.current;
    if (!element) return;
    const sign = getComputedStyle(element).direction === "rtl" ? -direction : direction;
    element.scrollBy({ left: sign * (element.firstElementChild?.clientWidth ?? element.clientWidth) });
  }

  return (
    <div class="cards">
      <ul
        ref={strip}
        aria-label={t("message.cards")}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- A scrolling region is reachable by keyboard.
        tabIndex={0}
        onScroll={measure}
      >
        {cards.map((card) => (
          <CardView key={card.id} card={card} />
        ))}
      </ul>
      {!(ends.isAtStart && ends.isAtEnd) && (
        <div class="arrows">
          {([-1, 1] as const).map((direction) => (
            <button
              type="button"
              class="arrow"
              key={direction}
              aria-label={t(direction < 0 ? "message.previous" : "message.next")}
              disabled={direction < 0 ? ends.isAtStart : ends.isAtEnd}
              onClick={() => step(direction)}
            >
              <Icon name={direction < 0 ? "back" : "forward"} />
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function CardView({ card }: { card: Card }) {
  const [isBroken, setBroken] = useState(false);
  const image = card.imageUrl && !isBroken ? safeUrl(card.imageUrl) : undefined;
  return (
    <li class="item">
      {image && <img src={image} alt="" loading="lazy" onError={() => setBroken(true)} />}
      <div class="item-words">
        <p class="item-title" dir="auto">
          {card.title}
        </p>
        {card.text && (
          <p class="item-text" dir="auto">
            <RichText text={card.text} />
          </p>
        )}
      </div>
      {card.buttons.map((button) => (
        <CardAction key={button.id} button={button} title={card.title} />
      ))}
    </li>
  );
}

function CardAction({ button, title }: { button: CardButton; title: string }) {
  const answering = useContext(AnswerContext);
  const href = button.url ? safeUrl(button.url) : undefined;
  const name = (
    <>
      <span dir="auto">{button.title}</span>
      <span class="hidden">, {title}</span>
    </>
  );
  if (href) {
    return (
      <NewTab class="item-button" href={href}>
        {name}
      </NewTab>
    );
  }
  const isOffered =
    answering?.input.kind === "cards" && answering.input.options.some(({ id }) => id === button.id);
  return (
    <button
      type="button"
      class="item-button"
      disabled={!isOffered}
      onClick={({ detail }) => answering?.answer({ kind: "choice", optionIds: [button.id] }, detail === 0)}
    >
      {name}
    </button>
  );
}
