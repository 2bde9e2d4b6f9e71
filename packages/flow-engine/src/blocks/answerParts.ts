// Parts of an answer that can be read by themselves: the fields of a form, the coordinates of a place.

/** One part of a block's answers, with its name for the variable picker. */
export interface AnswerPartName {
  id: string;
  label: string;
}

/** The name texts and conditions use: `answers.<block id>_<part>`. */
export function partId(blockId: string, part: string): string {
  return `${blockId}_${part}`;
}
