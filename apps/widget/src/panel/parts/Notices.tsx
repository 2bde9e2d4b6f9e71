// Lines above the composer about the connection: offline, or asked to wait.

import { useEffect, useState } from "preact/hooks";
import type { SessionView } from "../session/createSession.ts";
import { t } from "../texts/translate.ts";

export function Notices({ view }: { view: SessionView }) {
  const [now, setNow] = useState(Date.now);
  const { limitedUntil, isOffline } = view;
  useEffect(() => {
    if (!limitedUntil) return undefined;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [limitedUntil]);

  const seconds = Math.max(1, Math.ceil((limitedUntil - now) / 1_000));
  const text = limitedUntil ? t("chat.limited", { seconds }) : isOffline ? t("chat.offline") : null;
  return <output class="notices">{text}</output>;
}
