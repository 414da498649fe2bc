import { type CadenceRule, minimumOf } from '#libs/agreement/rules/schema.js';
import { daysIn } from '#libs/kernel/civil-date.js';
import type { Window } from './windows.js';

/** How many meetings a window asks for, and how that was reached (monitoring-rules 2, "Required"). */
export interface Requirement {
  readonly required: number;
  readonly minimum: number;
  readonly policy: CadenceRule['partialWindows'];
  /** P and L: the days of the window before and after clipping. */
  readonly wholeDays: number;
  readonly days: number;
  /** What the policy asks, before the window's room is looked at. */
  readonly asked: number;
  /** The most meetings that the window can hold, so far apart. */
  readonly room: number;
}

export const isClipped = (requirement: Requirement): boolean => requirement.days < requirement.wholeDays;

export function requirementOf(rule: CadenceRule, window: Window): Requirement {
  const minimum = minimumOf(rule);
  const { wholeDays } = window;
  const days = daysIn(window.from, window.to);
  const room = Math.floor((days - 1) / rule.minSpacingDays) + 1;
  const base = { minimum, policy: policyFor(rule, window), wholeDays, days, room };
  if (days >= wholeDays) return { ...base, asked: minimum, required: minimum };
  const asked = askedOfPart(base, window);
  return { ...base, asked, required: Math.min(asked, room) };
}

/** A renewed term is as long as it is: a share of what the first asks is asked of it, never nothing for being short. */
const policyFor = ({ partialWindows }: CadenceRule, { renewal = 0 }: Window): Requirement['policy'] =>
  renewal > 0 && partialWindows === 'exempt' ? 'proportional' : partialWindows;

function askedOfPart(
  { minimum, policy, days, wholeDays }: Omit<Requirement, 'asked' | 'required'>,
  { renewal }: Window,
): number {
  if (policy === 'exempt') return 0;
  if (policy === 'full') return minimum;
  const share = Math.floor((2 * minimum * days + wholeDays) / (2 * wholeDays));
  return renewal === 0 ? Math.max(1, share) : share;
}
