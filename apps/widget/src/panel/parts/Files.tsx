// Files in a message: pictures as thumbnails, everything else as rows. Names are somebody's text and shown as such.

import type { SentFile } from "@parley/contracts/messages";
import { safeUrl } from "../safeUrl.ts";
import { fileSize } from "../texts/fileSize.ts";
import { t } from "../texts/translate.ts";
import { Icon } from "./Icon.tsx";
import { Picture } from "./Picture.tsx";

export function Files({ files }: { files: readonly SentFile[] }) {
  return (
    <div class="files">
      {files.map(({ id, name, type, sizeBytes, url }) => {
        const row = <FileRow key={id} url={url} name={name} sizeBytes={sizeBytes} />;
        return type.startsWith("image/") && url ? (
          <Picture key={id} url={url} alt={name} fallback={row} />
        ) : (
          row
        );
      })}
    </div>
  );
}

export interface FileRowProps {
  /** Absent when the file cannot be opened from here. */
  url: string | undefined;
  name: string;
  sizeBytes?: number;
}

export function FileRow({ url, name, sizeBytes }: FileRowProps) {
  const href = url === undefined ? undefined : safeUrl(url);
  const inside = (
    <>
      <Icon name="file" />
      <span class="file-name" dir="auto">
        {name}
      </span>
      {sizeBytes !== undefined && <span class="file-size">{fileSize(sizeBytes)}</span>}
    </>
  );
  if (!href) return <span class="file">{inside}</span>;
  return (
    <a class="file" href={href} target="_blank" rel="noopener noreferrer">
      {inside}
      <span class="hidden"> ({t("message.newTab")})</span>
    </a>
  );
}
