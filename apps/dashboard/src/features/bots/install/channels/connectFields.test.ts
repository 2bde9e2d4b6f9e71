import { connectBody } from "@parley/contracts/api/connections";
import { messengers } from "@parley/contracts/channels";
import { describe, expect, it } from "vitest";
import { bodyOf, fieldsOf, initialValues, type ConnectValues } from "./connectFields.ts";

const filled: ConnectValues = {
  ...initialValues,
  token: " secret ",
  phoneNumberId: "106",
  wabaId: "102",
  pageId: "104",
  accountId: "178",
  appId: "",
  appSecret: "app",
  pin: "123456",
};
const botId = "a".repeat(24);

describe("connecting by hand", () => {
  it.each(messengers)("makes a request the server takes for %s", (channel) => {
    expect(connectBody.parse(bodyOf(botId, { ...filled, channel }))).toMatchObject({
      channel,
      token: "secret",
    });
  });

  it("asks for a Page only where the account is below one", () => {
    expect(fieldsOf({ channel: "instagram", login: "facebook" }).required).toContain("pageId");
    expect(bodyOf(botId, { ...filled, channel: "instagram", login: "instagram" })).not.toHaveProperty(
      "pageId",
    );
  });

  it("leaves out what was left empty", () => {
    expect(bodyOf(botId, { ...filled, channel: "messenger" })).toEqual({
      channel: "messenger",
      botId,
      pageId: "104",
      token: "secret",
      appSecret: "app",
    });
  });
});
