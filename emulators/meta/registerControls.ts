// Control actions which concern the whole application: tokens, the webhook settings of its dashboard, its demands.

import { ControlRefusal } from "../kit/createControl.ts";
import { GraphFailure } from "./graph/graphError.ts";
import { readFields } from "./graph/registerApplication.ts";
import type { UsageLimits } from "./graph/createUsage.ts";
import type { Meta, Token } from "./types.ts";

export function registerControls(meta: Meta, limits: UsageLimits): void {
  const { application, clock, control, subscriptions, tokens } = meta;

  function chosenTokens(values: Record<string, unknown>): Token[] {
    const chosen = tokens
      .list()
      .filter(
        (token) =>
          token.type !== "APP" &&
          (values["token"] === undefined || token.value === values["token"]) &&
          (values["subjectId"] === undefined || token.subjectId === values["subjectId"]),
      );
    if (chosen.length === 0) throw new ControlRefusal("No token fits; see GET /_control/tokens.");
    return chosen;
  }

  control.view("tokens", () => ({ tokens: tokens.list() }));

  control.action("tokens/revoke", (values) => {
    const subcode = typeof values["subcode"] === "number" ? values["subcode"] : undefined;
    const chosen = chosenTokens(values);
    for (const token of chosen) tokens.revoke(token, subcode);
    return { tokens: chosen };
  });

  control.action("tokens/expire", (values) => {
    const { afterCalls, inMs } = values;
    const chosen = chosenTokens(values);
    for (const token of chosen) {
      if (typeof afterCalls === "number") token.callsLeft = afterCalls;
      else token.expiresAt = clock.now() + (typeof inMs === "number" ? inMs : 0);
    }
    return { tokens: chosen };
  });

  control.action("tokens/restore", (values) => {
    const chosen = chosenTokens(values);
    for (const token of chosen) {
      delete token.invalid;
      delete token.callsLeft;
      token.expiresAt = 0;
    }
    return { tokens: chosen };
  });

  control.action("webhook", async ({ object, callbackUrl, verifyToken, fields }) => {
    const known = typeof object === "string" ? subscriptions.get(object) : undefined;
    if (!known) throw new ControlRefusal("Give object: whatsapp_business_account, page or instagram.");
    try {
      await subscriptions.verify(callbackUrl, verifyToken);
    } catch (error) {
      if (error instanceof GraphFailure) throw new ControlRefusal(error.message);
      throw error;
    }
    subscriptions.set(known.object, String(callbackUrl), readFields(fields));
    return { object: known.object, callbackUrl };
  });

  control.action("application", ({ demandsProof, redirectUris }) => {
    if (typeof demandsProof === "boolean") application.demandsProof = demandsProof;
    if (Array.isArray(redirectUris)) application.redirectUris = redirectUris.map(String);
    return application;
  });

  control.action("limits", (values) => {
    const { applicationPerHour, whatsappPerHour, pagePerHour } = values;
    if (typeof applicationPerHour === "number") limits.applicationPerHour = applicationPerHour;
    if (typeof whatsappPerHour === "number") limits.whatsappPerHour = whatsappPerHour;
    if (typeof pagePerHour === "number") limits.pagePerHour = pagePerHour;
    return limits;
  });
}
