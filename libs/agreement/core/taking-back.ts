import type { FreeText } from '#libs/kernel/sealing.js';
import type { EvolvingAgreement } from './state.js';

interface Annulment {
  readonly occurredOn: string;
  readonly revision: number;
  readonly data: { readonly reason: FreeText };
}

/** Notes that what was recorded at a path was taken back whole: as if it had never been, but its id stays taken. */
export function takeBack(
  state: EvolvingAgreement,
  path: string,
  { data, occurredOn, revision }: Annulment,
  name?: string,
): void {
  state.takenBack.set(path, { date: occurredOn, revision, reason: data.reason, ...(name !== undefined && { name }) });
}

export const without = <Item>(items: readonly Item[], isGone: (item: Item) => boolean): Item[] =>
  items.filter((item) => !isGone(item));
