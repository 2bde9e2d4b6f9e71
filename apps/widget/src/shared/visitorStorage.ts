// Where a browser remembers its visitor. Storage may be missing or forbidden (blocked third-party storage, private
// windows, full quota): then memory serves for as long as the page lives.

/** The page's storage, or an object that lasts as long as the page. Values are read and set as properties. */
export function visitorStorage(history: "session" | "forever"): Record<string, string | undefined> {
  try {
    const storage = history === "session" ? sessionStorage : localStorage;
    storage["parley"] = "1";
    return storage;
  } catch {
    return {};
  }
}

const uuidLength = 36;

/** The visitor's uuid v4 under the documented key `parley_uuid_<botId>`; made when there is none. */
export function visitorUuid(storage: Record<string, string | undefined>, botId: string): string {
  const key = `parley_uuid_${botId}`;
  const known = storage[key];
  return known?.length === uuidLength ? known : (storage[key] = uuid());
}

/**
 * A random uuid v4. Every blob address ends in one made by the browser's secure generator, also on plain http pages,
 * where `crypto.randomUUID` is missing.
 */
export function uuid(): string {
  return URL.createObjectURL(new Blob()).slice(-uuidLength);
}
