import { expect, it } from "vitest";
import { createLanes } from "./lanes.ts";

/** Work that begins and ends when the test says so. */
function controlled() {
  const begun: string[] = [];
  const finish = new Map<string, () => void>();
  const work = (name: string) => async () => {
    begun.push(name);
    await new Promise<void>((resolve) => finish.set(name, resolve));
    return name;
  };
  return { begun, finish: (name: string) => finish.get(name)?.(), work };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

it("work on one key begins in the order it came, one after the other", async () => {
  const { run } = createLanes();
  const { begun, finish, work } = controlled();
  const results = Promise.all(["a", "b", "c"].map((name) => run("key", work(name))));
  for (const [index, name] of ["a", "b", "c"].entries()) {
    await settle();
    expect(begun).toHaveLength(index + 1);
    finish(name);
  }
  expect(await results).toEqual(["a", "b", "c"]);
});

it("work on different keys does not wait for each other", async () => {
  const { run } = createLanes();
  const { begun, finish, work } = controlled();
  const results = [run("one", work("a")), run("two", work("b"))];
  await settle();
  expect(begun).toEqual(["a", "b"]);
  finish("b");
  expect(await results[1]).toBe("b");
  finish("a");
  await Promise.all(results);
});

it("work that fails, at once or later, tells its caller only and holds nobody up", async () => {
  const { run } = createLanes();
  const failing = run("key", () => Promise.reject(new Error("late")));
  const throwing = run("key", () => {
    throw new Error("at once");
  });
  const good = run("key", async () => "good");
  await expect(failing).rejects.toThrow("late");
  await expect(throwing).rejects.toThrow("at once");
  expect(await good).toBe("good");
});
