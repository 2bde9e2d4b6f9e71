// A picture in a message: a press shows it large.

import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { safeUrl } from "../safeUrl.ts";
import { t } from "../texts/translate.ts";
import { Bubble } from "./Bubble.tsx";
import { Icon } from "./Icon.tsx";

/** A press beside the picture closes it, in browsers that know the attribute. */
const lightDismiss: object = { closedby: "any" };

export interface PictureProps {
  url: string;
  alt: string;
  /** Shown when the picture cannot be loaded; without one its description. */
  fallback?: ComponentChildren;
}

export function Picture({ url, alt, fallback }: PictureProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isBroken, setBroken] = useState(false);
  const source = safeUrl(url);
  if (!source || isBroken) return <>{fallback ?? <Bubble text={`[${alt || t("message.picture")}]`} />}</>;
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
