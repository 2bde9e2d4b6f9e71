// React's side of the realtime connection.
import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import { realtime, type ConnectionState, type News, type NewsKind } from "./realtime.ts";

/**
 * Calls the handler for every piece of news of a kind while the component is shown.
 * @example useNews("conversation", ({ conversation }) => store.put(conversation));
 */
export function useNews<Kind extends NewsKind>(
  kind: Kind,
  handler: (news: Extract<News, { kind: Kind }>) => void,
): void {
  const onNews = useEffectEvent(handler);
  useEffect(() => realtime.subscribe(kind, (news) => onNews(news)), [kind]);
}

export function useConnectionState(): ConnectionState {
  return useSyncExternalStore(realtime.onState, realtime.getState);
}
