// Whether and how a page may be shown in a frame of the chat.

export interface FrameAddress {
  href: string;
  host: string;
  /** A page without TLS cannot stand in a page with it. */
  isFramable: boolean;
  sandbox: string;
}

const sandboxed = "allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads";

/** Undefined for everything but web addresses. */
export function frameAddress(
  address: string,
  here: { protocol: string; origin: string },
): FrameAddress | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol !== "https:" && url.protocol !== "http:") return undefined;
  return {
    href: url.href,
    host: url.host,
    isFramable: url.protocol === "https:" || here.protocol === "http:",
    // A page of our own origin that kept it could reach into the chat and leave the sandbox.
    sandbox: url.origin === here.origin ? sandboxed : `${sandboxed} allow-same-origin`,
  };
}
