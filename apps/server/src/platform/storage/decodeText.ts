// Text or not: the bytes decode, and hold no control characters that text does not have.

const spacing = /[\t\n\f\r]/g;
const control = /\p{Cc}/u;

/** The text, or nothing for binary data. A character cut off at the end does not matter. */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return undefined;
  try {
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes, { stream: true });
    return control.test(text.replaceAll(spacing, "")) ? undefined : text;
  } catch {
    return undefined;
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return "utf-8";
}
