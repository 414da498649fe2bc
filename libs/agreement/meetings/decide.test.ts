import { describe, expect, it, test } from '@jest/globals';
import { type Fields, pointersOf, reason, Scenario, verdictOf } from '#libs/testing/given-when-then.js';

const given = () =>
  Scenario.of({
    partners: [
      { id: 'ciss', name: 'C.I.S.S.', role: 'lead' },
      { id: 'diaconia', name: 'Diaconia Valdese' },
      { id: 'chronos', name: 'Chronos', joinedOn: '2022-01-01', withdrewOn: '2022-05-01' },
    ],
  });
const convened = () => given().and('meetings', { id: 'm1', date: '2022-05-10', body: 'tavolo' });
const held = () => convened().and('meetings/m1/held', { date: '2022-05-10', present: ['ciss'] });
const cancelled = () => convened().and('meetings/m1/cancellation', { reason });
const annulled = () => convened().and('meetings/m1/annulment', { reason });

const INVALID = 'invalid: invalid-input';

describe('convening a meeting', () => {
  it('keeps what was typed; the day is that of the start', () => {
    const details = {
      body: 'tavolo',
      kind: 'governance',
      purposes: ['verification'],
      convenedBy: 'ciss',
      startsAt: '2022-12-10T18:30',
      endsAt: '2022-12-10T20:00',
      title: 'Primo incontro',
      place: 'Pinerolo',
      mode: 'hybrid',
      agenda: ['Avanzamento', 'Varie'],
    };
    expect(given().when('meetings', { id: 'm1', ...details })).toEqual({
      events: [{ type: 'MeetingScheduled', occurredOn: '2022-12-10', data: { meeting: 'm1', ...details } }],
    });
  });

  it('may be for a day to come, or one that is over', () => {
    for (const date of ['2024-12-10', '2021-04-01']) {
      expect(verdictOf(given().when('meetings', { date }))).toBe('MeetingScheduled');
    }
  });

  test.each<[string, Fields, string, string[]]>([
    ['no day', {}, INVALID, ['/date']],
    ['a day that does not exist', { date: '2022-02-30' }, INVALID, ['/date']],
    ['a day and a start on another', { date: '2022-05-10', startsAt: '2022-05-11T10:00' }, INVALID, ['/startsAt']],
    ['an end before the start', { startsAt: '2022-05-10T10:00', endsAt: '2022-05-10T09:00' }, INVALID, ['/endsAt']],
    ['an end without a start', { date: '2022-05-10', endsAt: '2022-05-10T09:00' }, INVALID, ['/endsAt']],
    ['a time that clocks skip', { startsAt: '2021-03-28T02:30' }, INVALID, ['/startsAt']],
    [
      'an end that clocks skip, and a mode of one’s own',
      { startsAt: '2021-03-28T01:30', endsAt: '2021-03-28T02:30' },
      INVALID,
      ['/endsAt'],
    ],
    ['an offset that the zone has not then', { startsAt: '2022-05-10T10:00', offset: '+01:00' }, INVALID, ['/offset']],
    ['a body that is not there', { date: '2022-05-10', body: 'cabina' }, 'refused: unknown-body', ['/body']],
    [
      'a convener that is no partner',
      { date: '2022-05-10', convenedBy: 'nobody' },
      'refused: unknown-partner',
      ['/convenedBy'],
    ],
    ['several wrong words', { date: 'domani', kind: 'party', mode: 'by post' }, INVALID, ['/date', '/kind', '/mode']],
  ])('refuses %s', (_, input, verdict, pointers) => {
    const outcome = given().when('meetings', input);
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual([verdict, pointers]);
  });

  it('takes a time that happens twice: the first, or the one that the offset names', () => {
    for (const offset of [undefined, '+02:00', '+01:00']) {
      const input = { startsAt: '2021-10-31T02:30', endsAt: '2021-10-31T04:00', ...(offset && { offset }) };
      expect(verdictOf(given().when('meetings', input))).toBe('MeetingScheduled');
    }
  });

  it('refuses an id that is taken, annulled meetings included', () => {
    expect(verdictOf(annulled().when('meetings', { id: 'm1', date: '2022-05-10' }))).toBe('exists: id-exists');
  });
});

describe('recording a meeting as held', () => {
  it('keeps who was there, and makes of each decision an event of its own', () => {
    const outcome = convened().when('meetings/m1/held', {
      date: '2022-05-11',
      present: ['ciss', 'diaconia', 'ciss'],
      excused: [],
      delegates: [
        { partner: 'ciss', person: 'anna', name: 'Anna Rossi', office: 'Presidente' },
        { partner: 'diaconia', name: 'Bruno Verdi' },
        { partner: 'diaconia', office: 'Direzione' },
      ],
      decisions: [{ id: 'd1', text: 'Aprire uno sportello', owner: 'ciss', due: '2022-12-31' }, { text: 'Altro' }],
    });
    expect(outcome).toEqual({
      events: [
        {
          type: 'MeetingHeld',
          occurredOn: '2022-05-11',
          data: {
            meeting: 'm1',
            present: ['ciss', 'diaconia'],
            excused: [],
            delegates: [
              { partner: 'ciss', person: 'anna', name: 'Anna Rossi', office: 'Presidente' },
              { partner: 'diaconia', person: 'person-1-1', name: 'Bruno Verdi' },
              { partner: 'diaconia', office: 'Direzione' },
            ],
          },
        },
        {
          type: 'DecisionTaken',
          occurredOn: '2022-05-11',
          data: { decision: 'd1', takenIn: 'm1', text: 'Aprire uno sportello', owner: 'ciss', due: '2022-12-31' },
        },
        {
          type: 'DecisionTaken',
          occurredOn: '2022-05-11',
          data: { decision: 'decision-1-2', takenIn: 'm1', text: 'Altro' },
        },
      ],
    });
  });

  it('happens at once too, without having been convened', () => {
    expect(given().when('meetings', { date: '2022-05-10', body: 'tavolo', held: { present: [] } })).toEqual({
      events: [
        { type: 'MeetingHeld', occurredOn: '2022-05-10', data: { meeting: 'meeting-1', body: 'tavolo', present: [] } },
      ],
    });
  });

  it('is of today unless it says otherwise', () => {
    expect(convened().when('meetings/m1/held', { present: ['ciss'] })).toMatchObject({
      events: [{ occurredOn: '2022-06-01' }],
    });
  });

  test.each<[string, Fields, string, string[]]>([
    ['nobody says who was there', { present: undefined }, INVALID, ['/present']],
    ['it is to come', { date: '2022-06-02' }, 'refused: date-in-the-future', ['/date']],
    ['it starts on a day to come', { startsAt: '2022-06-02T10:00' }, 'refused: date-in-the-future', ['/startsAt']],
    [
      'some are no partners',
      { present: ['ciss', 'nobody'], excused: ['noone'] },
      'refused: unknown-partner',
      ['/present/1', '/excused/0'],
    ],
    [
      'someone had not joined yet',
      { date: '2021-12-31', present: ['chronos'] },
      'refused: partner-not-active',
      ['/present/0'],
    ],
    [
      'someone had left',
      { date: '2022-05-01', present: ['ciss', 'chronos'] },
      'refused: partner-not-active',
      ['/present/1'],
    ],
    ['someone is present and excused', { excused: ['ciss'] }, 'refused: present-and-excused', ['/excused/0']],
    [
      'delegates are of nobody',
      { delegates: [{ partner: 'nobody', name: 'x' }] },
      'refused: unknown-partner',
      ['/delegates/0/partner'],
    ],
    [
      'decisions are for nobody',
      { decisions: [{ text: 'x', owner: 'nobody' }] },
      'refused: unknown-partner',
      ['/decisions/0/owner'],
    ],
    [
      'decisions have one id',
      {
        decisions: [
          { id: 'd1', text: 'x' },
          { id: 'd1', text: 'y' },
        ],
      },
      'refused: decision-id-taken',
      ['/decisions/1/id'],
    ],
    ['decisions say nothing', { decisions: [{ text: '' }] }, INVALID, ['/decisions/0/text']],
    ['its body is not there', { body: 'cabina' }, 'refused: unknown-body', ['/body']],
    ['a field is unknown', { absent: [] }, INVALID, ['/absent']],
  ])('is refused when %s', (_, fields, verdict, pointers) => {
    const outcome = convened().when('meetings/m1/held', { present: ['ciss'], ...fields });
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual([verdict, pointers]);
  });

  it('names places below `held` when it is recorded at once', () => {
    const input = {
      date: '2022-05-10',
      body: 'cabina',
      held: {
        present: ['nobody'],
        excused: ['chronos'],
        delegates: [{ partner: 'noone' }],
        decisions: [
          { id: 'd1', text: 'x', owner: 'none' },
          { id: 'd1', text: 'y' },
        ],
      },
    };
    expect(pointersOf(given().when('meetings', input))).toEqual([
      '/body',
      '/held/delegates/0/partner',
      '/held/decisions/0/owner',
      '/held/present/0',
      '/held/excused/0',
      '/held/decisions/1/id',
    ]);
  });

  it('is refused for a decision whose id another meeting has', () => {
    const scenario = given().and('meetings', { held: { present: [], decisions: [{ id: 'd1', text: 'x' }] } });
    const outcome = scenario.when('meetings', { held: { present: [], decisions: [{ id: 'd1', text: 'y' }] } });
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual(['refused: decision-id-taken', ['/held/decisions/0/id']]);
  });

  it('may name whoever was active that day, and nobody at all', () => {
    const on = (date: string, present: string[]) => verdictOf(convened().when('meetings/m1/held', { date, present }));
    expect([
      on('2022-01-01', ['chronos']),
      on('2022-04-30', ['chronos']),
      on('2021-03-29', ['ciss']),
      on('2022-05-10', []),
    ]).toEqual(Array(4).fill('MeetingHeld'));
  });
});

const HELD: Fields = { present: ['ciss'] };
const everyVerb: [string, Fields][] = [
  ['held', HELD],
  ['reschedule', { date: '2022-07-01' }],
  ['cancellation', { reason }],
  ['correction', { title: 'x', reason }],
  ['annulment', { reason }],
  ['minutes', { text: 'Verbale' }],
  ['minutes/approval', { elsewhere: 'In segreteria' }],
];

describe('what can follow what', () => {
  test.each(everyVerb)('%s of a meeting that is not there is refused', (verb, input) => {
    expect(verdictOf(given().when(`meetings/m9/${verb}`, input))).toBe('unknown: not-found');
  });

  test.each(everyVerb)('%s of an annulled meeting is refused', (verb, input) => {
    expect(verdictOf(annulled().when(`meetings/m1/${verb}`, input))).toBe('refused: meeting-annulled');
  });

  const taken: Record<string, [string, string, string]> = {
    //          of a convened one,      of one held,                 of a cancelled one
    held: ['MeetingHeld', 'refused: meeting-held-already', 'refused: meeting-cancelled'],
    reschedule: ['MeetingRescheduled', 'refused: meeting-held-already', 'refused: meeting-cancelled'],
    cancellation: ['MeetingCancelled', 'refused: meeting-held-already', 'refused: meeting-cancelled'],
    correction: ['MeetingCorrected', 'MeetingCorrected', 'MeetingCorrected'],
    annulment: ['MeetingAnnulled', 'MeetingAnnulled', 'MeetingAnnulled'],
    minutes: ['refused: meeting-not-held', 'MinutesWritten', 'refused: meeting-not-held'],
    'minutes/approval': ['refused: meeting-not-held', 'MinutesApproved', 'refused: meeting-not-held'],
  };

  test.each(everyVerb)('%s depends on what happened to the meeting', (verb, input) => {
    const verdicts = [convened(), held(), cancelled()].map((scenario) =>
      verdictOf(scenario.when(`meetings/m1/${verb}`, input)),
    );
    expect(verdicts).toEqual(taken[verb]);
  });
});

describe('rescheduling and cancelling', () => {
  it('moves the meeting to another day, and says why', () => {
    expect(convened().when('meetings/m1/reschedule', { startsAt: '2022-07-01T18:30', reason })).toEqual({
      events: [
        {
          type: 'MeetingRescheduled',
          occurredOn: '2022-07-01',
          data: { meeting: 'm1', startsAt: '2022-07-01T18:30', reason },
        },
      ],
    });
  });

  it('refuses no day, and times that do not exist', () => {
    const days: [Fields, string[]][] = [
      [{}, ['/startsAt']],
      [{ startsAt: '2023-03-26T02:30' }, ['/startsAt']],
      [{ startsAt: '2022-07-01T18:30', offset: '+01:00' }, ['/offset']],
    ];
    for (const [input, pointers] of days) {
      const outcome = convened().when('meetings/m1/reschedule', input);
      expect([verdictOf(outcome), pointersOf(outcome)]).toEqual([INVALID, pointers]);
    }
  });

  it('a cancellation is of the day it was decided on, with a reason', () => {
    expect(convened().when('meetings/m1/cancellation', { date: '2022-05-09', reason })).toEqual({
      events: [{ type: 'MeetingCancelled', occurredOn: '2022-05-09', data: { meeting: 'm1', reason } }],
    });
    expect(pointersOf(convened().when('meetings/m1/cancellation', {}))).toEqual(['/reason']);
  });
});
