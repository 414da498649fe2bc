import fc from 'fast-check';
import { addDays, type CivilDate } from '#libs/kernel/civil-date.js';

/** Small agreements and what may happen in them, dense enough that things meet. Some commands will be refused. */

export const FIRST_DAY = '2021-01-15';
const PARTNERS = ['ciss', 'diaconia', 'chronos'];
const INDICATORS = ['i0', 'i1', 'i2', 'i3'];
const COMMITMENTS = ['c0', 'c1', 'c2', 'c3', 'c4'];

export interface Sent {
  readonly path: string;
  readonly body: Record<string, unknown>;
}

/** A day from a month before the start to three years after it. */
export const anyDay: fc.Arbitrary<CivilDate> = fc
  .integer({ min: -30, max: 1100 })
  .map((days) => addDays(FIRST_DAY, days));

/** What a rule may ask besides how often. */
const conditions = {
  body: fc.constant('tavolo'),
  purpose: fc.constantFrom('verification', 'Verifica '),
  quorum: fc.constantFrom('majority', '2/3', 0.34, { count: 2 }),
  noticeDays: fc.constantFrom(3, 10),
  partialWindows: fc.constantFrom('full', 'proportional', 'exempt'),
};

/** From a day that leaves something to judge even of the shortest term. */
const anyStart = fc.integer({ min: 0, max: 340 }).map((days) => addDays(FIRST_DAY, days));

const anyYearlyCount = (id: string) =>
  fc
    .record(
      {
        id: fc.constant(id),
        type: fc.constant('meeting-cadence'),
        minimum: fc.integer({ min: 1, max: 4 }),
        per: fc.constantFrom('agreement-year', 'calendar-year', 'term', 'rolling-year'),
        from: anyStart,
        minSpacingDays: fc.constantFrom(1, 2, 14, 40),
        requireMinutes: fc.boolean(),
        ...conditions,
      },
      { requiredKeys: ['id', 'type', 'minimum', 'per'] },
    )
    .map((rule) => {
      if (rule.per === 'term') return { ...rule, from: undefined };
      return rule.per === 'rolling-year' ? { ...rule, minSpacingDays: 1, requireMinutes: false } : rule;
    });

const HOW_OFTEN = [
  { every: 'P3M', anchor: 'start' },
  { every: 'P1M' },
  { every: 'P4M', anchor: 'calendar', yearStart: '09-01' },
  { every: 'P3M', anchor: 'rolling' },
  { every: 'P5W', anchor: 'rolling' },
  { within: 'P40D' },
  { yearly: { from: '02-01', to: '04-30' } },
  { yearly: { from: '11-01', to: '02-29' } },
];

const anyShorterCadence = (id: string) =>
  fc
    .record(
      {
        id: fc.constant(id),
        type: fc.constant('meeting-cadence'),
        often: fc.constantFrom(...HOW_OFTEN),
        minimum: fc.integer({ min: 1, max: 3 }),
        from: anyStart,
        minSpacingDays: fc.constantFrom(1, 2, 7),
        requireMinutes: fc.boolean(),
        ...conditions,
      },
      { requiredKeys: ['id', 'type', 'often'] },
    )
    .map(({ often, ...rule }) => {
      const isRolling = 'anchor' in often && often.anchor === 'rolling';
      return {
        ...rule,
        ...often,
        ...('yearly' in often && { from: undefined }),
        ...(isRolling && { minSpacingDays: 1, requireMinutes: false }),
        ...(rule.quorum !== undefined && { secondCallQuorum: 'any' }),
      };
    });

const anyCadence = (id: string) => fc.oneof(anyYearlyCount(id), anyShorterCadence(id));

const anyDeliverable = fc
  .constantFrom(
    { every: 'P1Y', within: 'P60D' },
    { every: 'P6M', until: '02-29', partialWindows: 'exempt' },
    { every: 'P4M', anchor: 'calendar', yearStart: '09-01' },
    { within: 'P60D' },
    { until: '03-31' },
  )
  .map((owed) => ({ id: 'relazione', type: 'deliverable', title: 'Relazione', ...owed }));

const anyRenewal = fc.constantFrom(undefined, undefined, { every: 'P1Y' }, { every: 'P6M', times: 2, noticeDays: 30 });

const anyIndicator = (id: string) =>
  fc
    .record({
      direction: fc.constantFrom('increase', 'decrease', 'maintain'),
      aggregation: fc.constantFrom('latest', 'sum', 'mean', 'max', 'min'),
      targeted: fc.boolean(),
      objective: fc.constantFrom('o0', 'o1', 'o2', undefined),
      weight: fc.constantFrom(0.5, 1, 3),
      reportEvery: fc.constantFrom('P2M', undefined),
    })
    .map(({ direction, targeted, ...rest }) => ({
      id,
      title: id,
      unit: 'n',
      direction,
      ...rest,
      ...(direction === 'decrease' && { baseline: { value: 50, date: FIRST_DAY } }),
      ...(targeted && direction === 'maintain' && { range: { min: 5, max: 20 } }),
      ...(targeted && direction !== 'maintain' && { targets: targetsOf(direction, 400) }),
    }));

const targetsOf = (direction: string, days: number) => [
  { value: direction === 'decrease' ? 30 : 10, date: addDays(FIRST_DAY, days) },
  { value: direction === 'decrease' ? 10 : 25, date: addDays(FIRST_DAY, days + 200) },
];

const anyCommitment = (id: string, index: number) =>
  fc
    .record({
      kind: fc.constantFrom('deadline', 'one-off', 'continuous'),
      objective: fc.constantFrom('o0', 'o1', 'o2', undefined),
      weight: fc.constantFrom(1, 2),
      isPart: fc.boolean(),
      dueAfter: fc.integer({ min: 1, max: 360 }),
    })
    .map(({ kind, isPart, dueAfter, ...rest }) => ({
      id,
      title: id,
      partner: isPart ? 'ciss' : (PARTNERS[index % PARTNERS.length] ?? 'ciss'),
      kind,
      ...rest,
      ...(kind === 'deadline' && { due: addDays(FIRST_DAY, dueAfter) }),
      ...(isPart && index > 0 && { parent: 'c0' }),
    }));

/** A definition as it is sent: rules of every kind, a tree of objectives, parts of commitments. */
export const anyDefinition: fc.Arbitrary<Record<string, unknown>> = fc
  .record({
    duration: fc.constantFrom('P1Y', 'P18M', 'P2Y'),
    validation: fc.constantFrom('none', 'required'),
    renewal: anyRenewal,
    rules: fc.tuple(anyCadence('r0'), anyCadence('r1'), anyCadence('r2'), anyDeliverable),
    indicators: fc.tuple(...INDICATORS.map(anyIndicator)),
    commitments: fc.tuple(...COMMITMENTS.map(anyCommitment)),
  })
  .map(({ rules, ...rest }) => ({
    id: 'accordo',
    title: 'Accordo',
    kind: 'patto-intesa',
    validFrom: FIRST_DAY,
    ...rest,
    partners: PARTNERS.map((id) => ({ id, name: id })),
    bodies: [{ id: 'tavolo', name: 'Tavolo', members: ['ciss', 'diaconia'] }],
    rules: [...rules, { id: 'finale', type: 'final-evaluation', dueDaysBeforeEnd: 20 }],
    objectives: [
      { id: 'o0', title: 'o0' },
      { id: 'o1', title: 'o1', parent: 'o0', weight: 2 },
      { id: 'o2', title: 'o2', parent: 'o0' },
    ],
  }));

const anyValue = fc.constantFrom(0, 4, 10, 17, 30, 60);
const anyStatus = fc.constantFrom('in-progress', 'fulfilled', 'not-fulfilled');
const anyPresent = fc.subarray(PARTNERS);
const anyMeetingFields = fc.record(
  {
    body: fc.constant('tavolo'),
    kind: fc.constantFrom('governance', 'public-event'),
    purposes: fc.constant(['verification']),
  },
  { requiredKeys: [] },
);
const oneOf = (ids: readonly string[]) => fc.constantFrom(...ids);
const meetings = oneOf(['m0', 'm1', 'm2', 'm3', 'm4', 'm5']);
const measurements = oneOf(['x0', 'x1', 'x2', 'x3', 'x4', 'k0', 'k1', 'k2']);
const progress = oneOf(['p0', 'p1', 'p2', 'q0', 'q1']);

const sent = (path: fc.Arbitrary<string>, body: fc.Arbitrary<Record<string, unknown>>): fc.Arbitrary<Sent> =>
  fc.record({ path, body });
const at = (path: string) => fc.constant(path);

/** A meeting convened: kept whatever its day. */
export const anyConvened = (day: fc.Arbitrary<CivilDate>) =>
  sent(
    at('meetings'),
    fc.tuple(meetings, day, anyMeetingFields).map(([id, date, fields]) => ({ id, date, ...fields })),
  );

/** What is about a day, and left out of reports on earlier ones. */
export const anyDatedFact = (day: fc.Arbitrary<CivilDate>): fc.Arbitrary<Sent> =>
  fc.oneof(
    { weight: 4, arbitrary: anyHeld(day) },
    { weight: 3, arbitrary: anyMeasurement(day) },
    { weight: 3, arbitrary: anyProgress(day) },
    {
      weight: 4,
      arbitrary: sent(
        meetings.map((id) => `meetings/${id}/held`),
        heldInput(day),
      ),
    },
    {
      weight: 2,
      arbitrary: sent(
        meetings.map((id) => `meetings/${id}/minutes/approval`),
        dated(day, { elsewhere: 'Agli atti' }),
      ),
    },
    sent(
      meetings.map((id) => `meetings/${id}/cancellation`),
      dated(day, { reason: 'Rinvio' }),
    ),
    sent(at('extensions'), fc.record({ date: day, validTo: day.map((date) => addDays(date, 300)) })),
    sent(at('early-end'), fc.record({ date: day, validTo: day })),
    sent(
      oneOf(COMMITMENTS).map((id) => `commitments/${id}/withdrawal`),
      dated(day),
    ),
    sent(
      oneOf(['r0', 'r1']).map((id) => `rules/${id}/withdrawal`),
      dated(day),
    ),
    sent(
      oneOf(['diaconia', 'chronos']).map((id) => `partners/${id}/withdrawal`),
      dated(day),
    ),
    sent(
      oneOf(INDICATORS).map((id) => `indicators/${id}/targets`),
      dated(day, { targets: targetsOf('increase', 300), reason: 'Rivisti' }),
    ),
    sent(at('evaluations'), dated(day, { final: true, text: 'Esiti' })),
    sent(at('non-renewals'), dated(day)),
    sent(
      at('bodies/tavolo/members'),
      fc.tuple(day, anyPresent).map(([date, members]) => ({ date, members })),
    ),
    anyDelivery(day),
    sent(at('rules'), dated(day, { id: 'late-rule', type: 'meeting-cadence', minimum: 2, per: 'calendar-year' })),
    sent(at('partners'), dated(day, { id: 'tardi', name: 'Tardi' })),
    sent(at('objectives'), dated(day, { id: 'late', title: 'late', parent: 'o1' })),
    sent(
      at('indicators'),
      dated(day, { id: 'late', title: 'late', unit: 'n', direction: 'increase', objective: 'o0' }),
    ),
    sent(
      at('commitments'),
      dated(day, { id: 'late', title: 'late', partner: 'ciss', kind: 'continuous', parent: 'c0' }),
    ),
  );

/** What sets the record straight: kept whatever its day. */
export const anyCorrection: fc.Arbitrary<Sent> = fc.oneof(
  sent(
    fc.tuple(oneOf(INDICATORS), measurements).map(([i, x]) => `indicators/${i}/measurements/${x}/correction`),
    fc.record(
      { id: oneOf(['k0', 'k1', 'k2']), value: anyValue, date: anyDay, reason: fc.constant('Refuso') },
      { requiredKeys: ['id', 'value', 'reason'] },
    ),
  ),
  sent(
    fc
      .tuple(oneOf(INDICATORS), measurements, oneOf(['validation', 'rejection', 'annulment']))
      .map(([i, x, what]) => `indicators/${i}/measurements/${x}/${what}`),
    fc.constant({ reason: 'Verifica' }),
  ),
  sent(
    fc
      .tuple(oneOf(COMMITMENTS), progress, oneOf(['correction', 'annulment']))
      .map(([c, p, what]) => `commitments/${c}/progress/${p}/${what}`),
    fc.record({ percent: fc.integer({ min: 0, max: 100 }), reason: fc.constant('Refuso') }),
  ),
  sent(
    fc.tuple(meetings, oneOf(['correction', 'annulment'])).map(([m, what]) => `meetings/${m}/${what}`),
    fc.record({ date: anyDay, reason: fc.constant('Refuso') }, { requiredKeys: ['reason'] }),
  ),
);

/** For the first period, or another that may be one. */
export function anyDelivery(day: fc.Arbitrary<CivilDate>): fc.Arbitrary<Sent> {
  const period = fc.constantFrom(undefined, FIRST_DAY, '2021-07-15', '2022-01-15', '2021-05-01', '2021-09-01');
  return sent(
    at('rules/relazione/deliveries'),
    fc.tuple(day, period).map(([date, first]) => ({ date, ...(first !== undefined && { period: first }) })),
  );
}

export const anyCommand = (day: fc.Arbitrary<CivilDate>): fc.Arbitrary<Sent> =>
  fc.oneof(
    { weight: 2, arbitrary: anyConvened(day) },
    { weight: 8, arbitrary: anyDatedFact(day) },
    { weight: 3, arbitrary: anyCorrection },
  );

export function anyHeld(day: fc.Arbitrary<CivilDate>): fc.Arbitrary<Sent> {
  const body = fc
    .tuple(meetings, day, anyMeetingFields, anyPresent)
    .map(([id, date, fields, present]) => ({ id, date, ...fields, held: { present } }));
  return sent(at('meetings'), body);
}

export function anyMeasurement(day: fc.Arbitrary<CivilDate>): fc.Arbitrary<Sent> {
  const body = fc.record({ id: oneOf(['x0', 'x1', 'x2', 'x3', 'x4']), date: day, value: anyValue });
  return sent(
    oneOf(INDICATORS).map((id) => `indicators/${id}/measurements`),
    body,
  );
}

function anyProgress(day: fc.Arbitrary<CivilDate>): fc.Arbitrary<Sent> {
  const body = fc.record(
    {
      id: oneOf(['p0', 'p1', 'p2', 'q0', 'q1']),
      date: day,
      status: anyStatus,
      percent: fc.integer({ min: 0, max: 100 }),
    },
    { requiredKeys: ['id', 'date', 'status'] },
  );
  return sent(
    oneOf(COMMITMENTS).map((id) => `commitments/${id}/progress`),
    body,
  );
}

const heldInput = (day: fc.Arbitrary<CivilDate>): fc.Arbitrary<Record<string, unknown>> =>
  fc.tuple(day, anyPresent).map(([date, present]) => ({ date, present }));

const dated = (
  day: fc.Arbitrary<CivilDate>,
  body: Record<string, unknown> = {},
): fc.Arbitrary<Record<string, unknown>> => day.map((date) => ({ date, ...body }));
