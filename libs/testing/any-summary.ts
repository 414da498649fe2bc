import fc from 'fast-check';
import { KINDS } from '#libs/agreement/agreement/schema.js';
import { CADENCE_VERDICTS } from '#libs/monitoring/cadence/cadence.js';
import { OBJECTIVE_VERDICTS } from '#libs/monitoring/objectives/objectives.js';
import { AGREEMENT_STATUSES, type AgreementSummary } from '#libs/monitoring/summary.js';
import { COMMITMENTS } from '#libs/portfolio/parameters.js';

const ANY_TITLES = [
  'Continuità',
  'continuita del tavolo',
  'Équipe',
  'equipe',
  'L’intesa',
  "l'intesa",
  'Zeta',
  'à',
  'B',
];
export const ANY_DAYS = ['2026-01-31', '2026-02-01', '2026-06-30'];

const small = fc.nat(2);
const smallOf = <Name extends string>(names: readonly Name[]) =>
  fc
    .tuple(...names.map(() => small))
    .map((numbers) => Object.fromEntries(names.map((name, at) => [name, numbers[at]])) as Record<Name, number>);
const dayOrNull = fc.option(fc.constantFrom(...ANY_DAYS), { nil: null });

const cadence: fc.Arbitrary<AgreementSummary['cadence']> = fc.option(
  fc.record({
    rule: fc.constant('r'),
    verdict: fc.constantFrom(...CADENCE_VERDICTS),
    strength: fc.constantFrom('must' as const, 'should' as const),
    body: fc.constant('tavolo'),
    window: fc.option(
      fc.record({
        from: fc.constant('2026-01-01'),
        to: fc.constant('2026-12-31'),
        held: small,
        required: small,
        nextMeetingBy: fc.constantFrom(...ANY_DAYS),
      }),
      { nil: null },
    ),
    judged: fc.constant(null),
  }),
  { nil: null },
);

/** Any row's summary: few values of each kind, so that there are many ties. */
export const anySummary: fc.Arbitrary<AgreementSummary> = fc.record({
  agreement: fc.integer({ min: 1, max: 60 }).map((number) => `a${number}`),
  title: fc.constantFrom(...ANY_TITLES),
  aliases: fc.array(fc.constantFrom('Città', 'we.com'), { maxLength: 1 }),
  kind: fc.constantFrom(...KINDS),
  status: fc.constantFrom(...AGREEMENT_STATUSES),
  invented: fc.boolean(),
  on: fc.constant('2026-01-01'),
  term: fc.record({ from: dayOrNull, to: dayOrNull }),
  cadence,
  objectives: smallOf(OBJECTIVE_VERDICTS),
  commitments: smallOf(['total', ...COMMITMENTS]),
  nextDeadline: fc.option(
    fc.record({
      date: fc.constantFrom(...ANY_DAYS),
      kind: fc.constant('meeting' as const),
      part: fc.constant('rules/r'),
      owner: fc.constant(null),
      title: fc.constant(null),
      body: fc.constant(null),
    }),
    { nil: null },
  ),
  deadlines: fc.constant([]),
});
