// The application node: webhook subscriptions with the challenge, as its owner makes them with the application token.

import type { GraphCall, Meta } from "../types.ts";
import { graphError } from "./graphError.ts";

export function registerApplication(meta: Meta): void {
  const { application, clock, graph, subscriptions } = meta;

  function demandAppToken({ token }: GraphCall): void {
    if (token.type === "APP") return;
    throw graphError({
      code: 15,
      status: 403,
      message: "This method must be called with an app access_token.",
    });
  }

  graph.node("application", (id) => id === application.id);
  graph.route("application", "GET", "", () => ({
    id: application.id,
    name: application.name,
    link: `${meta.url}/`,
    category: "Business",
  }));

  graph.route("application", "POST", "subscriptions", async (call) => {
    demandAppToken(call);
    const { object, callback_url: callbackUrl, verify_token: verifyToken, fields } = call.parameters;
    if (typeof object !== "string" || !subscriptions.get(object)) {
      throw graphError({ code: 100, message: "param object must be one of the supported webhook objects." });
    }
    await subscriptions.verify(callbackUrl, verifyToken);
    subscriptions.set(object, String(callbackUrl), readFields(fields));
    return { success: true };
  });

  graph.route("application", "GET", "subscriptions", (call) => {
    demandAppToken(call);
    const version = `v${call.version ?? 25}.0`;
    return {
      data: subscriptions.list().map(({ object, callbackUrl, fields }) => ({
        object,
        callback_url: callbackUrl,
        active: true,
        fields: [...fields].map((name) => ({ name, version })),
      })),
    };
  });

  graph.route("application", "DELETE", "subscriptions", (call) => {
    demandAppToken(call);
    for (const { object } of subscriptions.list()) {
      if (call.parameters["object"] === undefined || call.parameters["object"] === object) {
        subscriptions.remove(object);
      }
    }
    return { success: true };
  });

  meta.control.view("subscriptions", () => ({
    now: clock.now(),
    subscriptions: subscriptions.list().map((entry) => ({ ...entry, fields: [...entry.fields] })),
  }));
}

/** A list, or names parted by commas; undefined when none were given. */
export function readFields(fields: unknown): string[] | undefined {
  const names = Array.isArray(fields) ? fields.map(String) : String(fields ?? "").split(",");
  const cleaned = names.map((name) => name.trim()).filter((name) => name !== "");
  return cleaned.length > 0 ? cleaned : undefined;
}
