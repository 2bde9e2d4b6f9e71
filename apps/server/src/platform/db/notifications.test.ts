import { createTestDatabase, describeOnDatabases } from "@parley/testkit/databases";
import { expect, it, vi } from "vitest";

describeOnDatabases("notifications", (database) => {
  it("reach everyone who listens on the channel, in order", async () => {
    const first: string[] = [];
    const second: string[] = [];
    const other: string[] = [];
    const stops = await Promise.all([
      database().listen("probe_news", (payload) => first.push(payload)),
      database().listen("probe_news", (payload) => second.push(payload)),
      database().listen("probe_other", (payload) => other.push(payload)),
    ]);
    for (const payload of ["1", "2", ""]) await database().notify("probe_news", payload);

    await vi.waitFor(() => expect([first, second, other]).toEqual([["1", "2", ""], ["1", "2", ""], []]));
    await Promise.all(stops.map((stop) => stop()));
  });

  it("arrive when the transaction they were sent in commits, and not when it fails", async () => {
    const seen: string[] = [];
    const stop = await database().listen("probe_news", (payload) => seen.push(payload));
    const send = (payload: string, fails: boolean) =>
      database().transaction(async (tx) => {
        await tx.query("select pg_notify('probe_news', $1)", [payload]);
        if (fails) throw new Error("no");
      });
    await expect(send("lost", true)).rejects.toThrow("no");
    await send("kept", false);

    await vi.waitFor(() => expect(seen).toEqual(["kept"]));
    await stop();
  });

  it("stop with their listener, and a failing listener does not disturb another", async () => {
    const seen: string[] = [];
    const stopFailing = await database().listen("probe_news", () => {
      throw new Error("listener failed");
    });
    const stopped: string[] = [];
    const stop = await database().listen("probe_news", (payload) => stopped.push(payload));
    const stopSeeing = await database().listen("probe_news", (payload) => seen.push(payload));
    await stop();
    await database().notify("probe_news", "now");

    await vi.waitFor(() => expect(seen).toEqual(["now"]));
    expect(stopped).toEqual([]);
    await Promise.all([stopFailing(), stopSeeing()]);
  });

  it("are refused on a channel whose name would need quotes", async () => {
    await expect(database().listen("Bad; name", () => undefined)).rejects.toThrow("channel");
    await expect(database().notify("x".repeat(64), "")).rejects.toThrow("channel");
  });
});

it("A listener hears of the gap after its connection was lost, and then of what follows.", async () => {
  const { database, close } = await createTestDatabase("postgres");
  const seen: string[] = [];
  const gaps: string[] = [];
  await database.listen("probe_news", (payload) => seen.push(payload), { onGap: () => gaps.push("gap") });
  await database.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'LISTEN%'",
  );
  await vi.waitFor(() => expect(gaps).toEqual(["gap"]), { timeout: 5_000 });
  await database.notify("probe_news", "after");
  await vi.waitFor(() => expect(seen).toEqual(["after"]));
  await close();
});
