// `window.Parley`: what a site's own code can call and listen to.

export type EventName = "ready" | "open" | "close" | "message" | "unread" | "lead";
type Listener = (data?: unknown) => void;
type QueuedCall = [name: string, ...args: unknown[]];

/** What the widget does; calls made before it shows wait inside it. */
export interface Commands {
  open(): void;
  close(): void;
  isOpen(): boolean;
  identify(token: string): void;
  setAttributes(attributes: Record<string, string>): void;
  restart(): void;
}

export interface ParleyApi extends Commands {
  toggle(): void;
  on(event: EventName, listener: Listener): void;
  off(event: EventName, listener: Listener): void;
  /** After loading, a pushed call runs at once, so that a page's stub code keeps working. */
  queue: { push(...calls: QueuedCall[]): void };
}

declare global {
  interface Window {
    Parley?: Partial<ParleyApi>;
  }
}

export type Emit = (event: EventName, data?: unknown) => void;
export type Listeners = Partial<Record<EventName, Set<Listener>>>;

/** Installs `window.Parley` and runs the calls that the page has queued. */
export function installPageApi(commands: Commands, listeners: Listeners): void {
  const early = window.Parley?.queue;
  const api: ParleyApi = {
    ...commands,
    toggle: () => (commands.isOpen() ? commands.close() : commands.open()),
    on: (event, listener) => void (listeners[event] ??= new Set()).add(listener),
    off: (event, listener) => void listeners[event]?.delete(listener),
    queue: {
      push(...calls) {
        for (const [name, ...args] of calls) (api[name as "open"] as (...args: unknown[]) => void)(...args);
      },
    },
  };
  window.Parley = api;
  if (early) api.queue.push(...(early as unknown as QueuedCall[]));
}
