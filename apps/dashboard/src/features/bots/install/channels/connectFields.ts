// What is typed in to connect an account by hand, and the request it becomes.

import type { ConnectBody } from "@parley/contracts/api/connections";
import type { Messenger } from "@parley/contracts/channels";

export interface ConnectValues {
  channel: Messenger;
  login: "instagram" | "facebook";
  token: string;
  phoneNumberId: string;
  wabaId: string;
  pageId: string;
  accountId: string;
  appId: string;
  appSecret: string;
  pin: string;
}
export type ConnectField = Exclude<keyof ConnectValues, "channel" | "login">;

export const initialValues: ConnectValues = {
  channel: "telegram",
  login: "facebook",
  token: "",
  phoneNumberId: "",
  wabaId: "",
  pageId: "",
  accountId: "",
  appId: "",
  appSecret: "",
  pin: "",
};

interface Fields {
  required: readonly ConnectField[];
  optional: readonly ConnectField[];
}

export function fieldsOf({ channel, login }: Pick<ConnectValues, "channel" | "login">): Fields {
  switch (channel) {
    case "telegram":
      return { required: ["token"], optional: [] };
    case "whatsapp":
      return { required: ["phoneNumberId", "wabaId", "token"], optional: ["appId", "appSecret", "pin"] };
    case "messenger":
      return { required: ["pageId", "token"], optional: ["appId", "appSecret"] };
    case "instagram":
      return {
        required: login === "facebook" ? ["accountId", "pageId", "token"] : ["accountId", "token"],
        optional: ["appId", "appSecret"],
      };
  }
}

export const secretFields: ReadonlySet<ConnectField> = new Set(["token", "appSecret"]);

export function bodyOf(botId: string, values: ConnectValues): ConnectBody {
  const { channel, login } = values;
  const { required, optional } = fieldsOf(values);
  const typed = (field: ConnectField) => values[field].trim();
  const given = Object.fromEntries(
    optional.flatMap((field) => (typed(field) === "" ? [] : [[field, typed(field)]])),
  );
  const common = { botId, token: typed("token"), ...given };
  switch (channel) {
    case "telegram":
      return { channel, ...common };
    case "whatsapp":
      return { channel, phoneNumberId: typed("phoneNumberId"), wabaId: typed("wabaId"), ...common };
    case "messenger":
      return { channel, pageId: typed("pageId"), ...common };
    case "instagram": {
      const page = required.includes("pageId") ? { pageId: typed("pageId") } : {};
      return { channel, login, accountId: typed("accountId"), ...page, ...common };
    }
  }
}
