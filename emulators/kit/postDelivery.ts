// One POST of a webhook. A refusal, a time-out and a closed connection are outcomes, never exceptions.

export interface DeliveryOutcome {
  /** 0 when no answer came. */
  status: number;
  latencyMs: number;
  answer: string;
}

/** A receiver that takes longer counts as failing. */
const TIMEOUT_MS = 10_000;

export async function postDelivery(
  url: string,
  body: Buffer,
  headers: Record<string, string>,
): Promise<DeliveryOutcome> {
  const started = performance.now();
  const latency = () => Math.round(performance.now() - started);
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: new Uint8Array(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
      redirect: "manual",
    });
    const answer = await response.text();
    return { status: response.status, latencyMs: latency(), answer };
  } catch (error) {
    return {
      status: 0,
      latencyMs: latency(),
      answer: error instanceof Error ? error.message : String(error),
    };
  }
}
