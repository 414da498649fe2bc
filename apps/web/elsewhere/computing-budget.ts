/** So much computing a caller may have done in another thread each minute. */
export const BUDGET_MS = 10_000;
const WINDOW_MS = 60_000;

interface Spent {
  readonly at: number;
  readonly ms: number;
}

/** What each caller had computed within the last minute. What is answered from memory costs nothing. */
export class ComputingBudget {
  private readonly callers = new Map<string, Spent[]>();

  constructor(
    private readonly budgetMs = BUDGET_MS,
    private readonly now: () => number = () => performance.now(),
  ) {}

  spend(caller: string, ms: number): void {
    this.forgetOld();
    this.callers.set(caller, [...(this.callers.get(caller) ?? []), { at: this.now(), ms }]);
  }

  /** In how many seconds there is some left again; undefined where there is some now. */
  waitFor(caller: string): number | undefined {
    this.forgetOld();
    const spent = this.callers.get(caller) ?? [];
    let total = spent.reduce((sum, { ms }) => sum + ms, 0);
    for (const { at, ms } of spent) {
      if (total < this.budgetMs) return undefined;
      total -= ms;
      if (total < this.budgetMs) return Math.max(1, Math.ceil((at + WINDOW_MS - this.now()) / 1_000));
    }
    return undefined;
  }

  private forgetOld(): void {
    const earliest = this.now() - WINDOW_MS;
    for (const [caller, spent] of this.callers) {
      const recent = spent.filter(({ at }) => at > earliest);
      if (recent.length === 0) this.callers.delete(caller);
      else if (recent.length < spent.length) this.callers.set(caller, recent);
    }
  }
}
