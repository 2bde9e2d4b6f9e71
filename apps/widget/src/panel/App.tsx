// Draws what the panel's controller says: the chat, or why there is none.

import { Landing } from "./landing/Landing.tsx";
import { Chat } from "./parts/Chat.tsx";
import { ErrorView } from "./parts/ErrorView.tsx";
import type { Store } from "./session/createStore.ts";
import type { Session } from "./session/createSession.ts";
import type { WidgetConfig } from "@parley/contracts/widget";
import { useStore } from "./useStore.ts";

export interface PanelView {
  config: WidgetConfig | null;
  session: Session | null;
  /** Code of the error that keeps the chat from showing. */
  error: string | null;
  isOpen: boolean;
  focusRequest: number;
  isLanding: boolean;
  /** Somebody is there who can close the window. */
  hasLoader: boolean;
  isMuted: boolean;
  /** Of the widget's own words. */
  language: string;
}

export interface AppProps {
  panel: Store<PanelView>;
  onMute(isMuted: boolean): void;
  onClose(): void;
}

export function App({ panel, onMute, onClose }: AppProps) {
  const { config, session, error, isOpen, focusRequest, isLanding, hasLoader, isMuted } = useStore(panel);
  if (error) return <ErrorView code={error} />;
  if (!config || !session) return null;
  const chat = (
    <Chat
      config={config}
      session={session}
      isOpen={isOpen}
      focusRequest={focusRequest}
      isMuted={isMuted}
      onMute={onMute}
      onClose={hasLoader ? onClose : null}
    />
  );
  return isLanding ? <Landing config={config}>{chat}</Landing> : chat;
}
