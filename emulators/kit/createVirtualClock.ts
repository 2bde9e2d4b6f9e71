// A clock that runs with real time and can be moved forward: a 24-hour window closes after one call.
// Timers of the emulators hang on it, so that moving the clock runs whatever fell due on the way, in order.

export interface VirtualClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Moves time forward and runs what falls due on the way, each at its own moment. */
  advance(ms: number): void;
  /** Runs the work once when the time has passed; the answer cancels it. */
  after(ms: number, work: () => void): () => void;
  /** Cancels every timer; the clock goes on telling the time. */
  stop(): void;
}

export interface VirtualClockOptions {
  startMs?: number;
  /** False: time stands still between advances. */
  runs?: boolean;
}

interface Timer {
  due: number;
  order: number;
  work: () => void;
}

/** Node fires a longer timer at once, so a far one is looked at again after this time. */
const LONGEST_WAIT_MS = 2_147_483_647;

export function createVirtualClock({ startMs, runs = true }: VirtualClockOptions = {}): VirtualClock {
  const realStart = Date.now();
  let offset = startMs === undefined ? 0 : startMs - realStart;
  let timers: Timer[] = [];
  let order = 0;
  let wakeUp: NodeJS.Timeout | undefined;

  const real = () => (runs ? Date.now() : realStart);
  const now = () => real() + offset;

  function nextTimer(): Timer | undefined {
    return timers.toSorted((a, b) => a.due - b.due || a.order - b.order)[0];
  }

  function runDue(until: number): void {
    for (let next = nextTimer(); next && next.due <= until; next = nextTimer()) {
      const current = next;
      timers = timers.filter((timer) => timer !== current);
      if (current.due > now()) offset += current.due - now();
      current.work();
    }
  }

  function plan(): void {
    clearTimeout(wakeUp);
    const next = nextTimer();
    if (!next || !runs) return;
    wakeUp = setTimeout(
      () => {
        runDue(now());
        plan();
      },
      Math.min(LONGEST_WAIT_MS, Math.max(0, next.due - now())),
    );
    wakeUp.unref();
  }

  return {
    now,
    advance(ms) {
      const target = now() + ms;
      runDue(target);
      if (target > now()) offset += target - now();
      plan();
    },
    after(ms, work) {
      const timer = { due: now() + Math.max(0, ms), order: (order += 1), work };
      timers.push(timer);
      plan();
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    stop() {
      timers = [];
      clearTimeout(wakeUp);
    },
  };
}
