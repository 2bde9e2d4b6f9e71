// The key a name suggests: lower-case letters, digits and underscores, beginning with a letter.
const KEY_LENGTH = 50;
export const attributeKeyPattern = /^[a-z][a-z0-9_]{0,49}$/;

export function attributeKey(name: string): string {
  return name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^[_\d]+|_+$/g, "")
    .slice(0, KEY_LENGTH);
}
