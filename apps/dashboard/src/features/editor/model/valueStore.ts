// A value with listeners: what the screen shows beside the flow itself (open panel, problems, the tested path).

export interface ValueStore<Value> {
  getState(): Value;
  set(patch: Partial<Value>): void;
  subscribe(listener: () => void): () => void;
}

export function createValueStore<Value extends object>(initial: Value): ValueStore<Value> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    getState: () => value,
    set(patch) {
      value = { ...value, ...patch };
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
