// Web addresses in settings: only http and https, so that no text can run a script or open a program.

import { limits } from "@parley/contracts/limits";
import type { ReportProblem } from "../validation/problems.ts";

const webUrlPattern = /^https?:\/\/[^\s<>"'`\\]+$/i;

export function isWebUrl(url: string): boolean {
  return url.length <= limits.urlLength && webUrlPattern.test(url);
}

/** Reports a missing or refused address; one with variables is only known when the flow runs. */
export function checkUrl(url: string, path: string, report: ReportProblem): void {
  const trimmed = url.trim();
  if (trimmed === "") report("url_missing", path);
  else if (!trimmed.includes("{{") && !isWebUrl(trimmed)) report("url_invalid", path, { url: trimmed });
}
