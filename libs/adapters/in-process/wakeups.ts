import { Subject } from 'rxjs';
import type { Wakeup, Wakeups } from '#libs/kernel/ports.js';

/** Wake-ups inside one process, delivered at once: enough where everything runs on one machine. */
export class InProcessWakeups implements Wakeups {
  private readonly subject = new Subject<Wakeup>();

  /** `report` hears of listeners that throw; without it they are process warnings. */
  constructor(private readonly report: (error: unknown) => void = warn) {}

  announce(wakeup: Wakeup): void {
    this.subject.next(wakeup);
  }

  subscribe(listener: (wakeup: Wakeup) => void): () => void {
    const subscription = this.subject.subscribe((wakeup) => {
      // What a subscriber lets through would end the process: rxjs throws it again from a timer.
      try {
        listener(wakeup);
      } catch (error) {
        this.report(error);
      }
    });
    return () => subscription.unsubscribe();
  }
}

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error));
}
