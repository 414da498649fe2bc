import type { CadenceRule } from '#libs/agreement/rules/schema.js';
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
  const wholeDays = daysIn(window.whole.from, window.whole.to);
  const days = daysIn(window.from, window.to);
  const room = Math.floor((days - 1) / rule.minSpacingDays) + 1;
  const base = { minimum: rule.minimum, policy: rule.partialWindows, wholeDays, days, room };
  if (days >= wholeDays) return { ...base, asked: rule.minimum, required: rule.minimum };
  const asked = askedOfPart(rule, days, wholeDays);
  return { ...base, asked, required: Math.min(asked, room) };
}

function askedOfPart(rule: CadenceRule, days: number, wholeDays: number): number {
  if (rule.partialWindows === 'exempt') return 0;
  if (rule.partialWindows === 'full') return rule.minimum;
  const share = Math.floor((2 * rule.minimum * days + wholeDays) / (2 * wholeDays));
  return rule.per === 'term' ? Math.max(1, share) : share;
}
