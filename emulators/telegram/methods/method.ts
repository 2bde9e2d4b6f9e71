// The shape of a method of the Bot API.
import type { Polling } from "../updates/createPolling.ts";
import type { WebhookPump } from "../updates/createWebhookPump.ts";
import type { Bot } from "../world/entities.ts";
import type { World } from "../world/createWorld.ts";
import type { RateLimits } from "./createRateLimits.ts";
import type { Arguments } from "./readArguments.ts";

export interface MethodContext {
  world: World;
  bot: Bot;
  arguments: Arguments;
  rateLimits: RateLimits;
  polling: Polling;
  pump: WebhookPump;
  settings: MethodSettings;
}

export interface MethodSettings {
  /** Accepts `http://` addresses and any port as webhooks, which the real server refuses. */
  allowHttpWebhooks: boolean;
}

export type Method = (context: MethodContext) => unknown;

export type Methods = Record<string, Method>;

/** A result which is accompanied by a sentence. */
export class Described {
  readonly result: unknown;
  readonly description: string;

  constructor(result: unknown, description: string) {
    this.result = result;
    this.description = description;
  }
}
