// Arguments of a method, whichever way they came: in forms everything is text and objects are JSON in text.
import { badRequest } from "../apiError.ts";
import { isRecord, parseJson, type Parameters, type UploadedFile } from "../../kit/readParameters.ts";

export interface Arguments {
  has(name: string): boolean;
  text(name: string): string;
  integer(name: string): number | undefined;
  decimal(name: string): number | undefined;
  flag(name: string): boolean;
  /** Undefined when absent; JSON text is parsed. */
  object(name: string, title: string): Record<string, unknown> | undefined;
  list(name: string, title: string): unknown[] | undefined;
  /** The upload sent under the name itself, or the one that `attach://` points to. */
  upload(nameOrReference: string): UploadedFile | undefined;
}

export function readArguments({ values, files }: Parameters): Arguments {
  function nested(name: string, title: string): unknown {
    const value = values[name];
    if (typeof value !== "string") return value ?? undefined;
    if (value.trim() === "") return undefined;
    const parsed = parseJson(value);
    if (parsed === undefined) throw badRequest(`can't parse ${title} JSON object`);
    return parsed;
  }

  function number(name: string): number | undefined {
    const value = values[name];
    if (typeof value === "number") return value;
    if (typeof value !== "string" || value.trim() === "") return undefined;
    const parsed = Number(value);
    return Number.isNaN(parsed) ? undefined : parsed;
  }

  return {
    has: (name) => values[name] !== undefined && values[name] !== null && values[name] !== "",
    text: (name) => textOf(values[name]),
    integer: (name) => {
      const value = number(name);
      return value === undefined ? undefined : Math.trunc(value);
    },
    decimal: number,
    flag: (name) => isTrue(values[name]),
    object(name, title) {
      const value = nested(name, title);
      if (value === undefined) return undefined;
      if (!isRecord(value)) throw badRequest(`object expected as ${title}`);
      return value;
    },
    list(name, title) {
      const value = nested(name, title);
      if (value === undefined) return undefined;
      if (!Array.isArray(value)) throw badRequest(`can't parse ${title} JSON object: array expected`);
      return value;
    },
    upload(reference) {
      const field = reference.startsWith("attach://") ? reference.slice("attach://".length) : reference;
      return files.find((file) => file.field === field);
    },
  };
}

export function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

export function isTrue(value: unknown): boolean {
  if (typeof value === "boolean") return value;
  return typeof value === "number" ? value !== 0 : /^(?:true|yes|1)$/i.test(textOf(value).trim());
}
