import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { errorsPage } from "../tools/errorsPage.ts";
import { AppError, errors } from "./errors.ts";

const page = readFileSync(new URL("../../../docs/reference/errors.md", import.meta.url), "utf8");

it("has a page with an anchor for each code (run `node packages/contracts/tools/writeErrors.ts`)", () => {
  const anchors = [...page.matchAll(/^## (\w+)$/gm)].map(([, code]) => code);
  expect(anchors).toEqual(Object.keys(errors));
  expect(page).toBe(errorsPage());
});

it.each(Object.entries(errors))(
  "answers %s with a status of a refusal, a sentence and a way on",
  (_, error) => {
    expect(error.status).toBeGreaterThanOrEqual(400);
    expect(error.message).toMatch(/^[A-Z{].*\.$/);
    expect(error.hint).toMatch(/^[A-Z].*\.$/);
  },
);

it("fills facts into message and hint, and keeps them for programs", () => {
  const error = new AppError("message_too_long", { length: 9, maximum: 4 });
  expect(error.message).toBe("This message is too long: 9 of at most 4 characters.");
  expect(error).toMatchObject({ status: 413, code: "message_too_long", data: { length: 9, maximum: 4 } });
});
