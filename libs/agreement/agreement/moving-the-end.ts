import { type CivilDate, through } from '#libs/kernel/civil-date.js';
import type { Refusal } from '#libs/kernel/refusal.js';
import { type Problem, problem, refuse } from '../core/guards.js';
import type { TermChange } from '../core/state.js';
import { type MovedEnd, movedEnds, type TermSource } from '../core/term.js';

/** Extensions and early ends that do not move the end their own way: later, or earlier (monitoring-rules 1). */
export const changesNotMoving = (source: TermSource): MovedEnd[] => movedEnds(source).filter((moved) => !moves(moved));

function moves({ change: { kind, validTo }, before }: MovedEnd): boolean {
  if (before === undefined) return kind === 'early-end';
  return kind === 'extension' ? validTo > before : validTo < before;
}

/**
 * Refuses what would leave a change decided before or after it, that moved the end, not moving it any more
 * (monitoring-rules 1, "Renewal").
 */
export function othersMustStillMove(
  before: TermSource,
  after: TermSource,
  at?: string,
  kinds: readonly TermChange['kind'][] = ['extension', 'early-end'],
): Refusal | undefined {
  const known = new Set(changesNotMoving(before).map(({ change }) => keyOf(change)));
  const stuck = changesNotMoving(after).find(({ change }) => kinds.includes(change.kind) && !known.has(keyOf(change)));
  if (!stuck) return undefined;
  const { kind, date, validTo } = stuck.change;
  const [it, en] = NAMES[kind];
  const end = stuck.before ?? '…';
  return refuse(
    'later-change-would-not-move',
    `${it} del ${date}, fino al ${validTo}, non sposterebbe più la fine, che sarebbe il ${end}: prima va annullata quella.`,
    `The ${en} of ${date}, to ${validTo}, would no longer move the end, which would be ${end}: annul that one first.`,
    at,
  );
}

const keyOf = ({ kind, id }: TermChange): string => `${kind} ${id}`;

const NAMES = { extension: ['La proroga', 'extension'], 'early-end': ['La chiusura anticipata', 'early end'] } as const;

/** No agreement lasts longer: a typing mistake in a year, sooner or later, is one of centuries. */
const LONGEST_TERM = 'P200Y';
export const isTooLong = (from: CivilDate, to: CivilDate): boolean => to > through(from, LONGEST_TERM);
export const termTooLong = (at: string): Problem =>
  problem('term-too-long', at, 'un accordo dura al massimo 200 anni', 'an agreement lasts 200 years at most');
