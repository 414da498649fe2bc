import type { MeasurementView } from '#libs/agreement/core/entry-schemas.js';
import { dateOfEntry } from '#libs/agreement/core/log.js';
import type { AgreementState, Correction, Entry, LogEntry, MeasuredValue } from '#libs/agreement/core/state.js';
import { type Opened, textPlaceIf } from '#libs/agreement/texts/view.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import type { EntryState } from './words.js';

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

type Measured = Pick<MeasurementView, 'value' | 'numerator' | 'denominator' | 'qualifier' | 'breakdown'>;

/** One thing that was said about a measurement: when it was recorded, or when it was corrected. */
export interface Statement extends Measured {
  readonly id: string;
  readonly date: CivilDate;
  readonly state: EntryState;
  /** Why it was rejected. */
  readonly rejectedBecause: string | undefined;
  readonly annulledOn: CivilDate | undefined;
  /** Why it corrects what it corrects. */
  readonly reason: string | undefined;
  readonly actor: string | undefined;
  readonly invented: boolean;
}

/** A measurement as the table shows it. */
export interface ShownMeasurement {
  readonly id: string;
  /** What counts or, where nothing does, what was said last. */
  readonly shown: Statement;
  /** In the order of recording: what was first said, then its corrections. */
  readonly statements: readonly Statement[];
  readonly note: string | undefined;
  readonly evidence: MeasurementView['evidence'];
  readonly isAnnulled: boolean;
}

export function shownMeasurement(view: MeasurementView, tooEarly: ReadonlySet<string>): ShownMeasurement {
  const said = [view, ...view.corrections];
  const isGone = view.annulledOn !== undefined;
  const open = said.findLast(({ annulledOn, review }) => annulledOn === undefined && review?.verdict !== 'rejected');
  const stateOf = ({ id, annulledOn, review }: (typeof said)[number]): EntryState => {
    if (isGone || annulledOn !== undefined) return 'annulled';
    if (review?.verdict === 'rejected') return 'rejected';
    if (view.standing?.from === id) {
      if (tooEarly.has(view.id)) return 'too-early';
      return review?.verdict === 'validated' ? 'validated' : 'counts';
    }
    return open?.id === id ? 'pending' : 'superseded';
  };
  const statements = said.map(
    (one): Statement => ({
      id: one.id,
      date: dateIn(view, one),
      value: one.value,
      numerator: one.numerator,
      denominator: one.denominator,
      qualifier: one.qualifier,
      breakdown: one.breakdown,
      state: stateOf(one),
      rejectedBecause: one.review?.verdict === 'rejected' ? one.review.reason?.text : undefined,
      annulledOn: one.annulledOn,
      reason: 'of' in one ? one.reason?.text : undefined,
      actor: one.actor,
      invented: one.invented ?? false,
    }),
  );
  const standing = statements.find(({ id }) => id === view.standing?.from);
  const last = statements.findLast(({ state }) => state !== 'annulled' && state !== 'rejected');
  return {
    id: view.id,
    shown: standing ?? last ?? statements[0]!,
    statements,
    note: view.note?.text,
    evidence: view.evidence,
    isAnnulled: isGone,
  };
}

/** Its own day, or that of what it corrects. */
function dateIn(view: MeasurementView, said: MeasurementView | MeasurementView['corrections'][number]): CivilDate {
  if (said.date !== undefined || !('of' in said)) return said.date ?? view.date;
  const corrected = view.corrections.find(({ id }) => id === said.of);
  return corrected ? dateIn(view, corrected) : view.date;
}

/** What a correction starts from: what was said last and not rejected, else what was said last. */
export const lastSaid = ({ statements }: ShownMeasurement): Statement | undefined =>
  statements.findLast(({ state }) => state !== 'annulled' && state !== 'rejected') ??
  statements.findLast(({ state }) => state !== 'annulled');
