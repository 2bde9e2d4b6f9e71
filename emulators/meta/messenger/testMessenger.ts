// What the tests of Messenger and Instagram share: a running world, a Page that is subscribed, short ways to send and to listen.

import { dig } from "../../kit/dig.ts";
import { recordsOf, type Fields } from "./fields.ts";
import { PAGE_FIELDS } from "./routes/registerPages.ts";
import { INSTAGRAM_FIELDS } from "../instagram/registerAccounts.ts";
import { registerInstagram } from "../instagram/registerInstagram.ts";
import { registerMessenger } from "./registerMessenger.ts";
import { startTestMeta } from "../testMeta.ts";

export type TestMessenger = Awaited<ReturnType<typeof startTestMessenger>>;

export async function startTestMessenger() {
  const world = await startTestMeta({ channels: [registerMessenger, registerInstagram], retryDelaysMs: [] });
  const facts = await world.view("world");
  const text = (path: string) => String(dig(facts, path));
  const pageId = text("messenger.pageId");
  const pageToken = text("messenger.pageToken");
  const login = { id: text("instagram.loginAccount.id"), token: text("instagram.loginAccount.token") };
  const linkedId = text("instagram.linkedAccount.id");
  await world.subscribe("page");
  await world.subscribe("instagram");
  const list = (fields: string[]) => fields.join(",");
  await world.ask("POST", `/v25.0/${pageId}/subscribed_apps`, {
    token: pageToken,
    body: { subscribed_fields: list(PAGE_FIELDS) },
  });
  await world.ask("POST", `/graph.instagram.com/v25.0/me/subscribed_apps`, {
    token: login.token,
    body: { subscribed_fields: list(INSTAGRAM_FIELDS) },
  });

  /** Entries that arrived since the last question. */
  async function arrived(): Promise<Fields[]> {
    await world.meta.deliverer.idle();
    const entries = world.receiver.bodies.flatMap((body) => recordsOf(dig(body, "entry")));
    world.receiver.bodies = [];
    return entries;
  }

  return {
    ...world,
    pageId,
    pageToken,
    login,
    linkedId,
    arrived,
    /** The only item of each entry, in `messaging` or `standby`, or the change. */
    events: async () =>
      (await arrived()).map(
        (entry) => dig(entry, "messaging.0") ?? dig(entry, "standby.0") ?? dig(entry, "changes.0") ?? entry,
      ),
    person: async (platform = "messenger", values: Fields = {}): Promise<string> =>
      String(dig(await world.control(`${platform}/person`, values), "id")),
    /** A person of the Page who has just written. */
    async writer(): Promise<string> {
      const id = String(dig(await world.control("messenger/person", {}), "id"));
      await world.control("messenger/message", { person: id, text: "Hello" });
      await arrived();
      return id;
    },
    send: (id: string, message: unknown, values: Fields = {}) =>
      world.ask("POST", "/v25.0/me/messages", {
        token: pageToken,
        body: { recipient: { id }, messaging_type: "RESPONSE", message, ...values },
      }),
    graph: (method: string, path: string, body?: unknown) =>
      world.ask(method, `/v25.0/${path}`, { token: pageToken, ...(body === undefined ? {} : { body }) }),
    studio: (method: string, path: string, body?: unknown) =>
      world.ask(method, `/graph.instagram.com/v25.0/${path}`, {
        token: login.token,
        ...(body === undefined ? {} : { body }),
      }),
  };
}

/** The code of an answer, and its subcode after a slash. */
export function codeOf({ body }: { body: unknown }): string {
  const subcode = dig(body, "error.error_subcode");
  return `${String(dig(body, "error.code"))}${subcode === undefined ? "" : `/${String(subcode)}`}`;
}
