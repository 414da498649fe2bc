import type { CadenceRule } from '#libs/agreement/rules/schema.js';
import { addDays, type CivilDate, earlier, later, throughYears } from '#libs/kernel/civil-date.js';
import type { JudgedTerm } from '../term/term.js';

/** Days from one date to another, both included. */
export interface Interval {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** A period in which meetings are counted, and the whole period that it was clipped from. */
export interface Window extends Interval {
  readonly whole: Interval;
}

/** A term whose start is known: rules stand in no other. */
export type KnownTerm = JudgedTerm & { readonly from: CivilDate };

/** Yearly windows are counted off to here, so that a mistyped year 2999 costs nothing. */
const MOST_YEARS = 1_200;

/**
 * The windows of a rule, oldest first (monitoring-rules 2, "Windows"); those of `rolling-year` are in `rolling.ts`.
 * `start` is the day from which the rule judges, if it says one.
 */
export function windowsOf(
  per: Exclude<CadenceRule['per'], 'rolling-year'>,
  start: CivilDate | undefined,
  term: KnownTerm,
  on: CivilDate,
): Window[] {
  if (per === 'term') return termWindow(term);
  const bounds = { from: start === undefined ? term.from : later(start, term.from), to: term.to };
  const wholes = per === 'agreement-year' ? agreementYears(term, on) : calendarYears(term, on);
  return wholes.map((whole) => clip(whole, bounds)).filter((window) => window !== undefined);
}

/** What is left of a period inside bounds; undefined if nothing is. */
export function clip(whole: Interval, bounds: { from: CivilDate; to: CivilDate | undefined }): Window | undefined {
  const from = later(whole.from, bounds.from);
  const to = bounds.to === undefined ? whole.to : earlier(whole.to, bounds.to);
  return from <= to ? { from, to, whole } : undefined;
}

/** Only an early end clips the term. */
function termWindow(term: KnownTerm): Window[] {
  if (term.to === undefined || term.longest === undefined) return [];
  return [{ from: term.from, to: term.to, whole: { from: term.from, to: term.longest } }];
}

/** Year k starts the day after k years have passed; always counted from the first day, never step by step. */
function agreementYears(term: KnownTerm, on: CivilDate): Interval[] {
  const years: Interval[] = [];
  const last = lastStart(term, on);
  let from = term.from;
  while (from <= last && years.length < MOST_YEARS) {
    const to = throughYears(term.from, years.length + 1);
    years.push({ from, to });
    from = addDays(to, 1);
  }
  return years;
}

function calendarYears(term: KnownTerm, on: CivilDate): Interval[] {
  const first = yearOf(term.from);
  const last = yearOf(lastStart(term, on));
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    from: `${first + index}-01-01`,
    to: `${first + index}-12-31`,
  }));
}

/** The last day on which a listed window may start: the end, or, open-ended, the day itself (the first at least). */
const lastStart = (term: KnownTerm, on: CivilDate): CivilDate => term.to ?? later(on, term.from);

const yearOf = (date: CivilDate): number => Number(date.slice(0, 4));
