// One lane per conversation inside this process: work on the same conversation runs in the order it came. Between
// processes the conversation's revision keeps order; lanes only save the retries.

export interface Lanes {
  run<Value>(key: string, work: () => Promise<Value>): Promise<Value>;
}

export function createLanes(): Lanes {
  const tails = new Map<string, Promise<unknown>>();
  return {
    async run(key, work) {
      const before = tails.get(key);
      const mine = (before ?? Promise.resolve()).then(work, work);
      const settled = mine.catch(() => undefined);
      tails.set(key, settled);
      try {
        return await mine;
      } finally {
        if (tails.get(key) === settled) tails.delete(key);
      }
    },
  };
}
