// Names to addresses. Replaceable, so that tests and unusual networks bring their own.

import { lookup } from "node:dns/promises";

export type Resolver = (hostname: string) => Promise<readonly string[]>;

/** The system's own resolution, /etc/hosts included, as the operator expects of names in a private network. */
export const systemResolver: Resolver = async (hostname) => {
  const found = await lookup(hostname, { all: true, order: "verbatim" });
  return found.map(({ address }) => address);
};
