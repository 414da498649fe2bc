import type { CivilDate } from '#libs/kernel/civil-date.js';

/** In the order in which those of one day are told: what somebody has to do before what only happens. */
export const DEADLINE_KINDS = [
  'meeting',
  'meeting-pace',
  'planned-meeting',
  'deliverable',
  'commitment',
  'confirmation',
  'decision',
  'issue',
  'target',
  'indicator-report',
  'final-evaluation',
  'non-renewal',
  'renewal',
  'term-end',
] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

/** A day by which something is to be done, or on which it happens. Nothing of it is sealed. */
export interface Deadline {
  readonly date: CivilDate;
  readonly kind: DeadlineKind;
  /** What it is about, as a path below the agreement, `rules/tre`; a collection where several are told in one. */
  readonly part: string;
  /** The partner whose it is to do; null where it is no partner's, or of several. */
  readonly owner: string | null;
  /** What people call it, or whose meeting it is; null where nothing does, or only what is sealed. */
  readonly title: string | null;
  /** The body whose meetings are meant. */
  readonly body: string | null;
  /** Of a day for a meeting: the day of one that is convened, and is early enough. */
  readonly convened?: CivilDate;
  /** How many fall on the day, where they are told in one. */
  readonly count?: number;
}

/** Its day is over, and it was not done. */
export const isOverdue = ({ date }: Deadline, on: CivilDate): boolean => date < on;

const NOBODYS = { owner: null, title: null, body: null } as const;

export const deadline = (
  kind: DeadlineKind,
  date: CivilDate,
  part: string,
  besides: Partial<Omit<Deadline, 'kind' | 'date' | 'part'>> = {},
): Deadline => ({ date, kind, part, ...NOBODYS, ...besides });
