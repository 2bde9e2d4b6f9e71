// Coordinates as people paste them: `52.52, 13.405`.

export interface Coordinates {
  latitude: number;
  longitude: number;
}

const pattern = /^\s*([+-]?\d{1,2}(?:\.\d{1,12})?)\s*[,;]\s*([+-]?\d{1,3}(?:\.\d{1,12})?)\s*$/;

/** The place, or null when the text is no place on earth. */
export function readCoordinates(text: string): Coordinates | null {
  const found = pattern.exec(text);
  if (!found) return null;
  // Adding zero turns -0 into 0, which survives being stored as JSON.
  const latitude = Number(found[1]) + 0;
  const longitude = Number(found[2]) + 0;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}
