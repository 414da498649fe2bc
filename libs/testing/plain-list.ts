import fc from 'fast-check';
import { OBJECTIVE_VERDICTS } from '#libs/monitoring/objectives/objectives.js';
import { AGREEMENT_STATUSES, type AgreementSummary } from '#libs/monitoring/summary.js';
import type { Visible } from '#libs/portfolio/conditions.js';
import { CADENCES, COMMITMENTS } from '#libs/portfolio/parameters.js';
import { SORT_COLUMNS, type SortField } from '#libs/portfolio/sorting.js';
import { ANY_DAYS } from './any-summary.js';

/** Parameters as they stand in an address. */
export type Parameters = Readonly<Record<string, string>>;

const csv = (values: readonly string[]) => fc.subarray([...values], { minLength: 1 }).map((some) => some.join(','));
const fields = Object.keys(SORT_COLUMNS) as SortField[];

export const anyParameters: fc.Arbitrary<Parameters> = fc
  .record(
    {
      q: fc.constantFrom(
        'CONTINUITA',
        'tavolo continuità',
        'équipe',
        "l'intesa",
        'L’INTESA',
        'citta',
        'a1',
        'we.com à',
        ' ',
        'xyz',
      ),
      status: csv(AGREEMENT_STATUSES),
      kind: csv(['ats', 'progetto']),
      cadence: csv(CADENCES),
      objectives: csv(OBJECTIVE_VERDICTS),
      commitments: csv(COMMITMENTS),
      deadlineAfter: fc.constantFrom(...ANY_DAYS),
      deadlineBefore: fc.constantFrom(...ANY_DAYS),
      includeArchived: fc.constantFrom('true', 'false'),
      includeAnnulled: fc.constantFrom('true', 'false'),
      sort: fc
        .tuple(
          fc.subarray(fields, { minLength: 1, maxLength: 3 }),
          fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
        )
        .map(([some, down]) => some.map((field, index) => (down[index] ? `-${field}` : field)).join(',')),
      limit: fc.integer({ min: 1, max: 9 }).map(String),
    },
    { requiredKeys: ['limit'] },
  )
  // Most filters leave nothing: a few at a time.
  .chain((all) => {
    const filters = Object.keys(all).filter((name) => name !== 'limit');
    return fc
      .subarray(filters, { maxLength: Math.min(3, filters.length) })
      .map((names) =>
        Object.fromEntries(Object.entries(all).filter(([name]) => name === 'limit' || names.includes(name))),
      );
  });

const bare = (text: string): string =>
  [...text.normalize('NFD').toLowerCase().replaceAll('’', "'")].filter((letter) => !/\p{Mn}/u.test(letter)).join('');

/** What a list is to hold, said once more over plain objects. */
export function expectedOf(all: readonly AgreementSummary[], asked: Parameters, visible: Visible): AgreementSummary[] {
  const among = (name: string, value: string): boolean =>
    asked[name] === undefined || asked[name].split(',').includes(value);
  const statuses = asked['status']?.split(',') ?? [];
  return all
    .filter(({ agreement }) => visible === 'all' || visible.includes(agreement))
    .filter(({ status }) => among('status', status))
    .filter(
      ({ status }) => status !== 'archived' || asked['includeArchived'] === 'true' || statuses.includes('archived'),
    )
    .filter(
      ({ status }) => status !== 'annulled' || asked['includeAnnulled'] === 'true' || statuses.includes('annulled'),
    )
    .filter(({ kind }) => among('kind', kind))
    .filter(({ cadence }) => among('cadence', cadence?.verdict ?? 'none'))
    .filter(({ objectives }) =>
      OBJECTIVE_VERDICTS.some(
        (verdict) => among('objectives', verdict) && (asked['objectives'] === undefined || objectives[verdict] > 0),
      ),
    )
    .filter(({ commitments }) =>
      COMMITMENTS.some(
        (count) => among('commitments', count) && (asked['commitments'] === undefined || commitments[count] > 0),
      ),
    )
    .filter(
      ({ nextDeadline }) =>
        asked['deadlineAfter'] === undefined || (nextDeadline !== null && nextDeadline.date > asked['deadlineAfter']),
    )
    .filter(
      ({ nextDeadline }) =>
        asked['deadlineBefore'] === undefined || (nextDeadline !== null && nextDeadline.date < asked['deadlineBefore']),
    )
    .filter(({ title, aliases, agreement }) => {
      const text = bare([title, agreement, ...aliases].join(' '));
      return bare(asked['q'] ?? '')
        .split(' ')
        .every((word) => text.includes(word));
    })
    .sort((a, b) => {
      for (const part of [...(asked['sort'] ?? 'title').split(','), 'title', 'agreement']) {
        const field = part.replace('-', '') as SortField;
        const [x, y] = [sortValueOf(a, field), sortValueOf(b, field)];
        if (x === y) continue;
        if (x === null) return 1;
        if (y === null) return -1;
        return x < y === part.startsWith('-') ? 1 : -1;
      }
      return 0;
    });
}

function sortValueOf(summary: AgreementSummary, field: SortField): string | number | null {
  const { objectives, commitments, cadence, term, nextDeadline } = summary;
  if (field === 'title') return bare(summary.title);
  if (field === 'agreement' || field === 'kind' || field === 'status') return summary[field];
  if (field === 'validFrom') return term.from;
  if (field === 'validTo') return term.to;
  if (field === 'nextDeadline') return nextDeadline?.date ?? null;
  if (field === 'nextMeetingBy') return cadence?.window?.nextMeetingBy ?? null;
  if (field === 'cadence') return cadence ? ['breached', 'at-risk', 'compliant'].indexOf(cadence.verdict) : null;
  if (field === 'objectives') return Object.values(objectives).reduce((sum, count) => sum + count, 0);
  if (field === 'commitments') return commitments.total;
  if (field === 'objectivesUnknown') return objectives['insufficient-data'];
  const [group, name] = field.startsWith('objectives') ? [objectives, field.slice(10)] : [commitments, field.slice(11)];
  const key = Object.keys(group).find((each) => each.replaceAll('-', '').toLowerCase() === name.toLowerCase());
  return group[key as keyof typeof group];
}
