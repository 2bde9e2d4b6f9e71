// What the parts of the Meta emulator hand to each other. A channel receives a `Meta` and adds its nodes, routes, actions and pages.

import type { Call, Handler } from "../kit/call.ts";
import type { Control } from "../kit/createControl.ts";
import type { Deliverer } from "../kit/createDeliverer.ts";
import type { Faults } from "../kit/createFaults.ts";
import type { Ids } from "../kit/createIds.ts";
import type { Journal } from "../kit/createJournal.ts";
import type { VirtualClock } from "../kit/createVirtualClock.ts";
import type { App } from "../kit/createApp.ts";
import type { UploadedFile } from "../kit/readParameters.ts";

export type TokenType = "APP" | "USER" | "PAGE" | "SYSTEM_USER" | "INSTAGRAM_USER";

export interface Token {
  value: string;
  type: TokenType;
  /** Whom `me` means: a person, a Page, an Instagram account, or the application itself. */
  subjectId: string;
  scopes: string[];
  /** The objects the token reaches; absent: all. */
  targetIds?: string[];
  issuedAt: number;
  /** Milliseconds; 0 never. */
  expiresAt: number;
  isLongLived: boolean;
  /** Why the token is no longer valid. */
  invalid?: { subcode: number; message: string };
  /** The token expires when so many more calls were made with it. */
  callsLeft?: number;
}

export interface Tokens {
  issue(token: Partial<Token> & Pick<Token, "type" | "subjectId" | "scopes">): Token;
  find(value: string): Token | undefined;
  list(): Token[];
  /** Ends tokens; the subcode says why (460 password changed, 463 expired, 458 application removed). */
  revoke(token: Token, subcode?: number): void;
  /** The token of a call, judged and counted; throws 104 or 190. */
  require(call: Call, parameters: Record<string, unknown>): Token;
}

export interface GraphCall {
  call: Call;
  /** The host in front of the path, when the caller wrote one; `graph.facebook.com` by default. */
  host: string;
  /** 25 for `/v25.0/`; undefined without a version. */
  version: number | undefined;
  method: string;
  /** The object in the path; `me` is already replaced by whom the token stands for. */
  id: string;
  /** What stands for `:name` parts of the edge. */
  rest: string[];
  /** Query and body together. */
  parameters: Record<string, unknown>;
  files: UploadedFile[];
  token: Token;
}

/** Its value is the JSON answer; failures are thrown by `graphError`. An `Answer` is made by `rawAnswer`. */
export type GraphHandler = (call: GraphCall) => unknown;

export interface Graph {
  /** Says which ids are objects of this kind. Kinds are asked in the order they were added. */
  node(kind: string, owns: (id: string, token: Token | undefined) => boolean): void;
  /** `edge` is what follows the id: "", "messages", "message_qrdls/:code". Needs a token. */
  route(kind: string, method: string, edge: string, handler: GraphHandler): void;
  /** A path without version that is no object: "/debug_token", or with its host in front. Needs no token by itself. */
  fixed(method: string, path: string, handler: (call: Omit<GraphCall, "token">) => unknown): void;
  handler: Handler;
}

export interface AppSettings {
  id: string;
  secret: string;
  name: string;
  /** Calls without `appsecret_proof` are refused. */
  demandsProof: boolean;
  /** Where people may be sent back to; empty: anywhere. */
  redirectUris: string[];
}

export interface Subscription {
  object: string;
  /** Empty until one is given. */
  callbackUrl: string;
  fields: Set<string>;
}

export interface WebhookEvent {
  object: string;
  /** The field an application subscribes to. */
  field: string;
  entry: Record<string, unknown>;
  /** An override of the application's own callback. */
  callbackUrl?: string;
}

export interface Subscriptions {
  get(object: string): Subscription | undefined;
  list(): Subscription[];
  /** What the application's owner ticks in the dashboard, without a callback. */
  offer(object: string, fields: readonly string[]): void;
  /** Asks the callback for the challenge; throws 2200. */
  verify(callbackUrl: unknown, verifyToken: unknown): Promise<void>;
  set(object: string, callbackUrl: string, fields?: readonly string[]): void;
  remove(object: string): void;
}

/** A person who owns businesses and Pages, and logs in at the dialog. */
export interface Owner {
  id: string;
  name: string;
}

export interface Grantable {
  id: string;
  name: string;
  /** "WhatsApp account", "Page" … */
  kind: string;
}

export interface AuthorizationCode {
  code: string;
  ownerId: string;
  scopes: string[];
  targetIds: string[];
  redirectUri: string;
  /** A code of embedded sign-up gives a business token. */
  isBusiness: boolean;
  expiresAt: number;
  isUsed: boolean;
}

export interface Meta {
  app: App;
  application: AppSettings;
  owner: Owner;
  clock: VirtualClock;
  ids: Ids;
  journal: Journal;
  faults: Faults;
  deliverer: Deliverer;
  control: Control;
  graph: Graph;
  tokens: Tokens;
  subscriptions: Subscriptions;
  codes: Map<string, AuthorizationCode>;
  /** Where the emulator listens; for addresses inside answers. */
  readonly url: string;
  /** Delivers a webhook when the application takes the field; false when it has nowhere to go. */
  publish(event: WebhookEvent): boolean;
  /** Objects a person can hand over in the dialog. */
  grantables(list: () => Grantable[]): void;
  /** One part of `GET /_control/world`, read by people who connect something. */
  describe(name: string, read: () => unknown): void;
  /** A GET page; its path is exact, or a prefix when it ends with "/". */
  page(path: string, handler: Handler): void;
}
