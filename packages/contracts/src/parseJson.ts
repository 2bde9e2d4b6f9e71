// JSON from strangers: parsed, unless it is nested so deeply that writing it again would exhaust the stack.

/** Deeper than any honest document. */
const DEPTH_MAXIMUM = 200;

/** The value in a wrapper, because `null` is a value; undefined for a text that is no JSON. */
export function parseJson(text: string): { value: unknown } | undefined {
  if (depthOf(text) > DEPTH_MAXIMUM) return undefined;
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isInString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (isInString) {
      if (character === "\\") index += 1;
      else if (character === '"') isInString = false;
    } else if (character === '"') isInString = true;
    else if (character === "[" || character === "{") deepest = Math.max(deepest, (depth += 1));
    else if (character === "]" || character === "}") depth -= 1;
  }
  return deepest;
}
