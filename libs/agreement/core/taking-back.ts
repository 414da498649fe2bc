import type { Refusal } from '#libs/kernel/refusal.js';
import type { FreeText } from '#libs/kernel/sealing.js';
import type { Text } from '#libs/kernel/text.js';
import { idIsTaken, refuse, unknownPart } from './guards.js';
import type { AgreementState, EvolvingAgreement, Undone } from './state.js';

interface Annulment {
  readonly occurredOn: string;
  readonly revision: number;
  readonly data: { readonly reason: FreeText };
}

/** Notes that what was recorded at a path was taken back whole: as if it had never been, but its id stays taken. */
export function takeBack(
  state: EvolvingAgreement,
  path: string,
  event: Annulment,
  before: Undone | undefined,
  name?: string,
): void {
  const { data, occurredOn, revision } = event;
  state.takenBack.set(path, { date: occurredOn, revision, reason: data.reason, ...(name !== undefined && { name }) });
  noteUndone(state, event, before);
}

/** Notes what an annulment undid: the history tells it where nothing else does any more. */
export function noteUndone(
  state: EvolvingAgreement,
  { revision }: Pick<Annulment, 'revision'>,
  before: Undone | undefined,
): void {
  if (!before) return;
  const { revision: of, date, validTo, value, numerator, denominator, status, percent, period, effectiveOn } = before;
  const facts = { revision: of, date, validTo, value, numerator, denominator, status, percent, period, effectiveOn };
  state.undone.set(
    revision,
    Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined)) as unknown as Undone,
  );
}

export const without = <Item>(items: readonly Item[], isGone: (item: Item) => boolean): Item[] =>
  items.filter((item) => !isGone(item));

/** There is nothing at a path to take back: not any more, or there never was. */
export function nothingToTakeBack(state: AgreementState, path: string, noun: Text): Refusal {
  const before = state.takenBack.get(path);
  const id = path.slice(path.lastIndexOf('/') + 1);
  if (!before) return unknownPart(noun, id);
  return refuse(
    'annulled-already',
    `«${id}» è già stato annullato il ${before.date}.`,
    `"${id}" was annulled on ${before.date} already.`,
  );
}

/** An id stays taken after an annulment. */
export function pathMustBeFree(state: AgreementState, path: string, isUsed: boolean): Refusal | undefined {
  if (!isUsed && !state.takenBack.has(path)) return undefined;
  return idIsTaken(path.slice(path.lastIndexOf('/') + 1));
}
