// The face of whoever speaks: the bot's picture, or the first letter of a name.

import { useState } from "preact/hooks";
import { Icon } from "./Icon.tsx";

/** A built-in icon by name, or the address of an uploaded picture. */
function pictureAddress(icon: string): string | undefined {
  if (icon.includes("/")) return icon;
  return icon === "bubble" ? undefined : `/widget/assets/icons/${icon}.svg`;
}

export function BotAvatar({ icon }: { icon: string }) {
  const [isBroken, setBroken] = useState(false);
  const address = pictureAddress(icon);
  return (
    <span class="avatar" aria-hidden="true">
      {address && !isBroken ? (
        <img src={address} alt="" onError={() => setBroken(true)} />
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
