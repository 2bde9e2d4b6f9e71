// Words of a message on their surface.

import { RichText } from "./RichText.tsx";

export function Bubble({ text }: { text: string }) {
  return (
    <div class="bubble" dir="auto">
      <RichText text={text} />
    </div>
  );
}
