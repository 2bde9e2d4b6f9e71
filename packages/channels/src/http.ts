// How an adapter reaches its provider: the server passes its guarded client, tests pass `fetch`.

export interface ChannelRequest {
  method: "GET" | "POST" | "DELETE";
  url: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** For everything together, in milliseconds. */
  timeoutMs?: number;
  /** Longest answer accepted, in bytes. */
  maxBytes?: number;
}

export interface ChannelResponse {
  status: number;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: Uint8Array;
}

/** Rejects with a `ChannelHttpError` when there was no answer. */
export type ChannelHttp = (request: ChannelRequest) => Promise<ChannelResponse>;

/**
 * There was no answer. `mayHaveArrived` is false only when the request surely never reached the provider (no connection,
 * refused address): then a send may be repeated without asking.
 */
export class ChannelHttpError extends Error {
  readonly mayHaveArrived: boolean;
  constructor(message: string, { mayHaveArrived }: { mayHaveArrived: boolean }) {
    super(message);
    this.name = "ChannelHttpError";
    this.mayHaveArrived = mayHaveArrived;
  }
}
