import type { MeasurementView } from '#libs/agreement/indicators/view-schema.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';

/** What became of something that was recorded. */
export type EntryState = 'counts' | 'validated' | 'pending' | 'rejected' | 'annulled' | 'superseded' | 'too-early';

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
