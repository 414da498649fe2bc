import { z } from 'zod';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import type { FoldedRegister } from '#libs/kernel/registers.js';
import { openedText, placesIn } from '../texts/view.js';
import { date } from './fields.js';
import type { RecordedAgreement } from './state.js';

/** What views are made from. */
export type RegisterToView = Pick<FoldedRegister<RecordedAgreement>, 'state' | 'touched'>;

export interface ViewOptions {
  /** Facts about a later day are left out, as the report does (monitoring-rules, "Two clocks"). */
  readonly on?: CivilDate | undefined;
  /** False: no names of persons, and nobody who recorded anything. */
  readonly names: boolean;
}

export const revision = z
  .int()
  .min(1)
  .meta({ description: 'The last event that touched it: the number of its ETag', examples: [23] });
export const invented = z.literal(true).optional().describe('Made up, for a demonstration');
export const actor = z
  .string()
  .optional()
  .describe('Opaque id of the user or key that recorded it; absent for whoever may not see names');
export const withReason = z.strictObject({ date, reason: openedText });

/** True for what a view on a day takes. */
export const isBy = (day: CivilDate | undefined, { on }: ViewOptions): boolean =>
  on === undefined || day === undefined || day <= on;

/** Of what goes on being recorded of a part only so many stand in the part itself; all of them have a list of their own. */
export const MOST_INSIDE = 50;

/** The last that were recorded. */
export const lastOf = <Entry>(entries: readonly Entry[]): Entry[] => entries.slice(-MOST_INSIDE);

/** The same without the fields that are undefined. */
export function compact<Fields extends object>(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;
}

/**
 * The view with its revision: the last event that touched the part or, where it came later, made one of its texts or
 * names unreadable or, in `others`, changed what the view takes from elsewhere.
 */
export function revised<View extends object>(
  { touched }: RegisterToView,
  path: string,
  view: View,
  ...others: readonly (number | undefined)[]
): View & { revision: number } {
  return { ...compact(view), revision: latestOf([touched.get(path), ...others, ...redactionsIn(view)]) };
}

export const latestOf = (revisions: readonly (number | undefined)[]): number =>
  revisions.reduce<number>((latest, next) => Math.max(latest, next ?? 0), 0);

/** The events that made texts and names of a view unreadable. */
export const redactionsIn = (view: unknown): (number | undefined)[] =>
  placesIn(view).map((place) => (place.kind === 'text' ? place.redaction : place.erased)?.revision);
