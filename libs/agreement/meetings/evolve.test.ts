import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '#libs/kernel/envelope.js';
import { locateSealed, type SealedText, Unsealed } from '#libs/kernel/sealing.js';
import { Scenario } from '#libs/testing/given-when-then.js';
import { agreementUpcasters } from '../core/events.js';
import { evolve } from '../core/evolve.js';
import { emptyAgreement } from '../core/state.js';

const reason = 'Perché sì';
/** The sample agreement takes the revisions 1 to 9. */
const given = () => Scenario.given();
const meeting = (scenario: Scenario, id = 'm1') => scenario.folded.meetings.get(id);

describe('meetings', () => {
  const convened = () =>
    given().and('meetings', {
      id: 'm1',
      body: 'tavolo',
      startsAt: '2022-05-10T18:30',
      endsAt: '2022-05-10T20:00',
      purposes: ['verification'],
      agenda: ['Avvio'],
    });

  it('held ones have what their schedule says, unless they say otherwise', () => {
    const held = meeting(
      convened().and('meetings/m1/held', { date: '2022-05-10', present: ['ciss'], place: 'Perosa' }),
    );
    expect(held?.held).toMatchObject({
      date: '2022-05-10',
      startsAt: '2022-05-10T18:30',
      endsAt: '2022-05-10T20:00',
      body: 'tavolo',
      kind: 'governance',
      purposes: ['verification'],
      place: { box: 'Perosa' },
      present: ['ciss'],
      excused: [],
      revision: 11,
    });
    expect(held?.scheduled).toMatchObject({ date: '2022-05-10', revision: 10 });
    expect(held?.revision).toBe(10);
  });

  it('held ones may be of another kind, body and purpose than convened', () => {
    const changes = { body: 'tavolo', kind: 'public-event', purposes: [] };
    const held = meeting(convened().and('meetings/m1/held', { date: '2022-05-10', present: [], ...changes }))?.held;
    expect(held).toMatchObject({ kind: 'public-event', purposes: [] });
  });

  it('lose their hours when the day moves, and nothing else', () => {
    const moved = meeting(convened().and('meetings/m1/reschedule', { date: '2022-05-20' }));
    expect(moved?.scheduled).toMatchObject({
      date: '2022-05-20',
      body: 'tavolo',
      purposes: ['verification'],
      revision: 11,
    });
    expect(moved?.scheduled).not.toHaveProperty('startsAt');
    expect(moved?.scheduled).not.toHaveProperty('endsAt');
    const held = meeting(convened().and('meetings/m1/held', { date: '2022-05-11', present: [] }))?.held;
    expect(held).not.toHaveProperty('startsAt');
  });

  it('lose the end when they are given another start', () => {
    const moved = meeting(convened().and('meetings/m1/reschedule', { startsAt: '2022-05-10T19:00' }));
    expect(moved?.scheduled).toMatchObject({ startsAt: '2022-05-10T19:00' });
    expect(moved?.scheduled).not.toHaveProperty('endsAt');
  });

  it('cancelled and annulled ones stay, with day and revision', () => {
    const cancelled = meeting(convened().and('meetings/m1/cancellation', { date: '2022-05-09', reason }));
    expect(cancelled?.cancelled).toMatchObject({ date: '2022-05-09', revision: 11 });
    const annulled = meeting(convened().and('meetings/m1/annulment', { date: '2022-05-09', reason }));
    expect(annulled).toMatchObject({
      annulled: { date: '2022-05-09', revision: 11 },
      scheduled: { date: '2022-05-10' },
    });
  });

  it('corrected ones keep their place in the order of recording', () => {
    const scenario = convened()
      .and('meetings/m1/held', { date: '2022-05-10', present: ['ciss', 'diaconia'] })
      .and('meetings/m1/correction', { present: ['diaconia'], excused: ['ciss'], reason })
      .and('meetings/m1/correction', { date: '2022-05-11', reason });
    expect(meeting(scenario)?.held).toMatchObject({
      date: '2022-05-11',
      present: ['diaconia'],
      excused: ['ciss'],
      revision: 11,
    });
    expect(meeting(scenario)?.held).not.toHaveProperty('startsAt');
    expect(meeting(scenario)?.corrections).toEqual([12, 13]);
    expect(meeting(scenario)?.scheduled?.date).toBe('2022-05-10');
  });

  it('of the first version have their title and place in clear: readable, and no text that could be redacted', () => {
    const first = readFileSync(new URL('../fixtures/events/MeetingScheduled.v1.json', import.meta.url), 'utf8');
    const state = emptyAgreement('pinerolo');
    evolve(state, locateSealed(agreementUpcasters.upcast(JSON.parse(first) as RecordedEvent)));
    const { scheduled } = state.meetings.get('m1') ?? {};
    expect([scheduled?.title, scheduled?.place]).toEqual([new Unsealed('Primo'), new Unsealed('Pinerolo')]);
    expect([...state.texts.keys()]).toEqual((scheduled?.agenda ?? []).map((text) => (text as SealedText).key));
  });

  it('corrected before they are held are convened otherwise', () => {
    const scenario = convened().and('meetings/m1/correction', {
      date: '2022-07-01',
      body: 'tavolo',
      title: 'Altro',
      reason,
    });
    expect(meeting(scenario)?.scheduled).toMatchObject({
      date: '2022-07-01',
      title: { box: 'Altro' },
      revision: 10,
    });
    expect(meeting(scenario)?.held).toBeUndefined();
  });

  it('keep every version of the minutes, and when they were approved', () => {
    const scenario = convened()
      .and('meetings/m1/held', { date: '2022-05-10', present: [] })
      .and('meetings/m1/minutes', { date: '2022-05-11', text: 'Bozza' })
      .and('meetings/m1/minutes', { date: '2022-05-12', text: 'Verbale' })
      .and('meetings/m1/minutes/approval', { date: '2022-05-20' });
    expect(meeting(scenario)?.minutes).toMatchObject([
      { date: '2022-05-11', revision: 12, text: { box: 'Bozza' } },
      { date: '2022-05-12', revision: 13, text: { box: 'Verbale' } },
    ]);
    expect(meeting(scenario)?.minutesApproved).toEqual({ date: '2022-05-20', revision: 14 });
  });

  it('take decisions, which are put right and completed', () => {
    const { decisions } = given()
      .and('meetings', {
        id: 'm1',
        date: '2022-05-10',
        held: { present: [], decisions: [{ id: 'd1', text: 'Aprire', owner: 'ciss', due: '2022-12-31' }] },
      })
      .and('meetings/m1/correction', { decisions: [{ id: 'd1', text: 'Chiudere', due: '2022-11-30' }], reason })
      .and('decisions/d1/completion', { date: '2022-05-30', note: 'Fatto' }).folded;
    expect(decisions.get('d1')).toMatchObject({
      meeting: 'm1',
      date: '2022-05-10',
      revision: 11,
      text: { box: 'Chiudere' },
      owner: 'ciss',
      due: '2022-11-30',
      completed: { date: '2022-05-30', revision: 14, note: { box: 'Fatto' } },
    });
  });
});
