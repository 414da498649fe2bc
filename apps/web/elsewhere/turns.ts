/** Who waits for one thing that serves one at a time: callers in turn, and of each caller first come, first served. */
export class Turns<Waiting> {
  private readonly queues = new Map<string, Waiting[]>();

  add(caller: string, waiting: Waiting): void {
    this.queues.set(caller, [...(this.queues.get(caller) ?? []), waiting]);
  }

  /** Whoever has waited goes to the end with what else they wait for. */
  next(): Waiting | undefined {
    const [first] = this.queues;
    if (!first) return undefined;
    const [caller, [waiting, ...others]] = first;
    this.queues.delete(caller);
    if (others.length > 0) this.queues.set(caller, others);
    return waiting;
  }

  remove(caller: string, gone: Waiting): void {
    const left = (this.queues.get(caller) ?? []).filter((waiting) => waiting !== gone);
    if (left.length > 0) this.queues.set(caller, left);
    else this.queues.delete(caller);
  }

  waitingOf(caller: string): number {
    return this.queues.get(caller)?.length ?? 0;
  }
}
