// What the visitor can answer, in its simplest form.
import { useState } from "react";
import type { InputRequest, VisitorInput } from "@parley/contracts/messages";
import { t } from "../../../i18n/t.ts";
import classes from "../preview/WidgetFrame.module.css";

/** The preview spares its reader the choice of a dial code. */
const SAMPLE_DIAL_CODE = "+1";

interface PlayerInputProps {
  request: InputRequest;
  onSend: (input: VisitorInput, shown: string) => void;
}

export function PlayerInput({ request, onSend }: PlayerInputProps) {
  return (
    <>
      {request.kind === "choice" || request.kind === "choices" ? (
        <Choices request={request} onSend={onSend} />
      ) : (
        <Field request={request} onSend={onSend} />
      )}
      {request.canSkip ? (
        <button
          type="button"
          className={classes.option}
          onClick={() => onSend({ kind: "skip" }, t("bots.wizard.skip"))}
        >
          {t("bots.wizard.skip")}
        </button>
      ) : null}
    </>
  );
}

function Choices({
  request,
  onSend,
}: PlayerInputProps & { request: Extract<InputRequest, { kind: "choice" | "choices" }> }) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const titleOf = (id: string): string => request.options.find((option) => option.id === id)?.title ?? "";
  const press = (id: string): void => {
    if (request.kind === "choice") onSend({ kind: "choice", optionIds: [id] }, titleOf(id));
    else setChosen(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  };
  return (
    <>
      {request.options.map(({ id, title }) => (
        <button
          key={id}
          type="button"
          className={classes.option}
          {...(request.kind === "choices" ? { "aria-pressed": chosen.includes(id) } : {})}
          onClick={() => press(id)}
        >
          {title}
        </button>
      ))}
      {request.kind === "choices" ? (
        <button
          type="button"
          className={classes.send}
          disabled={chosen.length === 0}
          onClick={() => onSend({ kind: "choice", optionIds: [...chosen] }, chosen.map(titleOf).join(", "))}
        >
          {request.submitLabel}
        </button>
      ) : null}
    </>
  );
}

function Field({ request, onSend }: PlayerInputProps) {
  const [text, setText] = useState("");
  // Not a form of its own: this stands inside the wizard's form.
  const send = (): void => {
    const trimmed = text.trim();
    if (trimmed === "") return;
    setText("");
    if (request.kind === "phone") {
      onSend({ kind: "phone", dialCode: SAMPLE_DIAL_CODE, number: trimmed }, trimmed);
    } else {
      onSend({ kind: "text", text: trimmed }, trimmed);
    }
  };
  return (
    <>
      <input
        className={classes.field}
        value={text}
        aria-label={t("bots.wizard.answer")}
        placeholder={request.placeholder || t("bots.wizard.answer")}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") {
            event.preventDefault();
            send();
          }
        }}
      />
      <button type="button" className={classes.send} onClick={send}>
        {t("bots.wizard.send")}
      </button>
    </>
  );
}
