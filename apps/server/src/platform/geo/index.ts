// Country and city of an address, from a local file in MaxMind's format. Nothing is asked of anybody, and without
// the file nothing is known.

export { openGeo, GeoFileError, type Geo, type Place } from "./openGeo.ts";
