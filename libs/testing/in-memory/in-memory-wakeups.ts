import type { Wakeup, Wakeups } from '#libs/kernel/ports.js';

/** Delivers at once. What listeners threw can be looked at in `errors`. */
export class InMemoryWakeups implements Wakeups {
  readonly errors: unknown[] = [];
  private readonly listeners = new Set<{ readonly hear: (wakeup: Wakeup) => void }>();

  announce(wakeup: Wakeup): void {
    for (const { hear } of [...this.listeners]) {
      try {
        hear(wakeup);
      } catch (error) {
        this.errors.push(error);
      }
    }
  }

  subscribe(listener: (wakeup: Wakeup) => void): () => void {
    const subscription = { hear: listener };
    this.listeners.add(subscription);
    return () => {
      this.listeners.delete(subscription);
    };
  }
}
