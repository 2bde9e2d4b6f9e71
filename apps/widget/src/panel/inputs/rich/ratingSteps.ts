// The values a rating offers, and the faces that stand for them.

/** More steps than this are not drawn; the document's own bounds are far below. */
const stepsMaximum = 21;
const faces = ["😞", "🙁", "😐", "🙂", "😄"];

export function ratingSteps({ min, max }: { min: number; max: number }): number[] {
  const count = Math.min(stepsMaximum, Math.max(1, Math.floor(max) - Math.ceil(min) + 1));
  return Array.from({ length: count }, (_, index) => Math.ceil(min) + index);
}

/** From sad to happy, however many steps there are. */
export function faceOf(index: number, count: number): string {
  const place = count > 1 ? (index * (faces.length - 1)) / (count - 1) : faces.length - 1;
  return faces[Math.round(place)] ?? "🙂";
}
