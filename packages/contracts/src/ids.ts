// Identifiers as they appear in the API: 24 lower-case hex characters for everything we make,
// uuid v4 for website visitors (made in the visitor's browser).

import { z } from "zod";

export const idPattern = /^[0-9a-f]{24}$/;
export const id = z.string().regex(idPattern, "must be 24 lower-case hex characters");
export const uuid = z.uuid();
/** A key chosen by the caller so that a repeated send is recognised: 1 to 64 of `A-Z a-z 0-9 _ -`. */
export const clientId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "must be 1 to 64 letters, digits, _ or -");
export const timestamp = z.iso.datetime();
