// A signature: drawn by mouse, finger or pen, or as a typed name. It is sent as a picture.

import { limits } from "@parley/contracts/limits";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../../parts/Icon.tsx";
import { t } from "../../texts/translate.ts";
import type { RichProps } from "../richInputs.tsx";
import { drawSignature, signatureSize } from "./drawSignature.ts";
import type { Point } from "./drawSignature.ts";
import { uploadFile } from "./uploadFile.ts";
import "../../styles/rich.css";

export function SignatureInput({ input, answer, authorised }: RichProps<"signature">) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [strokes, setStrokes] = useState<readonly Point[][]>([]);
  const [name, setName] = useState("");
  const [isTyping, setTyping] = useState(false);
  const [status, setStatus] = useState<"open" | "sending" | "failed">("open");
  const isSigned = isTyping ? name.trim() !== "" : strokes.length > 0;

  useLayoutEffect(() => {
    if (canvas.current) drawSignature(canvas.current, isTyping ? [] : strokes, isTyping ? name.trim() : "");
  }, [strokes, name, isTyping]);

  function pointOf({
    clientX,
    clientY,
    currentTarget,
  }: PointerEvent & { currentTarget: HTMLCanvasElement }): Point {
    const box = currentTarget.getBoundingClientRect();
    return {
      x: ((clientX - box.left) / box.width) * signatureSize.width,
      y: ((clientY - box.top) / box.height) * signatureSize.height,
    };
  }

  async function submit() {
    const picture = await pictureOf(canvas.current);
    if (!picture || !isSigned || status === "sending") return;
    setStatus("sending");
    const outcome = await authorised((token) =>
      uploadFile(token, {
        file: picture,
        name: "signature.png",
        progressed: () => undefined,
        signal: new AbortController().signal,
      }),
    );
    if (outcome.ok) answer({ kind: "files", fileIds: [outcome.data.id] }, true, [outcome.data]);
    else setStatus("failed");
  }

  return (
    <form
      class="panel-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div class="paper">
        <canvas
          ref={canvas}
          {...signatureSize}
          role="img"
          aria-label={isTyping ? name : t("signature.area")}
          class={isTyping ? "" : "writable"}
          onPointerDown={(event) => {
            if (isTyping || event.button !== 0) return;
            event.currentTarget.setPointerCapture(event.pointerId);
            setStrokes([...strokes, [pointOf(event)]]);
          }}
          onPointerMove={(event) => {
            if (isTyping || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
            const point = pointOf(event);
            setStrokes((known) => [...known.slice(0, -1), [...(known.at(-1) ?? []), point]]);
          }}
        />
        <span class="baseline" aria-hidden="true" />
        {!isTyping && strokes.length === 0 && (
          <span class="paper-hint" aria-hidden="true">
            {t("signature.area")}
          </span>
        )}
      </div>
      {isTyping && (
        <label class="labelled">
          <span>{t("input.name")}</span>
          <input
            class="control"
            value={name}
            maxLength={limits.nameLength}
            autoComplete="name"
            dir="auto"
            onInput={({ currentTarget }) => setName(currentTarget.value)}
          />
        </label>
      )}
      <div class="tools">
        <button type="button" class="text-button" onClick={() => setTyping(!isTyping)}>
          <Icon name={isTyping ? "pen" : "keyboard"} /> {t(isTyping ? "signature.draw" : "signature.type")}
        </button>
        {isSigned && (
          <button
            type="button"
            class="text-button"
            onClick={() => {
              setStrokes([]);
              setName("");
            }}
          >
            {input.clearLabel || t("signature.clear")}
          </button>
        )}
      </div>
      {status === "failed" && (
        <p class="problem-line" role="alert">
          {t("signature.failed")}
        </p>
      )}
      <button type="submit" class="submit" dir="auto" disabled={!isSigned || status === "sending"}>
        {status === "sending" ? t("message.sending") : input.submitLabel || t("input.send")}
      </button>
    </form>
  );
}

function pictureOf(canvas: HTMLCanvasElement | null): Promise<Blob | null> {
  return new Promise((resolve) => (canvas ? canvas.toBlob(resolve, "image/png") : resolve(null)));
}
