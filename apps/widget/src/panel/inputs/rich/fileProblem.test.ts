import { limits } from "@parley/contracts/limits";
import { describe, expect, it } from "vitest";
import { fileProblem } from "./fileProblem.ts";

const file = (name: string, type: string, size = 10) => ({ name, type, size });
const rules = (...types: string[]) => ({ types, maxBytes: 1_000 });

describe("fileProblem", () => {
  it("accepts by kind, by exact type, and by ending", () => {
    expect(fileProblem(file("a.PNG", "image/png"), rules("image/*"))).toBeNull();
    expect(fileProblem(file("a.pdf", "application/PDF"), rules("image/*", "application/pdf"))).toBeNull();
    expect(fileProblem(file("a.DOCX", "application/vnd.x"), rules(".docx"))).toBeNull();
    expect(fileProblem(file("a.exe", "application/x-msdownload"), rules())).toBeNull();
  });
  it("says what is wrong", () => {
    expect(fileProblem(file("a.exe", "application/x-msdownload"), rules("image/*"))).toBe("wrongType");
    expect(fileProblem(file("image", "imagex/png"), rules("image/*"))).toBe("wrongType");
    expect(fileProblem(file("a.png", "image/png", 1_001), rules("image/*"))).toBe("tooLarge");
    expect(fileProblem(file("a.png", "image/png", 0), rules("image/*"))).toBe("empty");
  });
  it("never takes more than the server, whatever the block says", () => {
    const large = file("a.png", "image/png", limits.visitorUploadBytes + 1);
    expect(fileProblem(large, { types: [], maxBytes: Infinity })).toBe("tooLarge");
  });
  it("leaves a type the browser does not know to the server, and an unlisted ending not", () => {
    expect(fileProblem(file("a.heic", ""), rules("image/*"))).toBeNull();
    expect(fileProblem(file("a.heic", ""), rules(".pdf"))).toBe("wrongType");
  });
});
