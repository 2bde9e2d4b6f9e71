// The face of whoever speaks: the bot's picture, or the first letter of a name.

import { useState } from "preact/hooks";
import { Icon } from "./Icon.tsx";

/** A built-in icon by name, or the address of an uploaded picture. */
export function BotAvatar({ icon }: { icon: string }) {
  const [isBroken, setBroken] = useState(false);
  return (
    <span class="avatar" aria-hidden="true">
      {icon.includes("/") && !isBroken ? (
        <img src={icon} alt="" onError={() => setBroken(true)} />
      ) : /^[a-z]+$/.test(icon) && icon !== "bubble" ? (
        <span class="glyph" style={{ maskImage: `url(/widget/assets/icons/${icon}.svg)` }} />
      ) : (
        <Icon name="chat" />
      )}
    </span>
  );
}

export function PersonAvatar({ name }: { name: string }) {
  const letter = [...name.trim()][0];
  return (
    <span class="avatar person" aria-hidden="true">
      {letter ? letter.toLocaleUpperCase() : <Icon name="person" />}
    </span>
  );
}
