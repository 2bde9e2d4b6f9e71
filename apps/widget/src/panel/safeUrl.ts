// Addresses in messages come from people we do not know: only kinds that cannot run code become links.

const allowed = new Set(["https:", "http:", "mailto:", "tel:"]);

export function safeUrl(address: string): string | undefined {
  try {
    const url = new URL(address, location.origin);
    return allowed.has(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** The embedding address of a YouTube or Vimeo video in its variant without cookies; undefined for everything else. */
export function videoEmbed(address: string): { host: string; url: string } | undefined {
  const href = safeUrl(address);
  if (!href) return undefined;
  const url = new URL(href);
  const host = url.hostname.replace(/^(www|m|player)\./, "");
  const parts = url.pathname.split("/").filter(Boolean);
  if (host === "youtu.be" || host === "youtube.com" || host === "youtube-nocookie.com") {
    const id = url.searchParams.get("v") ?? parts.at(-1) ?? "";
    if (!/^[\w-]{6,20}$/.test(id)) return undefined;
    return { host: "YouTube", url: `https://www.youtube-nocookie.com/embed/${id}?autoplay=1` };
  }
  if (host === "vimeo.com") {
    const id = parts.find((part) => /^\d+$/.test(part));
    return id ? { host: "Vimeo", url: `https://player.vimeo.com/video/${id}?autoplay=1&dnt=1` } : undefined;
  }
  return undefined;
}
