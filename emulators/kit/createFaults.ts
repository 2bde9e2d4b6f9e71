// Scripted faults: the next calls that match are answered by the script and not by the emulator.

import type { Answer, Call } from "./call.ts";
import { isRecord } from "./readParameters.ts";

export interface Fault {
  match: {
    method?: string;
    /** A prefix, or `/pattern/` for a regular expression; without the version prefix of a Graph path or with it. */
    path?: string | RegExp;
  };
  /** How many calls it answers; 1 by default. */
  times?: number;
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
  delayMs?: number;
  dropConnection?: boolean;
}

export interface Faults {
  add(fault: Fault): void;
  /** From a control call; the answer says what is wrong with it. */
  addFromJson(value: unknown): string | undefined;
  /** The fault that meets this call, counted. A fault with only a delay lets the call through afterwards. */
  take(call: Call): { answer?: Answer; delayMs: number } | undefined;
  list(): Fault[];
  clear(): void;
}

const VERSION_PREFIX = /^\/v\d+\.\d+/;

export function createFaults(): Faults {
  let faults: (Fault & { left: number })[] = [];

  function add(fault: Fault): void {
    faults.push({ ...fault, left: fault.times ?? 1 });
  }

  return {
    add,
    addFromJson(value) {
      if (!isRecord(value) || !isRecord(value["match"])) return "Give match: { method?, path? }.";
      const { method, path } = value["match"];
      add({
        match: {
          ...(typeof method === "string" ? { method: method.toUpperCase() } : {}),
          ...(typeof path === "string" ? { path } : {}),
        },
        ...(typeof value["times"] === "number" ? { times: value["times"] } : {}),
        ...(typeof value["status"] === "number" ? { status: value["status"] } : {}),
        ...("body" in value ? { body: value["body"] } : {}),
        ...(isRecord(value["headers"])
          ? {
              headers: Object.fromEntries(
                Object.entries(value["headers"]).map(([name, header]) => [name, String(header)]),
              ),
            }
          : {}),
        ...(typeof value["delayMs"] === "number" ? { delayMs: value["delayMs"] } : {}),
        ...(value["dropConnection"] === true ? { dropConnection: true } : {}),
      });
      return undefined;
    },
    take(call) {
      const fault = faults.find(({ match }) => meets(call, match));
      if (!fault) return undefined;
      fault.left -= 1;
      if (fault.left <= 0) faults = faults.filter((other) => other !== fault);
      const delayMs = fault.delayMs ?? 0;
      if (fault.dropConnection) return { delayMs, answer: { status: 0, body: "", dropConnection: true } };
      if (fault.status === undefined) return { delayMs };
      const isText = typeof fault.body === "string";
      return {
        delayMs,
        answer: {
          status: fault.status,
          headers: { "content-type": isText ? "text/plain" : "application/json", ...fault.headers },
          body: typeof fault.body === "string" ? fault.body : JSON.stringify(fault.body ?? {}),
        },
      };
    },
    list: () => faults.map(({ left, ...fault }) => ({ ...fault, times: left })),
    clear() {
      faults = [];
    },
  };
}

function meets(call: Call, { method, path }: Fault["match"]): boolean {
  if (method !== undefined && method !== call.method) return false;
  if (path === undefined) return true;
  const pattern = typeof path === "string" ? patternOf(path) : path;
  const forms = [call.path, call.path.replace(VERSION_PREFIX, "")];
  return forms.some((form) => (pattern instanceof RegExp ? pattern.test(form) : form.startsWith(pattern)));
}

function patternOf(path: string): string | RegExp {
  const isPattern = path.length > 2 && path.startsWith("/") && path.endsWith("/");
  return isPattern ? new RegExp(path.slice(1, -1)) : path;
}
