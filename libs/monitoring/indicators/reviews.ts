import { dateOfEntry } from '#libs/agreement/core/log.js';
import { measurementReading } from '#libs/agreement/core/standing.js';
import type {
  Correction,
  Entry,
  IndicatorState,
  LogEntry,
  MeasuredValue,
  RecordedAgreement,
} from '#libs/agreement/core/state.js';
import { type Opened, textPlaceIf } from '#libs/agreement/texts/view.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';

type Said = LogEntry<MeasuredValue> | Correction<MeasuredValue>;

const isRejected = ({ review }: Pick<Entry<unknown>, 'review'>): boolean => review?.verdict === 'rejected';

/** A measurement and its corrections, in the order of recording; nothing once it is annulled. */
const standingChain = (entry: LogEntry<MeasuredValue>): Said[] =>
  entry.annulled ? [] : [entry, ...entry.corrections].filter(({ annulled }) => !annulled);

/** A measurement, or what corrects it, as it waits to be validated. */
export interface AwaitingReview {
  readonly id: string;
  readonly date: CivilDate;
}

/**
 * Where only validated measurements count, those that nobody has looked at. Of each what was said last: whoever
 * validates what has been corrected since would let stand what its author has taken back.
 */
export function awaitingReview(state: RecordedAgreement, { measurements }: IndicatorState): AwaitingReview[] {
  if (!measurementReading(state).validationRequired) return [];
  return measurements.flatMap((entry) => {
    const last = standingChain(entry).findLast((said) => !isRejected(said));
    return last && last.review === undefined ? [{ id: last.id, date: dateOfEntry(entry, last) }] : [];
  });
}

/** A measurement of somebody's, or a correction by them, that was rejected and not been put right since. */
export function rejectionsFor(state: RecordedAgreement, indicator: string, actor: string) {
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
