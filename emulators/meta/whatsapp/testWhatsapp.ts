// The world of the WhatsApp tests: an account subscribed to the recording callback, and short ways to send and look.

import { dig } from "../../kit/dig.ts";
import { startTestMeta } from "../testMeta.ts";
import { registerWhatsapp } from "./registerWhatsapp.ts";

export const MARA = "4915555500201";
export const JOSE = "447700900123";
export const LEA = "FR.13491208655302741920";
export const ACCOUNT = "102290129340398";
export const PHONE = "106540352242922";
export const OBJECT = "whatsapp_business_account";

/** Longer than any status needs. */
const SETTLED_MS = 1_000;

export type TestWhatsapp = Awaited<ReturnType<typeof startTestWhatsapp>>;

export async function startTestWhatsapp() {
  const world = await startTestMeta({ channels: [registerWhatsapp] });
  const token = String(dig(await world.view("world"), "whatsapp.token"));
  await world.subscribe(OBJECT);
  const graph = (method: string, path: string, body?: unknown) =>
    world.ask(method, `/v25.0/${path}`, { token, ...(body === undefined ? {} : { body }) });
  await graph("POST", `${ACCOUNT}/subscribed_apps`);

  async function send(to: string, type: string, content: unknown, more: Record<string, unknown> = {}) {
    const message = { messaging_product: "whatsapp", to, type, [type]: content, ...more };
    return graph("POST", `${PHONE}/messages`, message);
  }

  async function settle(): Promise<void> {
    world.clock.advance(SETTLED_MS);
    await world.meta.deliverer.idle();
  }

  /** The changes that arrived since the last look, as `[field, value]`. */
  async function arrived(): Promise<{ field: string; value: unknown }[]> {
    await settle();
    const bodies = world.receiver.bodies.splice(0);
    return bodies.map((body) => ({
      field: String(dig(body, "entry.0.changes.0.field")),
      value: dig(body, "entry.0.changes.0.value"),
    }));
  }

  /** The statuses that arrived since the last look, as "sent", "failed 131047" … */
  async function statuses(): Promise<string[]> {
    return (await arrived()).flatMap(({ value }) => {
      const status = dig(value, "statuses.0.status");
      const code = dig(value, "statuses.0.errors.0.code");
      return status === undefined
        ? []
        : [code === undefined ? String(status) : `${String(status)} ${String(code)}`];
    });
  }

  /** A person writes, so that the window is open; nothing of it is left in the list of webhooks. */
  async function openWindow(user = MARA): Promise<string> {
    const written = await world.control("whatsapp/text", { user, text: "hi" });
    await arrived();
    return String(dig(written, "id"));
  }

  return {
    ...world,
    token,
    graph,
    send,
    settle,
    arrived,
    statuses,
    openWindow,
    phone: (path: string) => `${PHONE}/${path}`,
  };
}
