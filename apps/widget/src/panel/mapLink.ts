// A place on OpenStreetMap, with a marker.

/** A street and its neighbours. */
const zoom = 16;

export function mapLink(latitude: number, longitude: number): string {
  const [lat, lon] = [latitude.toFixed(6), longitude.toFixed(6)];
  return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=${zoom}/${lat}/${lon}`;
}
