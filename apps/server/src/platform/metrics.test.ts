import { describe, expect, it } from "vitest";
import { createMetrics, type TaskLaneState } from "./metrics.ts";

async function textOf(metrics: ReturnType<typeof createMetrics>): Promise<string> {
  return (await metrics.render()).text;
}

describe("createMetrics", () => {
  it("counts requests by route, method and status", async () => {
    const metrics = createMetrics({ includeProcess: false });
    metrics.observeHttpRequest({ method: "GET", route: "/api/v1/bots/:id", status: 200, durationMs: 4 });
    metrics.observeHttpRequest({ method: "GET", route: "/api/v1/bots/:id", status: 200, durationMs: 40 });
    const text = await textOf(metrics);
    const labels = 'method="GET",route="/api/v1/bots/:id",status="200"';
    expect(text).toContain(`parley_http_request_duration_seconds_count{${labels}} 2`);
    expect(text).toContain(`parley_http_request_duration_seconds_bucket{le="0.005",${labels}} 1`);
  });

  it("counts turns by channel and outcome", async () => {
    const metrics = createMetrics({ includeProcess: false });
    metrics.countTurn({ channel: "website", outcome: "answered" });
    metrics.countTurn({ channel: "website", outcome: "answered" });
    expect(await textOf(metrics)).toContain('parley_turns_total{channel="website",outcome="answered"} 2');
  });

  it("counts requests to other systems by their outcome", async () => {
    const metrics = createMetrics({ includeProcess: false });
    metrics.observeOutgoingRequest({ code: undefined, durationMs: 20 });
    metrics.observeOutgoingRequest({ code: "egress_timeout", durationMs: 15_000 });
    const text = await textOf(metrics);
    expect(text).toContain('parley_outgoing_request_duration_seconds_count{outcome="answered"} 1');
    expect(text).toContain('parley_outgoing_request_duration_seconds_count{outcome="egress_timeout"} 1');
  });

  it("reads the task lanes at the moment it is asked and forgets lanes that are gone", async () => {
    const metrics = createMetrics({ includeProcess: false });
    let lanes: TaskLaneState[] = [
      { lane: "inbound", waiting: 3, active: 1, dead: 0, oldestWaitingSeconds: 7 },
    ];
    metrics.registerTaskGauges(async () => lanes);
    const before = await textOf(metrics);
    expect(before).toContain('parley_tasks{lane="inbound",state="waiting"} 3');
    expect(before).toContain('parley_task_oldest_waiting_seconds{lane="inbound"} 7');
    lanes = [{ lane: "bot", waiting: 0, active: 0, dead: 2, oldestWaitingSeconds: 0 }];
    const after = await textOf(metrics);
    expect(after).not.toContain('lane="inbound"');
    expect(after).toContain('parley_tasks{lane="bot",state="dead"} 2');
  });

  it("shows everything else while one source cannot be read, and says which", async () => {
    const metrics = createMetrics({ includeProcess: false });
    metrics.countTurn({ channel: "website", outcome: "failed" });
    metrics.registerTaskGauges(async () => {
      throw new Error("the database is away");
    });
    const text = await textOf(metrics);
    expect(text).toContain('parley_turns_total{channel="website",outcome="failed"} 1');
    expect(text).toContain('parley_metrics_read_failures_total{source="tasks"} 1');
  });

  it("reads the database pool and the realtime connections", async () => {
    const metrics = createMetrics({ includeProcess: false });
    metrics.registerDatabasePoolGauges(() => ({ total: 10, idle: 4, waiting: 2 }));
    metrics.registerConnectionGauge(() => 42);
    const text = await textOf(metrics);
    expect(text).toContain('parley_database_connections{state="busy"} 6');
    expect(text).toContain('parley_database_connections{state="waiting"} 2');
    expect(text).toContain("parley_realtime_connections 42");
  });

  it("keeps two applications in one process apart", async () => {
    const [first, second] = [
      createMetrics({ includeProcess: false }),
      createMetrics({ includeProcess: false }),
    ];
    first.countTurn({ channel: "website", outcome: "answered" });
    expect(await textOf(second)).not.toContain("parley_turns_total{");
  });

  it("answers with the content type of Prometheus, and with the process when told", async () => {
    const { contentType, text } = await createMetrics({ includeProcess: true }).render();
    expect(contentType).toContain("text/plain");
    expect(text).toContain("process_resident_memory_bytes");
  });
});
