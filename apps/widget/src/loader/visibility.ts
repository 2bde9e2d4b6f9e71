// Whether the bot shows at all: on this kind of device, on this page.

export const isMobileDevice = /Mobi|Android/i.test(navigator.userAgent);

/** Patterns are addresses with or without the scheme, or paths when they begin with `/`; `*` is any run of characters. */
export function isHiddenPage(
  patterns: readonly string[],
  { host, pathname, search }: Pick<Location, "host" | "pathname" | "search">,
): boolean {
  return patterns.some((pattern) => {
    const escaped = pattern
      .replace(/^https?:\/\//, "")
      .replace(/[^\w*]/g, "\\$&")
      .replace(/\*/g, ".*");
    return new RegExp(`^${escaped}/?$`, "i").test((pattern[0] === "/" ? "" : host) + pathname + search);
  });
}
