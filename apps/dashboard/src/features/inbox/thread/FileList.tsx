// Files of a message: pictures as thumbnails, others as rows with name and size.

import type { SentFile } from "@parley/contracts/messages";
import { IconFile } from "@tabler/icons-react";
import { currentLanguage, t } from "../../../i18n/t.ts";
import { safeMedia } from "../safeUrl.ts";
import files from "./MessageParts.module.css";
import { formatBytes } from "./formatBytes.ts";
import { RichText } from "./RichText.tsx";

/** Drawn by the browser as pictures and nothing else; drawings that may hold scripts are not among them. */
const shownAsPicture = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"]);

export function FileList({ text, files: sent }: { text: string; files: readonly SentFile[] }) {
  return (
    <>
      {text ? <RichText text={text} /> : null}
      <ul className={files.list} aria-label={t("inbox.thread.files")}>
        {sent.map((file) => (
          <li key={file.id}>
            <SentFileView file={file} />
          </li>
        ))}
      </ul>
    </>
  );
}

function SentFileView({ file }: { file: SentFile }) {
  const source = file.url === undefined ? undefined : safeMedia(file.url);
  if (source === undefined || !shownAsPicture.has(file.type)) {
    return <FileRow name={file.name} url={file.url} sizeBytes={file.sizeBytes} />;
  }
  return (
    <a href={source} target="_blank" rel="noopener noreferrer" title={t("inbox.thread.openPicture")}>
      <img
        src={source}
        alt={file.name}
        loading="lazy"
        referrerPolicy="no-referrer"
        className={files.thumbnail}
      />
    </a>
  );
}

interface FileRowProps {
  name: string;
  /** Absent when the signed address has lapsed. */
  url: string | undefined;
  sizeBytes?: number;
}

export function FileRow({ name, url, sizeBytes }: FileRowProps) {
  const source = url === undefined ? undefined : safeMedia(url);
  return (
    <span className={files.row}>
      <IconFile size={18} stroke={1.6} aria-hidden />
      <span className={files.words}>
        {source ? (
          <a href={source} target="_blank" rel="noopener noreferrer">
            {name}
          </a>
        ) : (
          <span title={t("inbox.thread.fileExpired")}>{name}</span>
        )}
        {sizeBytes === undefined ? null : <small>{formatBytes(sizeBytes, currentLanguage())}</small>}
      </span>
    </span>
  );
}
