// Offers a text as a file.

/** Signs that file systems do not like are left out of the name. */
export function saveFile(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name.replace(/[^\p{L}\p{N} ._-]+/gu, "").trim();
  link.click();
  URL.revokeObjectURL(url);
}
