// The control API every emulator has under `/_control/`: journal, faults, clock and deliveries, and the user actions which a
// channel adds. An action is a POST with a JSON object; its answer is JSON.

import { json, type Answer, type Call, type Handler } from "./call.ts";
import type { Deliverer, DeliverySwitches } from "./createDeliverer.ts";
import type { Faults } from "./createFaults.ts";
import type { Journal } from "./createJournal.ts";
import type { VirtualClock } from "./createVirtualClock.ts";
import { readParameters, type Parameters } from "./readParameters.ts";

export type ControlAction = (values: Record<string, unknown>, parameters: Parameters, call: Call) => unknown;

export interface Control {
  handler: Handler;
  /** `POST /_control/<name>`. */
  action(name: string, run: ControlAction): void;
  /** `GET /_control/<name>`. */
  view(name: string, read: (query: URLSearchParams) => unknown): void;
}

export interface ControlOptions {
  clock: VirtualClock;
  journal: Journal;
  faults: Faults;
  deliverer: Pick<Deliverer, "switches" | "set" | "log" | "clearLog" | "pending">;
}

/** What an action refuses, as a sentence for the person who sent it. */
export class ControlRefusal extends Error {}

const PREFIX = "/_control/";

export function createControl({ clock, journal, faults, deliverer }: ControlOptions): Control {
  const actions = new Map<string, ControlAction>();
  const views = new Map<string, (query: URLSearchParams) => unknown>();

  views.set("journal", (query) => ({
    entries: journal.list({ since: Number(query.get("since") ?? 0), path: query.get("path") ?? "" }),
  }));
  views.set("faults", () => ({ faults: faults.list() }));
  views.set("clock", () => ({ now: clock.now() }));
  views.set("deliveries", () => ({
    switches: deliverer.switches,
    pending: deliverer.pending(),
    deliveries: deliverer.log(),
  }));
  views.set("actions", () => ({
    actions: [...actions.keys()].toSorted(),
    views: [...views.keys()].toSorted(),
  }));
  actions.set("faults", (values) => {
    const problem = faults.addFromJson(values);
    if (problem) throw new ControlRefusal(problem);
    return { faults: faults.list() };
  });
  actions.set("clock", ({ advanceMs }) => {
    if (typeof advanceMs !== "number" || !(advanceMs >= 0))
      throw new ControlRefusal("Give advanceMs, 0 or more.");
    clock.advance(advanceMs);
    return { now: clock.now() };
  });
  actions.set("deliveries", (values) => {
    deliverer.set(readSwitches(values));
    return { switches: deliverer.switches };
  });

  async function run(call: Call, name: string): Promise<Answer | undefined> {
    if (call.method === "DELETE" && name === "journal") journal.clear();
    else if (call.method === "DELETE" && name === "faults") faults.clear();
    else if (call.method === "DELETE" && name === "deliveries") deliverer.clearLog();
    else if (call.method === "GET") {
      const view = views.get(name);
      return view ? json(view(call.query)) : undefined;
    } else {
      const action = call.method === "POST" ? actions.get(name) : undefined;
      if (!action) return undefined;
      const parameters = await readParameters(call);
      if (parameters.isMalformed) throw new ControlRefusal("The body is no JSON object.");
      return json((await action(parameters.values, parameters, call)) ?? { ok: true });
    }
    return json({ ok: true });
  }

  return {
    async handler(call) {
      if (!call.path.startsWith(PREFIX)) return undefined;
      try {
        const name = call.path.slice(PREFIX.length).replace(/\/$/, "");
        return (
          (await run(call, name)) ?? json({ error: "No such control call; see GET /_control/actions." }, 404)
        );
      } catch (error) {
        if (error instanceof ControlRefusal) return json({ error: error.message }, 400);
        throw error;
      }
    },
    action: (name, action) => void actions.set(name, action),
    view: (name, read) => void views.set(name, read),
  };
}

function readSwitches(values: Record<string, unknown>): Partial<DeliverySwitches> {
  const { duplicate, shuffle, batch, hold, forge } = values;
  return {
    ...(typeof duplicate === "number" ? { duplicate } : {}),
    ...(typeof shuffle === "boolean" ? { shuffle } : {}),
    ...(typeof batch === "number" ? { batch } : {}),
    ...(typeof hold === "boolean" ? { hold } : {}),
    ...(typeof forge === "number" ? { forge } : {}),
    ...(forge === true ? { forge: 1 } : {}),
  };
}
