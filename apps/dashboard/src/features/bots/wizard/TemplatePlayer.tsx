// Plays a template with the real engine, in plain text: enough to feel the conversation before the bot exists.
import { Box } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import type { InputRequest, VisitorInput } from "@parley/contracts/messages";
import type { FlowDocument } from "@parley/contracts/flow";
import { t } from "../../../i18n/t.ts";
import classes from "../preview/WidgetFrame.module.css";
import { PlayerInput } from "./PlayerInput.tsx";
import { beginPlay, playAnswer, type Play } from "./play.ts";

interface TemplatePlayerProps {
  document: FlowDocument;
  botName: string;
}

export function TemplatePlayer({ document, botName }: TemplatePlayerProps) {
  const [play, setPlay] = useState<Play>(() => beginPlay(document, botName));
  const log = useRef<HTMLDivElement>(null);
  const lineCount = play.lines.length;
  useEffect(() => {
    const element = log.current;
    if (element && lineCount > 0) element.scrollTop = element.scrollHeight;
  }, [lineCount]);

  const send = (input: VisitorInput, shown: string): void =>
    setPlay(playAnswer(document, play, input, shown));
  const request: InputRequest | null = play.test.session.input;

  return (
    <>
      <Box ref={log} className={classes.log} role="log" aria-label={t("bots.wizard.preview")} tabIndex={0}>
        {play.lines.map((line) => (
          <div
            key={line.id}
            className={line.by === "note" ? classes.note : classes.line}
            data-mine={line.by === "visitor" || undefined}
          >
            {line.text}
          </div>
        ))}
      </Box>
      <div className={classes.input}>
        {request ? (
          <PlayerInput key={request.blockId} request={request} onSend={send} />
        ) : (
          <button
            type="button"
            className={classes.option}
            onClick={() => setPlay(beginPlay(document, botName))}
          >
            {t("bots.wizard.playAgain")}
          </button>
        )}
      </div>
    </>
  );
}
