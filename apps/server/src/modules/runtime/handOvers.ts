// Effects that other parts of the server perform, such as drip sequences and messages only one channel has. A part
// registers itself for a kind; until one does, the flow's author reads a warning in the trace.

import type { Queryable } from "../../platform/db/index.ts";
import type { HandOver } from "./plan.ts";

export interface HandOverPlace {
  workspaceId: string;
  conversationId: string;
  contactId: string;
}

/** Writes what has to be done, in the transaction of the turn; nothing is performed here. */
export type HandOverHandler<Kind extends HandOver["kind"]> = (
  tx: Queryable,
  effect: Extract<HandOver, { kind: Kind }>,
  place: HandOverPlace,
) => Promise<void>;

export interface HandOvers {
  register<Kind extends HandOver["kind"]>(kind: Kind, handler: HandOverHandler<Kind>): void;
  isConnected(kind: HandOver["kind"]): boolean;
  perform(tx: Queryable, effect: HandOver, place: HandOverPlace): Promise<void>;
}

export function createHandOvers(): HandOvers {
  const handlers: { [Kind in HandOver["kind"]]?: HandOverHandler<Kind> } = {};
  return {
    register(kind, handler) {
      Object.assign(handlers, { [kind]: handler });
    },
    isConnected: (kind) => handlers[kind] !== undefined,
    async perform(tx, effect, place) {
      if (effect.kind === "drip") await handlers.drip?.(tx, effect, place);
      else await handlers.channelMessage?.(tx, effect, place);
    },
  };
}
