import type { CivilDate, Instant } from '#libs/kernel/civil-date.js';
import type { KeyState } from '#libs/kernel/ports.js';
import type { Refusal } from '#libs/kernel/refusal.js';
import type { Language, Text } from '#libs/kernel/text.js';
import type { EventsElsewhere } from '#libs/portfolio/ports.js';
import type { Site, VisitFacts } from '../frame/visit.js';

/** What the other thread is started with. */
export interface ReadingTask {
  readonly events: EventsElsewhere;
  readonly site: Site;
}

/** A report whose reader's rights were asked already. */
export interface ReportJob {
  readonly kind: 'report';
  readonly now: Instant;
  readonly agreement: string;
  readonly on: CivilDate;
  readonly asOf: Instant;
  readonly revision: number;
  readonly lang: Language;
}

/** A page, by its path as the server has it; rights are asked there. */
export interface PageJob {
  readonly kind: 'page';
  readonly now: Instant;
  readonly path: string;
  readonly facts: PlainFacts;
}

/** What of a visit can be sent to another thread. */
export type PlainFacts = Pick<
  VisitFacts,
  'lang' | 'asked' | 'caller' | 'name' | 'path' | 'query' | 'params' | 'address'
>;

export type Job = ReportJob | PageJob;

/** An answer that is ready to be sent. */
export interface Prepared {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly bytes: Uint8Array;
}

/** The same, or where else to go. */
export type Outcome =
  | Prepared
  | { readonly redirect: string; readonly headers: Prepared['headers'] }
  | { readonly problem: PlainProblem }
  | { readonly failed: Error; readonly isUnavailable: boolean };

/** An `HttpProblem` as it travels. */
export interface PlainProblem {
  readonly status: number;
  readonly type: string;
  readonly detail: Text;
  readonly errors: Refusal['errors'];
  readonly headers: Readonly<Record<string, string>>;
}

/** What the other thread asks for: it has the events, and neither keys nor names of persons. */
export type Question = { readonly keys: readonly string[] } | { readonly names: readonly string[] };
export type Found = ReadonlyMap<string, KeyState> | ReadonlyMap<string, string>;

export type WordFromWorker =
  | { readonly ready: true }
  | { readonly asks: number; readonly question: Question }
  | { readonly outcome: Outcome; readonly ms: number };

export type WordToWorker = { readonly job: Job } | { readonly answers: number; readonly found: Found | undefined };
