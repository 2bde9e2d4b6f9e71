// The visitor's menu: start over, talk to a person, back to the bot, sounds.

import type { WidgetConfig, WidgetState } from "@parley/contracts/widget";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Session } from "../session/createSession.ts";
import { t } from "../texts/translate.ts";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./Icon.tsx";

export interface MenuProps {
  config: WidgetConfig;
  state: WidgetState | null;
  session: Session;
  isMuted: boolean;
  onMute(isMuted: boolean): void;
}

interface Item {
  icon: IconName;
  label: string;
  run(): void;
}

export function Menu({ config, state, session, isMuted, onMute }: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const { chatWindow } = config;

  const items: Item[] = [];
  if (state && chatWindow.allowLiveChat && state.responder === "bot") {
    items.push({
      icon: "person",
      label: chatWindow.liveChatLabel,
      run: () => session.act("requestLiveChat"),
    });
  }
  if (state && chatWindow.allowBackToBot && state.responder !== "bot") {
    items.push({ icon: "bot", label: chatWindow.backToBotLabel, run: () => session.act("backToBot") });
  }
  if (state && chatWindow.allowRestart) {
    items.push({ icon: "restart", label: chatWindow.restartLabel, run: () => session.act("restart") });
  }
  if (config.sounds) {
    items.push({
      icon: isMuted ? "sound" : "silence",
      label: t(isMuted ? "menu.unmute" : "menu.mute"),
      run: () => onMute(!isMuted),
    });
  }

  useEffect(() => {
    if (!isOpen) return undefined;
    box.current?.querySelector<HTMLElement>("[role=menuitem]")?.focus();
    const outside = ({ target }: PointerEvent) => {
      if (!box.current?.parentElement?.contains(target as Node)) setOpen(false);
    };
    addEventListener("pointerdown", outside);
    return () => removeEventListener("pointerdown", outside);
  }, [isOpen]);

  function close() {
    setOpen(false);
    button.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    const buttons = [...(box.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
    const index = buttons.indexOf(document.activeElement as HTMLElement);
    const move = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: -1 }[event.key];
    if (event.key === "Escape" || event.key === "Tab") {
      // Escape closes the menu only, not the chat behind it.
      event.stopPropagation();
      close();
    } else if (move !== undefined) {
      event.preventDefault();
      buttons.at(move % buttons.length)?.focus();
    }
  }

  if (items.length === 0) return null;
  return (
    <div class="menu-anchor">
      <button
        ref={button}
        type="button"
        class="ghost"
        aria-label={t("header.menu")}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="more" />
      </button>
      {isOpen && (
        <div
          ref={box}
          class="menu"
          role="menu"
          tabIndex={-1}
          aria-label={t("header.menu")}
          onKeyDown={onKeyDown}
        >
          {items.map(({ icon, label, run }) => (
            <button
              key={label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                close();
                run();
              }}
            >
              <Icon name={icon} />
              <span dir="auto">{label}</span>
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
