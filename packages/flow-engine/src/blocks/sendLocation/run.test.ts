import { describe, expect, it } from "vitest";
import { buildDocument, converse } from "../../testing/buildEnvironment.ts";
import { validate } from "../../validation/validate.ts";

const document = (settings: object) =>
  buildDocument({ kind: "sendLocation", id: "l", settings: { ...settings } });

describe("send location", () => {
  it("shows a place with its name and address", () => {
    const settings = { coordinates: "52.5219, 13.4132", name: "Shop", address: "Main Street 5" };
    expect(converse(document(settings)).last.effects).toMatchObject([
      {
        content: {
          kind: "location",
          latitude: 52.5219,
          longitude: 13.4132,
          name: "Shop",
          address: "Main Street 5",
        },
      },
    ]);
  });

  it.each(["91, 0", "0, 181", "north", "1e3, 2", ""])("sends nothing for %j", (coordinates) => {
    expect(converse(document({ coordinates })).last.effects).toEqual([]);
    const codes = validate(document({ coordinates }), { channel: "website", flowIds: [] }).map(
      ({ code }) => code,
    );
    expect(codes).toContain(coordinates === "" ? "text_missing" : "coordinates_invalid");
  });
});
