// Files from the visitor's device: chosen or dropped, checked, sent with progress, and answered together.

import { limits } from "@parley/contracts/limits";
import { useRef, useState } from "preact/hooks";
import { Icon } from "../../parts/Icon.tsx";
import { fileSize } from "../../texts/fileSize.ts";
import { numberFormat, t } from "../../texts/translate.ts";
import type { RichProps } from "../richInputs.tsx";
import { fileProblem, largestFile } from "./fileProblem.ts";
import { useUploads } from "./useUploads.ts";
import type { PickedFile } from "./useUploads.ts";
import "../../styles/rich.css";

export function FilesInput({ input, answer, authorised }: RichProps<"files">) {
  const { types, maxBytes } = input;
  const maxCount = Math.max(1, Math.min(input.maxCount, limits.filesPerAnswer));
  const { picked, add, retry, remove } = useUploads(authorised);
  const [isOver, setOver] = useState(false);
  const [isTooMany, setTooMany] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const taken = picked.filter(({ status }) => status !== "refused").length;
  const done = picked.flatMap(({ sent }) => (sent ? [sent] : []));
  const isReady = done.length > 0 && done.length === taken;
  const size = fileSize(largestFile(maxBytes));

  function take(list: FileList | null) {
    const files = [...(list ?? [])].map((file) => {
      const problem = fileProblem(file, { types, maxBytes });
      return { file, problem: problem && t(`files.${problem}`, { size }) };
    });
    let room = maxCount - taken;
    const fitting = files.filter(({ problem }) => problem !== null || room-- > 0);
    setTooMany(fitting.length < files.length);
    add(fitting);
  }

  return (
    <form
      class="panel-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) answer({ kind: "files", fileIds: done.map(({ id }) => id) }, true, done);
      }}
    >
      <div
        class={`drop${isOver ? " over" : ""}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer?.files ?? null);
        }}
      >
        <button
          ref={button}
          type="button"
          class="quiet"
          aria-disabled={taken >= maxCount}
          onClick={() => taken < maxCount && chooser.current?.click()}
        >
          <Icon name="upload" /> {t(maxCount > 1 ? "files.choose" : "files.chooseOne")}
        </button>
        <p class="muted">
          {t("files.drop")} ·{" "}
          {maxCount > 1 ? t("files.upTo", { count: maxCount, size }) : t("files.upToOne", { size })}
        </p>
        <input
          ref={chooser}
          type="file"
          class="hidden"
          tabIndex={-1}
          aria-hidden="true"
          accept={types.join(",")}
          multiple={maxCount > 1}
          onChange={({ currentTarget }) => {
            take(currentTarget.files);
            // The same file can be chosen again after it was removed.
            currentTarget.value = "";
          }}
        />
      </div>
      {isTooMany && (
        <p class="problem-line" role="alert">
          {t("files.tooMany", { count: maxCount })}
        </p>
      )}
      {picked.length > 0 && (
        <ul class="picked-files">
          {picked.map((entry) => (
            <PickedRow
              key={entry.key}
              entry={entry}
              onRetry={() => retry(entry.key)}
              onRemove={() => {
                remove(entry.key);
                button.current?.focus();
              }}
            />
          ))}
        </ul>
      )}
      {picked.length > 0 && (
        <button type="submit" class="submit" disabled={!isReady}>
          {t("input.send")} <Icon name="send" />
        </button>
      )}
    </form>
  );
}

interface PickedRowProps {
  entry: PickedFile;
  onRetry(): void;
  onRemove(): void;
}

function PickedRow({ entry: { file, status, share, problem }, onRetry, onRemove }: PickedRowProps) {
  const isWrong = status === "failed" || status === "refused";
  return (
    <li class={`picked-file${isWrong ? " wrong" : ""}`}>
      <Icon name={status === "done" ? "check" : "file"} />
      <div class="picked-words">
        <p class="file-name" dir="auto">
          {file.name}
        </p>
        {status === "uploading" && (
          <progress max={1} value={share} aria-label={t("files.uploading", { name: file.name })} />
        )}
        <output class={isWrong ? "problem-line" : "muted"}>
          {isWrong
            ? (problem ?? t("files.failed"))
            : status === "uploading"
              ? numberFormat({ style: "percent" }).format(share)
              : fileSize(file.size)}
        </output>
      </div>
      {status === "failed" && (
        <button type="button" class="text-button" onClick={onRetry}>
          {t("message.retry")}
          <span class="hidden">: {file.name}</span>
        </button>
      )}
      <button
        type="button"
        class="ghost"
        aria-label={t("files.remove", { name: file.name })}
        onClick={onRemove}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}
