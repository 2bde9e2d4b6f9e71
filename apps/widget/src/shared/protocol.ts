// What the loader on the site's page and the panel in the iframe say to each other by postMessage.
// Both sides check the origin and the window of every message.

import type { WidgetConfig } from "@parley/contracts/widget";

export interface PageInfo {
  url: string;
  title: string;
  referrer: string;
}

export interface InitMessage {
  parley: "init";
  uuid: string;
  config: WidgetConfig;
  page: PageInfo;
  isNewVisit: boolean;
  /** What the panel gave to keep in this browser session. */
  kept: string | undefined;
  /** What the page asked for before the panel listened, in order. */
  early: ToPanel[];
}

export type ToPanel =
  | InitMessage
  | { parley: "open" | "close"; focus: boolean }
  | { parley: "page"; page: PageInfo }
  | { parley: "identify"; identityToken: string }
  | { parley: "attributes"; attributes: Record<string, string> }
  | { parley: "restart" }
  /** A changed design, so that a settings screen can show it live. */
  | { parley: "config"; config: WidgetConfig };

export type ToLoader =
  | { parley: "ready" }
  | { parley: "close" }
  /** What the panel wants back after a reload; its own storage is often forbidden inside another site. */
  | { parley: "keep"; kept: string }
  | { parley: "event"; name: "unread"; data: { count: number } }
  | { parley: "event"; name: "message"; data: { id: string; author: "bot" | "agent" } }
  | { parley: "event"; name: "lead"; data: { field: "name" | "email" | "phone" } };
