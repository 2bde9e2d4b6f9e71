// The version people see; the same as in package.json.

export const version = "0.1.0";
export const userAgent = `Parley/${version}`;
