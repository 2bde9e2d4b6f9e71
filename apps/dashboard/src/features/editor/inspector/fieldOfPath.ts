// Which setting a problem's path names: `blocks.<id>.settings.options.0.title` names `options`.

/** Name of the setting, or null when the path names the block or one of its outputs. */
export function fieldOfPath(path: string): string | null {
  return /(?:^|\.)settings\.([^.]+)/.exec(path)?.[1] ?? null;
}

/** Name of the output, or null. */
export function outputOfPath(path: string): string | null {
  return /(?:^|\.)outputs\.([^.]+)/.exec(path)?.[1] ?? null;
}
