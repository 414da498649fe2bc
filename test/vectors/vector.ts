import type { CivilDate } from '#libs/kernel/civil-date.js';

/** A worked case (monitoring-rules 8). */
export interface Vector {
  readonly name: string;
  /** A definition as http-api.md has it. */
  readonly agreement: Record<string, unknown>;
  /** In the order in which they happened, which is the order of recording. */
  readonly facts: readonly VectorFact[];
  readonly on: CivilDate;
  /** Part of the report's figures. */
  readonly expect: Record<string, unknown>;
}

interface MeetingFact {
  readonly id: string;
  readonly date: CivilDate;
  readonly body?: string;
  readonly kind?: string;
  readonly purposes?: readonly string[];
  readonly convenedOn?: CivilDate;
}

interface Measured {
  readonly value?: number;
  readonly numerator?: number;
  readonly denominator?: number;
}

/** What may be taken back has an `id`; what is never taken back need not. */
interface Dated {
  readonly id?: string;
  readonly date: CivilDate;
}

export type VectorFact =
  | ({ readonly type: 'meeting-scheduled' } & MeetingFact)
  | ({
      readonly type: 'meeting-held';
      readonly call?: 1 | 2;
      readonly present: readonly string[];
      readonly minutesApprovedOn?: CivilDate;
    } & MeetingFact)
  | ({
      readonly type: 'measurement';
      readonly id: string;
      readonly indicator: string;
      readonly date: CivilDate;
    } & Measured)
  | ({
      readonly type: 'correction';
      readonly id: string;
      readonly of: string;
      readonly indicator: string;
      readonly date?: CivilDate;
      readonly reason?: string;
    } & Measured)
  | { readonly type: 'validation'; readonly of: string }
  | { readonly type: 'rejection'; readonly of: string; readonly reason?: string }
  | ({
      readonly type: 'progress';
      readonly commitment: string;
      readonly status: string;
      readonly percent?: number;
    } & Dated)
  | ({ readonly type: 'commitment-withdrawn'; readonly commitment: string } & Dated)
  | ({
      readonly type: 'targets';
      readonly indicator: string;
      readonly targets: readonly { readonly value: number; readonly date: CivilDate }[];
      readonly reason?: string;
    } & Dated)
  | ({ readonly type: 'extension' | 'early-end'; readonly validTo: CivilDate } & Dated)
  | ({ readonly type: 'non-renewal' } & Dated)
  | ({ readonly type: 'delivery'; readonly rule: string; readonly period?: CivilDate } & Dated)
  | ({ readonly type: 'members'; readonly body: string; readonly members: readonly string[] } & Dated)
  | ({ readonly type: 'rule-withdrawn'; readonly rule: string } & Dated)
  | ({ readonly type: 'final-evaluation'; readonly renewal?: number } & Dated)
  | { readonly type: 'annulment'; readonly of: string; readonly reason?: string };
