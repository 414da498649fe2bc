import { describe, expect, it, test } from '@jest/globals';
import { type Fields, pointersOf, reason, Scenario, verdictOf } from '#libs/testing/given-when-then.js';

/** One decision was taken in the meeting `m1`, another one elsewhere. */
const held = () =>
  Scenario.of({
    partners: [
      { id: 'ciss', name: 'C.I.S.S.' },
      { id: 'diaconia', name: 'Diaconia Valdese', withdrewOn: '2022-05-15' },
    ],
  })
    .and('meetings', {
      id: 'm1',
      date: '2022-05-10',
      held: { present: ['ciss', 'diaconia'], decisions: [{ id: 'd1', text: 'Aprire' }] },
    })
    .and('meetings', { id: 'm2', date: '2022-05-12', held: { present: [], decisions: [{ id: 'd2', text: 'Altro' }] } });
const convened = () => Scenario.given().and('meetings', { id: 'm1', date: '2022-07-10' });

const elsewhere = 'In segreteria';

it('minutes are written on the day of the meeting, not before', () => {
  const written = (date: string) => verdictOf(held().when('meetings/m1/minutes', { date, text: 'Verbale' }, 'PUT'));
  expect(['2022-05-09', '2022-05-10'].map(written)).toEqual(['refused: minutes-before-meeting', 'MinutesWritten']);
});

describe('correcting a meeting', () => {
  it('keeps what was wrong and only that', () => {
    const changes = { present: ['ciss'], excused: ['diaconia'], place: 'Pinerolo' };
    expect(held().when('meetings/m1/correction', { ...changes, reason })).toEqual({
      events: [{ type: 'MeetingCorrected', occurredOn: '2022-05-10', data: { meeting: 'm1', ...changes, reason } }],
    });
  });

  it('takes out what should not be there: null', () => {
    const changes = { place: null, body: null, startsAt: null };
    const corrected = held().and('meetings/m1/correction', { place: 'Pinerolo', startsAt: '2022-05-10T18:00', reason });
    expect(corrected.when('meetings/m1/correction', { ...changes, reason })).toEqual({
      events: [{ type: 'MeetingCorrected', occurredOn: '2022-05-10', data: { meeting: 'm1', ...changes, reason } }],
    });
    const stands = corrected.and('meetings/m1/correction', { ...changes, reason }).folded.meetings.get('m1')?.held;
    expect(stands).toMatchObject({ date: '2022-05-10', present: ['ciss', 'diaconia'], kind: 'governance' });
    for (const field of Object.keys(changes)) expect(stands).not.toHaveProperty(field);
  });

  it('takes the owner and the day of a decision out: null', () => {
    const decided = held().and('meetings/m1/correction', {
      decisions: [{ id: 'd1', text: 'Aprire', owner: 'ciss', due: '2022-12-31' }],
      reason,
    });
    const emptied = [{ id: 'd1', text: 'Aprire', owner: null, due: null }];
    const { folded } = decided.and('meetings/m1/correction', { decisions: emptied, reason });
    expect(folded.decisions.get('d1')).not.toHaveProperty('owner');
    expect(folded.decisions.get('d1')).not.toHaveProperty('due');
    expect(
      held().when('meetings/m1/correction', { decisions: [{ text: 'Altro', owner: null, due: null }], reason }),
    ).toMatchObject({ events: [{}, { type: 'DecisionTaken' }] });
  });

  test.each(['present', 'kind', 'purposes', 'date'])('has no null for %s, which is always there', (field) => {
    const outcome = held().when('meetings/m1/correction', { [field]: null, reason });
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual(['invalid: invalid-input', [`/${field}`]]);
  });

  it('may move it to the right day', () => {
    expect(held().when('meetings/m1/correction', { startsAt: '2022-05-11T18:00', reason })).toMatchObject({
      events: [{ occurredOn: '2022-05-11', data: { date: '2022-05-11', startsAt: '2022-05-11T18:00' } }],
    });
  });

  it('of one that is only convened may be to a day to come', () => {
    expect(convened().when('meetings/m1/correction', { date: '2022-08-01', reason })).toMatchObject({
      events: [{ type: 'MeetingCorrected', occurredOn: '2022-08-01' }],
    });
  });

  it('puts its decisions right, and adds those that were forgotten', () => {
    const decisions = [
      { id: 'd1', text: 'Aprire due sportelli' },
      { id: 'd3', text: 'Dimenticata' },
    ];
    const outcome = held().when('meetings/m1/correction', { decisions, reason });
    expect(verdictOf(outcome)).toBe('MeetingCorrected DecisionCorrected DecisionTaken');
    expect(outcome).toMatchObject({
      events: [
        {},
        { data: { decision: 'd1', text: 'Aprire due sportelli' } },
        { data: { decision: 'd3', takenIn: 'm1' } },
      ],
    });
  });

  test.each<[string, () => Scenario, Fields, string, string[]]>([
    [
      'those present at what is not held yet',
      convened,
      { present: [], excused: [], delegates: [], decisions: [] },
      'refused: meeting-not-held',
      ['/present', '/excused', '/delegates', '/decisions'],
    ],
    ['a day to come for what was held', held, { date: '2022-06-02' }, 'refused: date-in-the-future', ['/date']],
    ['a day on which someone present had left', held, { date: '2022-05-15' }, 'refused: partner-not-active', ['/date']],
    [
      'someone present who had left',
      held,
      { date: '2022-05-15', present: ['diaconia'] },
      'refused: partner-not-active',
      ['/present/0'],
    ],
    ['an excuse of someone present', held, { excused: ['ciss'] }, 'refused: present-and-excused', ['/excused/0']],
    ['unknown partners', held, { present: ['ciss', 'nobody'] }, 'refused: unknown-partner', ['/present/1']],
    ['an unknown body', held, { body: 'cabina' }, 'refused: unknown-body', ['/body']],
    [
      'the decision of another meeting, after one of its own',
      held,
      {
        decisions: [
          { id: 'd1', text: 'x' },
          { id: 'd2', text: 'y' },
        ],
      },
      'refused: decision-id-taken',
      ['/decisions/1/id'],
    ],
    ['a time that clocks skip', held, { startsAt: '2022-03-27T02:30' }, 'invalid: invalid-input', ['/startsAt']],
  ])('refuses %s', (_, scenario, changes, verdict, pointers) => {
    const outcome = scenario().when('meetings/m1/correction', { ...changes, reason });
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual([verdict, pointers]);
  });

  it('refuses a day after its minutes were approved', () => {
    const approved = held().and('meetings/m1/minutes/approval', { date: '2022-05-12', elsewhere });
    const move = (date: string) => approved.when('meetings/m1/correction', { date, reason });
    expect(verdictOf(move('2022-05-12'))).toBe('MeetingCorrected');
    expect(verdictOf(move('2022-05-13'))).toBe('refused: approval-before-meeting');
    expect(pointersOf(move('2022-05-13'))).toEqual(['/date']);
  });
});

describe('annulling a meeting', () => {
  it('is recorded, with a reason', () => {
    expect(held().when('meetings/m1/annulment', { reason })).toEqual({
      events: [{ type: 'MeetingAnnulled', occurredOn: '2022-06-01', data: { meeting: 'm1', reason } }],
    });
    expect(pointersOf(held().when('meetings/m1/annulment', {}))).toEqual(['/reason']);
  });
});

describe('minutes', () => {
  it('are recorded along with the meeting, in one go', () => {
    const minutes = { text: 'Si è riunito il Tavolo.' };
    const expected = [
      { type: 'MeetingHeld', occurredOn: '2022-05-20' },
      { type: 'MinutesWritten', occurredOn: '2022-06-01', data: { text: minutes.text } },
    ];
    const present = { present: ['ciss'], minutes };
    const convenedFor = Scenario.given().and('meetings', { id: 'm1', date: '2022-05-20' });
    expect(convenedFor.when('meetings/m1/held', present)).toMatchObject({
      events: [{ ...expected[0], occurredOn: '2022-06-01' }, expected[1]],
    });
    expect(Scenario.given().when('meetings', { date: '2022-05-20', held: present })).toMatchObject({
      events: expected,
    });
    const empty = Scenario.given().when('meetings', {
      date: '2022-05-20',
      held: { present: [], minutes: { text: ' ' } },
    });
    expect(pointersOf(empty)).toEqual(['/held/minutes/text']);
    expect(pointersOf(held().when('meetings/m1/correction', { minutes, reason }))).toEqual(['/minutes']);
  });

  it('are written, and written again', () => {
    const written = held().and('meetings/m1/minutes', { text: 'Bozza' });
    expect(written.when('meetings/m1/minutes', { date: '2022-05-20', text: 'Verbale' }, 'PUT')).toEqual({
      events: [{ type: 'MinutesWritten', occurredOn: '2022-05-20', data: { meeting: 'm1', text: 'Verbale' } }],
    });
  });

  it('are approved from the day of the meeting on', () => {
    const approve = (date: string) => held().when('meetings/m1/minutes/approval', { date, elsewhere });
    expect(approve('2022-05-10')).toEqual({
      events: [{ type: 'MinutesApproved', occurredOn: '2022-05-10', data: { meeting: 'm1', elsewhere } }],
    });
    expect(verdictOf(approve('2022-05-09'))).toBe('refused: approval-before-meeting');
    expect(pointersOf(approve('2022-05-09'))).toEqual(['/date']);
  });

  it('do not change once they are approved', () => {
    const approved = held().and('meetings/m1/minutes/approval', { elsewhere });
    expect(verdictOf(approved.when('meetings/m1/minutes', { text: 'x' }))).toBe('refused: minutes-approved-already');
    expect(verdictOf(approved.when('meetings/m1/minutes/approval'))).toBe('refused: minutes-approved-already');
  });

  it('say something, and at most 100,000 characters', () => {
    for (const text of ['', '  \n', 'x'.repeat(100_001), 7]) {
      expect(pointersOf(held().when('meetings/m1/minutes', { text }))).toEqual(['/text']);
    }
    expect(verdictOf(held().when('meetings/m1/minutes', { text: 'x'.repeat(100_000) }))).toBe('MinutesWritten');
  });
});

describe('completing a decision', () => {
  it('is recorded, once', () => {
    expect(held().when('decisions/d1/completion', { date: '2022-05-30', note: 'Aperto' })).toEqual({
      events: [{ type: 'DecisionCompleted', occurredOn: '2022-05-30', data: { decision: 'd1', note: 'Aperto' } }],
    });
    const completed = held().and('decisions/d1/completion');
    expect(verdictOf(completed.when('decisions/d1/completion'))).toBe('refused: decision-completed-already');
  });

  it('is refused for what was not decided', () => {
    expect(verdictOf(held().when('decisions/d9/completion'))).toBe('unknown: not-found');
  });
});
