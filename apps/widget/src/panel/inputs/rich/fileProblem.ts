// Why a file would not be accepted, known before it is sent. The server looks into the file and decides.

import { limits } from "@parley/contracts/limits";

export type FileProblem = "empty" | "tooLarge" | "wrongType";

export interface FileRules {
  /** `image/*`, `application/pdf` or `.pdf`; empty accepts everything. */
  types: readonly string[];
  maxBytes: number;
}

export function fileProblem(
  { name, type, size }: { name: string; type: string; size: number },
  { types, maxBytes }: FileRules,
): FileProblem | null {
  if (size === 0) return "empty";
  if (size > largestFile(maxBytes)) return "tooLarge";
  // A file whose type the browser does not know is left to the server.
  if (types.length === 0 || types.some((pattern) => matches(pattern, name, type))) return null;
  return type === "" && types.every((pattern) => !pattern.startsWith(".")) ? null : "wrongType";
}

/** A block may ask for less than the server takes, never for more. */
export function largestFile(maxBytes: number): number {
  return Math.min(maxBytes, limits.visitorUploadBytes);
}

function matches(pattern: string, name: string, type: string): boolean {
  const wanted = pattern.trim().toLowerCase();
  if (wanted.startsWith(".")) return name.toLowerCase().endsWith(wanted);
  if (wanted === "*/*") return true;
  return wanted.endsWith("/*")
    ? type.toLowerCase().startsWith(wanted.slice(0, -1))
    : type.toLowerCase() === wanted;
}
