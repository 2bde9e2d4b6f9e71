import { expect, test } from "../support/fixtures.ts";

test("a server that was killed starts again on the same data and says it is ready", async ({
  server,
  request,
}) => {
  await expect(await request.get("/healthz")).toBeOK();
  await server.kill();
  await server.restart();
  await expect(await request.get("/readyz")).toBeOK();
});

test("metrics speak Prometheus", async ({ request }) => {
  const metrics = await request.get("/metrics");
  await expect(metrics).toBeOK();
  expect(await metrics.text()).toMatch(/^# TYPE \w+ (counter|gauge|histogram)$/m);
});
