// The Graph API as one emulator: WhatsApp, Messenger and Instagram behind one application, one table of tokens and one clock.

import { createApp } from "../kit/createApp.ts";
import { createControl } from "../kit/createControl.ts";
import { createDeliverer } from "../kit/createDeliverer.ts";
import { createFaults } from "../kit/createFaults.ts";
import { createIds } from "../kit/createIds.ts";
import { createJournal } from "../kit/createJournal.ts";
import { createVirtualClock, type VirtualClock } from "../kit/createVirtualClock.ts";
import type { Handler } from "../kit/call.ts";
import { isRecord } from "../kit/readParameters.ts";
import type { RegisterChannel } from "./channels.ts";
import { createGraph } from "./graph/createGraph.ts";
import { createSubscriptions } from "./graph/createSubscriptions.ts";
import { createTokens } from "./graph/createTokens.ts";
import { createUsage, type Usage } from "./graph/createUsage.ts";
import { registerApplication } from "./graph/registerApplication.ts";
import { registerDialog } from "./graph/registerDialog.ts";
import { registerOauth } from "./graph/registerOauth.ts";
import { escapeBody, signBody } from "./graph/signBody.ts";
import { registerControls } from "./registerControls.ts";
import type { AppSettings, Grantable, Meta, Owner } from "./types.ts";

export interface MetaOptions {
  seed?: number;
  clock?: VirtualClock;
  application?: Partial<AppSettings>;
  /** Waits before a refused webhook is sent again. */
  retryDelaysMs?: readonly number[];
  /** What stands behind the Graph API; nothing by default. */
  channels?: readonly RegisterChannel[];
}

export interface MetaWithUsage extends Meta {
  usage: Usage;
}

const DEFAULT_APPLICATION: AppSettings = {
  id: "510042000000001",
  secret: "5ec0e7a1b2c3d4e5f60718293a4b5c6d",
  name: "Emulated application",
  demandsProof: false,
  redirectUris: [],
};
const OWNER: Owner = { id: "100042000000001", name: "Olga Owner" };

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
/** At once, then ever more seldom over a day and a half. */
const RETRY_DELAYS_MS = [0, 5 * SECOND_MS, 60 * SECOND_MS, HOUR_MS, 5 * HOUR_MS, 12 * HOUR_MS, 18 * HOUR_MS];

export function createMeta(options: MetaOptions = {}): MetaWithUsage {
  const clock = options.clock ?? createVirtualClock();
  const ids = createIds(options.seed);
  const application = { ...DEFAULT_APPLICATION, ...options.application };
  const journal = createJournal();
  const faults = createFaults();
  const deliverer = createDeliverer({
    clock,
    serialize: escapeBody,
    sign: (body) => signBody(application.secret, body),
    combine: joinEntries,
    retryDelaysMs: options.retryDelaysMs ?? RETRY_DELAYS_MS,
    keepsOrder: false,
    random: ids.random,
  });
  const control = createControl({ clock, journal, faults, deliverer });
  const tokens = createTokens({ clock, ids, application });
  const usage = createUsage(clock);
  const graph = createGraph({ tokens, usage, ids });
  const subscriptions = createSubscriptions(ids);
  const grantables: (() => Grantable[])[] = [];
  const descriptions = new Map<string, () => unknown>();
  const pages = new Map<string, Handler>();
  let url = "";

  const showPage: Handler = (call) => {
    if (call.method !== "GET") return undefined;
    for (const [path, handler] of pages) {
      const meets = path.endsWith("/") && path !== "/" ? call.path.startsWith(path) : call.path === path;
      if (meets) return handler(call);
    }
    return undefined;
  };

  const app = createApp({
    clock,
    journal,
    faults,
    private: [control.handler, showPage],
    provider: graph.handler,
    onListening: (address) => {
      url = address;
    },
  });

  const meta: MetaWithUsage = {
    app,
    application,
    owner: OWNER,
    clock,
    ids,
    journal,
    faults,
    deliverer,
    control,
    graph,
    tokens,
    subscriptions,
    usage,
    codes: new Map(),
    get url() {
      return url;
    },
    publish({ object, field, entry, callbackUrl }) {
      const subscription = subscriptions.get(object);
      if (!subscription?.fields.has(field)) return false;
      const target = callbackUrl ?? subscription.callbackUrl;
      if (target === "") return false;
      deliverer.deliver({ url: target, queue: `${object} ${target}`, body: { object, entry: [entry] } });
      return true;
    },
    grantables: (list) => void grantables.push(list),
    describe: (name, read) => void descriptions.set(name, read),
    page: (path, handler) => void pages.set(path, handler),
  };

  registerOauth(meta);
  registerApplication(meta);
  registerDialog(meta, () => grantables.flatMap((list) => list()));
  registerControls(meta, usage.limits);
  control.view("world", () => ({
    url,
    graphUrl: url,
    appId: application.id,
    appSecret: application.secret,
    appToken: `${application.id}|${application.secret}`,
    owner: OWNER,
    webhooks: subscriptions.list().map(({ object, callbackUrl }) => ({ object, callbackUrl })),
    ...Object.fromEntries([...descriptions].map(([name, read]) => [name, read()])),
  }));
  for (const register of options.channels ?? []) register(meta);
  return meta;
}

/** Events of one object and one callback may travel in one body. */
function joinEntries(bodies: readonly unknown[]): unknown {
  const entry = bodies.flatMap((body) =>
    isRecord(body) && Array.isArray(body["entry"]) ? body["entry"] : [],
  );
  const [first] = bodies;
  return { ...(isRecord(first) ? first : {}), entry };
}
