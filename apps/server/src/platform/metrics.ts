// Measurements for Prometheus. Each application has a registry of its own, so that two in one process (tests) do not mix.
// Labels come from fixed sets: a label per workspace or contact would grow without bound.

import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

export interface Metrics {
  /** `route` is the pattern (`/api/v1/bots/:id`), never the address. */
  observeHttpRequest(request: { method: string; route: string; status: number; durationMs: number }): void;
  /** One step of a conversation with a visitor. */
  countTurn(turn: { channel: string; outcome: TurnOutcome }): void;
  /** `code` is absent for an exchange that got an answer. */
  observeOutgoingRequest(request: { code: string | undefined; durationMs: number }): void;
  /** Read whenever somebody asks for the metrics. A lane that is no longer reported disappears. */
  registerTaskGauges(read: () => Promise<readonly TaskLaneState[]>): void;
  registerDatabasePoolGauges(read: () => DatabasePoolState): void;
  registerConnectionGauge(read: () => number): void;
  /** The text that Prometheus reads, and its content type. */
  render(): Promise<{ contentType: string; text: string }>;
}

export type TurnOutcome = "answered" | "handedOff" | "ignored" | "failed";

export interface TaskLaneState {
  lane: string;
  waiting: number;
  active: number;
  /** Given up after all attempts; somebody has to look. */
  dead: number;
  /** Age of the longest waiting task that is due. */
  oldestWaitingSeconds: number;
}

export interface DatabasePoolState {
  total: number;
  idle: number;
  waiting: number;
}

export interface MetricsOptions {
  /** Memory, processor and event loop of this process. Off in tests that build many applications. */
  includeProcess: boolean;
}

/** From a cached answer to the deadline of a slow provider. */
const HTTP_BUCKETS_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const MS_PER_SECOND = 1_000;

export function createMetrics({ includeProcess }: MetricsOptions): Metrics {
  const registry = new Registry();
  const registers = [registry];
  if (includeProcess) collectDefaultMetrics({ register: registry });

  const httpDuration = new Histogram({
    name: "parley_http_request_duration_seconds",
    help: "Time to answer a request, by route and status.",
    labelNames: ["method", "route", "status"],
    buckets: HTTP_BUCKETS_SECONDS,
    registers,
  });
  const turns = new Counter({
    name: "parley_turns_total",
    help: "Steps of conversations, by channel and outcome.",
    labelNames: ["channel", "outcome"],
    registers,
  });
  const outgoingDuration = new Histogram({
    name: "parley_outgoing_request_duration_seconds",
    help: "Time of requests to other systems, by outcome.",
    labelNames: ["outcome"],
    buckets: HTTP_BUCKETS_SECONDS,
    registers,
  });

  const readFailures = new Counter({
    name: "parley_metrics_read_failures_total",
    help: "Readings for this page that failed, by source; the figures of that source are missing then.",
    labelNames: ["source"],
    registers,
  });
  const refreshers = new Map<string, () => void | Promise<void>>();

  // The figures are wanted most while the database is away, so one source that fails must not take the others along.
  async function refreshSafely(source: string, refresh: () => void | Promise<void>): Promise<void> {
    try {
      await refresh();
    } catch {
      readFailures.inc({ source });
    }
  }

  return {
    observeHttpRequest({ method, route, status, durationMs }) {
      httpDuration.observe({ method, route, status: String(status) }, durationMs / MS_PER_SECOND);
    },

    countTurn({ channel, outcome }) {
      turns.inc({ channel, outcome });
    },

    observeOutgoingRequest({ code, durationMs }) {
      outgoingDuration.observe({ outcome: code ?? "answered" }, durationMs / MS_PER_SECOND);
    },

    registerTaskGauges(read) {
      const labelNames = ["lane", "state"];
      const tasks = new Gauge({
        name: "parley_tasks",
        help: "Tasks by lane and state.",
        labelNames,
        registers,
      });
      const oldest = new Gauge({
        name: "parley_task_oldest_waiting_seconds",
        help: "Age of the longest waiting task that is due, by lane.",
        labelNames: ["lane"],
        registers,
      });
      refreshers.set("tasks", async () => {
        tasks.reset();
        oldest.reset();
        for (const { lane, waiting, active, dead, oldestWaitingSeconds } of await read()) {
          tasks.set({ lane, state: "waiting" }, waiting);
          tasks.set({ lane, state: "active" }, active);
          tasks.set({ lane, state: "dead" }, dead);
          oldest.set({ lane }, oldestWaitingSeconds);
        }
      });
    },

    registerDatabasePoolGauges(read) {
      const connections = new Gauge({
        name: "parley_database_connections",
        help: "Connections of the database pool, and requests that wait for one.",
        labelNames: ["state"],
        registers,
      });
      refreshers.set("database", () => {
        const { total, idle, waiting } = read();
        connections.set({ state: "busy" }, total - idle);
        connections.set({ state: "idle" }, idle);
        connections.set({ state: "waiting" }, waiting);
      });
    },

    registerConnectionGauge(read) {
      const open = new Gauge({
        name: "parley_realtime_connections",
        help: "Open realtime connections of visitors and team members.",
        registers,
      });
      refreshers.set("realtime", () => open.set(read()));
    },

    async render() {
      await Promise.all([...refreshers].map(([source, refresh]) => refreshSafely(source, refresh)));
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}
