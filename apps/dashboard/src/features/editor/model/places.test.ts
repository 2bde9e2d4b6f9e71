import { describe, expect, it } from "vitest";
import { starterDocument } from "@parley/flow-engine";
import { withAllPlaces } from "./places.ts";

const document = starterDocument();
const ids = Object.keys(document.blocks);

describe("withAllPlaces", () => {
  it("lays no block upon another", () => {
    const { positions } = withAllPlaces({ document, layout: { positions: {} } }).layout;
    expect(Object.keys(positions)).toEqual(ids);
    expect(new Set(Object.values(positions).map(({ x, y }) => `${x} ${y}`)).size).toBe(ids.length);
  });

  it("keeps what has a place, puts the others below, and forgets places of nothing", () => {
    const [first = ""] = ids;
    const layout = { positions: { [first]: { x: 5, y: 700 }, gone: { x: 0, y: 9_000 } } };
    const { positions } = withAllPlaces({ document, layout }).layout;
    expect(positions[first]).toEqual({ x: 5, y: 700 });
    expect(Object.keys(positions)).toHaveLength(ids.length);
    const others = ids.slice(1).map((id) => positions[id]?.y ?? 0);
    expect(Math.min(...others)).toBeGreaterThan(700);
    expect(Math.max(...others)).toBeLessThan(2_000);
  });
});
