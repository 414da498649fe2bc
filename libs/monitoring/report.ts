import type { RecordedAgreement } from '#libs/agreement/core/state.js';
import { sha256OfJson } from '#libs/kernel/canonical-json.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import type { Language } from '#libs/kernel/text.js';
import { type Because, becauseOf } from './because.js';
import type { Figures } from './figures.js';
import { figuresFrom } from './figures-from.js';
import { type Judgement, judge } from './judgement.js';
import type { JsonPointer } from './places.js';

/** What an agreement's register says about a day (http-api.md, "What is read"). */
export interface MonitoringReport {
  readonly figures: Figures;
  /** `sha256:` and the hexadecimal SHA-256 of the RFC 8785 form of the figures. */
  readonly digest: string;
  readonly because: Because;
  /** What all of them are read from. */
  readonly judgement: Judgement;
}

/**
 * The report on a day. Pure: the same state and day give the same report. `state` is folded from the events recorded
 * so far; what is about a later day than `on` is left out here ("Two clocks").
 */
export function monitoringReport(state: RecordedAgreement, on: CivilDate): MonitoringReport {
  const judgement = judge(state, on);
  const figures = figuresFrom(judgement);
  return { figures, digest: digestOf(figures), because: becauseOf(judgement), judgement };
}

export function figuresOf(state: RecordedAgreement, on: CivilDate): Figures {
  return figuresFrom(judge(state, on));
}

export const digestOf = (figures: Figures): string => `sha256:${sha256OfJson(figures)}`;

/** The reasons in the reader's language, as http-api.md has them. */
export function inLanguage(
  because: Because,
  language: Language,
): Record<JsonPointer, { text: string; events: readonly number[] }> {
  const entries = Object.entries(because);
  return Object.fromEntries(entries.map(([pointer, { text, events }]) => [pointer, { text: text[language], events }]));
}
