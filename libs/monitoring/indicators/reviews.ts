import { dateOfEntry } from '#libs/agreement/core/log.js';
import type { AgreementState, Correction, Entry, LogEntry, MeasuredValue } from '#libs/agreement/core/state.js';
import { type Opened, textPlaceIf } from '#libs/agreement/texts/view.js';

type Said = LogEntry<MeasuredValue> | Correction<MeasuredValue>;

const isRejected = ({ review }: Pick<Entry<unknown>, 'review'>): boolean => review?.verdict === 'rejected';

/** A measurement and its corrections, in the order of recording; nothing once it is annulled. */
const standingChain = (entry: LogEntry<MeasuredValue>): Said[] =>
  entry.annulled ? [] : [entry, ...entry.corrections].filter(({ annulled }) => !annulled);

/** True where validation is required and what was said last has been neither validated nor rejected. */
export function isWaiting(entry: LogEntry<MeasuredValue>): boolean {
  const last = standingChain(entry).findLast((said) => !isRejected(said));
  return last !== undefined && last.review === undefined;
}

/** A measurement of somebody's, or a correction by them, that was rejected and not been put right since. */
export function rejectionsFor(state: AgreementState, indicator: string, actor: string) {
  const log = state.indicators.get(indicator)?.measurements ?? [];
  return log.flatMap((entry) => {
    const chain = standingChain(entry);
    const last = chain.findLastIndex((said) => !isRejected(said));
    return chain.slice(last + 1).flatMap((said) =>
      said.actor !== actor
        ? []
        : [
            {
              measurement: said.id,
              isCorrection: said !== entry,
              date: dateOfEntry(entry, said),
              value: said.value,
              reason: textPlaceIf(state, said.review?.reason),
            },
          ],
    );
  });
}
export type Rejection = Opened<ReturnType<typeof rejectionsFor>[number]>;
