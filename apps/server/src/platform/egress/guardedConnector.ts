// Opens connections for the HTTP client. The name is resolved here, each address is judged, and the connection goes to
// the very address that was judged, so that a name cannot point somewhere else a moment later (DNS rebinding).

import { isIP, type Socket } from "node:net";
import { callbackify } from "node:util";
import { buildConnector } from "undici";
import type { AddressPolicy } from "./addressPolicy.ts";
import { EgressError, toEgressError } from "./egressError.ts";
import type { Resolver } from "./resolver.ts";

/** Resolving and connecting together; afterwards the next request tries anew. */
const CONNECT_TIMEOUT_MS = 10_000;
/** One address may take this long while others are left to try. */
const ADDRESS_TIMEOUT_MS = 3_000;
/** Addresses of one name that are tried; a name with more is served well enough by the first ones. */
const MAXIMUM_ADDRESSES = 4;

type ConnectTarget = buildConnector.Options;

export interface GuardedConnectorOptions {
  policy: AddressPolicy;
  resolve: Resolver;
}

export function createGuardedConnector({
  policy,
  resolve,
}: GuardedConnectorOptions): buildConnector.connector {
  // Stated, because a setting in the environment could otherwise switch the verification off.
  const tls = { rejectUnauthorized: true, allowH2: false };
  const connectToOne = buildConnector({ ...tls, timeout: ADDRESS_TIMEOUT_MS });
  const connectToLast = buildConnector({ ...tls, timeout: CONNECT_TIMEOUT_MS });

  async function open(target: ConnectTarget): Promise<Socket> {
    const hostname = target.hostname.replace(/^\[|\]$/g, "");
    const port = Number(target.port) || (target.protocol === "https:" ? 443 : 80);
    const addresses = await permittedAddresses(hostname, port);
    let failure: EgressError | undefined;
    for (const [index, address] of addresses.entries()) {
      const connect = index === addresses.length - 1 ? connectToLast : connectToOne;
      try {
        return await connectOnce(connect, { ...target, hostname: address, ...serverName(hostname) });
      } catch (error) {
        failure = toEgressError(error, hostname);
      }
    }
    throw failure ?? new EgressError("egress_dns_failed", { hostname });
  }

  async function permittedAddresses(hostname: string, port: number): Promise<string[]> {
    const found = isIP(hostname) === 0 ? await resolveInTime(hostname) : [hostname];
    if (found.length === 0) throw new EgressError("egress_dns_failed", { hostname, reason: "no address" });
    const permitted = found.filter((address) => policy.allows(address, { hostname, port }));
    if (permitted.length === 0) throw new EgressError("egress_blocked_address", { hostname });
    return permitted.slice(0, MAXIMUM_ADDRESSES);
  }

  async function resolveInTime(hostname: string): Promise<readonly string[]> {
    const { promise: tooLate, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(
      () => reject(new EgressError("egress_timeout", { hostname, reason: "name resolution" })),
      CONNECT_TIMEOUT_MS,
    );
    try {
      return await Promise.race([resolve(hostname), tooLate]);
    } catch (error) {
      if (error instanceof EgressError) throw error;
      throw new EgressError("egress_dns_failed", {
        hostname,
        reason: toEgressError(error, hostname).reason ?? "unknown",
      });
    } finally {
      clearTimeout(timer);
    }
  }

  const openWithCallback = callbackify(open);
  return (target, callback) => {
    openWithCallback(target, (error, socket) => (error ? callback(error, null) : callback(null, socket)));
  };
}

// The certificate must name the host that was asked for; for an address, TLS compares the address itself.
function serverName(hostname: string): { servername?: string } {
  return isIP(hostname) === 0 ? { servername: hostname.replace(/\.$/, "") } : {};
}

function connectOnce(connect: buildConnector.connector, target: ConnectTarget): Promise<Socket> {
  return new Promise((resolve, reject) => {
    connect(target, (...[error, socket]) => {
      if (error) reject(error);
      else if (socket) resolve(socket);
    });
  });
}
