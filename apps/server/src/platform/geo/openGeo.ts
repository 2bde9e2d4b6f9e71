// Reads the file once into memory; a newer file is taken at the next start.

import { readFile } from "node:fs/promises";
import ipaddr from "ipaddr.js";
import { Reader, type CityResponse } from "mmdb-lib";

export interface Place {
  /** ISO 3166-1 alpha-2, such as `DE`. */
  country: string;
  city?: string;
}

export interface Geo {
  /** Nothing for addresses that are private, unknown or malformed, and without a file. */
  lookup(ip: string): Place | undefined;
}

/** The setting names a file that cannot be used; the server refuses to start with it. */
export class GeoFileError extends Error {
  override name = "GeoFileError";
}

const countryPattern = /^[A-Z]{2}$/;

export async function openGeo(file: string | undefined): Promise<Geo> {
  if (file === undefined) return { lookup: () => undefined };
  const reader = readDatabase(await readDatabaseFile(file), file);
  return {
    lookup(ip) {
      const address = ip.replace(/^::ffff:(?=\d+\.)/i, "");
      return canHold(reader, address) ? placeOf(recordOf(reader, address)) : undefined;
    },
  };
}

/** A file of IPv4 addresses only cannot hold the longer ones. */
function canHold(reader: Reader<CityResponse>, address: string): boolean {
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return true;
  return reader.metadata.ipVersion === 6 && !address.includes("%") && ipaddr.IPv6.isValid(address);
}

// A file damaged inside must not keep a visitor from chatting; the place is a convenience.
function recordOf(reader: Reader<CityResponse>, address: string): CityResponse | null {
  try {
    return reader.get(address);
  } catch {
    return null;
  }
}

async function readDatabaseFile(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : "unknown reason";
    throw new GeoFileError(`GEOIP_FILE: ${file} cannot be read (${reason}).`);
  }
}

function readDatabase(bytes: Buffer, file: string): Reader<CityResponse> {
  try {
    return new Reader<CityResponse>(bytes);
  } catch {
    throw new GeoFileError(`GEOIP_FILE: ${file} is no city or country file in MaxMind's format (.mmdb).`);
  }
}

function placeOf(record: CityResponse | null): Place | undefined {
  const country = record?.country?.iso_code ?? record?.registered_country?.iso_code;
  if (country === undefined || !countryPattern.test(country)) return undefined;
  const city = record?.city?.names?.en;
  return city === undefined ? { country } : { country, city };
}
