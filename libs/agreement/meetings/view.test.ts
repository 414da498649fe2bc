import { describe, expect, it } from '@jest/globals';
import { Scenario } from '#libs/testing/given-when-then.js';
import { pageOf } from '../core/paging.js';
import { OpenTexts } from '../core/reading.js';
import type { ViewOptions } from '../core/view.js';
import { type Open, openView } from '../texts/view.js';
import { decisionView, listDecisions, listMeetings, meetingView } from './view.js';

const of = (scenario: Scenario) => ({ state: scenario.folded, touched: new Map<string, number>() });
/** Texts in these states can be read without a key. */
const open: Open = async (texts) =>
  new OpenTexts(new Map(texts.map((text) => [text as never, { text: (text as { box: string }).box }])));

async function meeting(scenario: Scenario, options: Partial<ViewOptions> = {}, id = 'm1') {
  const view = meetingView(of(scenario), id, { names: true, ...options });
  return view && openView(view, open, 'it');
}
const ids = (scenario: Scenario, on?: string) =>
  pageOf(listMeetings(of(scenario), { on, names: true }), undefined, 50)?.items.map(({ id, status }) => [id, status]);

const convened = () =>
  Scenario.given().and('meetings', {
    id: 'm1',
    body: 'tavolo',
    startsAt: '2021-12-10T18:30',
    agenda: ['Avvio', 'Varie'],
    purposes: ['verification'],
    convenedBy: 'ciss',
  });
const held = () =>
  convened().and('meetings/m1/held', {
    date: '2021-12-17',
    present: ['ciss'],
    excused: ['chronos'],
    delegates: [{ partner: 'ciss', person: 'anna', name: 'Anna Rossi', office: 'Presidente' }],
    decisions: [{ id: 'd1', text: 'Aprire uno sportello', owner: 'ciss', due: '2022-03-31' }],
  });

describe('a meeting as it is read', () => {
  it('is as it was convened, with nobody present yet', async () => {
    expect(await meeting(convened())).toMatchObject({
      id: 'm1',
      status: 'convened',
      date: '2021-12-10',
      startsAt: '2021-12-10T18:30',
      body: 'tavolo',
      kind: 'governance',
      purposes: ['verification'],
      convenedBy: 'ciss',
      agenda: [{ text: 'Avvio' }, { text: 'Varie' }],
    });
    expect(await meeting(convened())).not.toHaveProperty('present');
  });

  it('is as it was held, with what its schedule said and what was decided', async () => {
    expect(await meeting(held())).toMatchObject({
      status: 'held',
      date: '2021-12-17',
      body: 'tavolo',
      present: ['ciss'],
      excused: ['chronos'],
      delegates: [{ partner: 'ciss', person: 'anna', name: 'Anna Rossi', office: 'Presidente' }],
      decisions: [{ id: 'd1', text: { text: 'Aprire uno sportello' }, owner: 'ciss', due: '2022-03-31' }],
    });
  });

  it('has the latest minutes, how many versions there were, and when they were approved', async () => {
    const written = held()
      .and('meetings/m1/minutes', { date: '2022-01-10', text: 'Bozza' }, 'PUT')
      .and('meetings/m1/minutes', { date: '2022-01-12', text: 'Testo' }, 'PUT');
    expect((await meeting(written))?.minutes).toMatchObject({
      text: { text: 'Testo' },
      versions: 2,
      writtenOn: '2022-01-12',
    });
    const approved = written.and('meetings/m1/minutes/approval', { date: '2022-02-15' });
    expect((await meeting(approved))?.minutes?.approvedOn).toBe('2022-02-15');
  });

  it('has minutes approved without a text, if they were', async () => {
    const approved = held().and('meetings/m1/minutes/approval', { date: '2022-02-15', elsewhere: 'In segreteria' });
    expect((await meeting(approved))?.minutes).toMatchObject({
      versions: 0,
      approvedOn: '2022-02-15',
      elsewhere: { text: 'In segreteria' },
    });
  });

  it('is cancelled, or annulled, and says why', async () => {
    const cancelled = convened().and('meetings/m1/cancellation', { date: '2021-12-01', reason: 'Neve' });
    expect(await meeting(cancelled)).toMatchObject({
      status: 'cancelled',
      cancellation: { date: '2021-12-01', reason: { text: 'Neve' } },
    });
    const annulled = held().and('meetings/m1/annulment', { date: '2022-05-01', reason: 'Mai avvenuto' });
    expect(await meeting(annulled)).toMatchObject({
      status: 'annulled',
      present: ['ciss'],
      annulment: { date: '2022-05-01', reason: { text: 'Mai avvenuto' } },
    });
  });

  it('names nobody where names are not to be seen', async () => {
    const written = held().and('meetings/m1/minutes', { text: 'Testo' }, 'PUT');
    expect(JSON.stringify(await meeting(written, { names: false }))).not.toMatch(/anna|Rossi|Presidente|actor/);
  });

  it('is undefined where there is none', async () => {
    expect(await meeting(held(), {}, 'm9')).toBeUndefined();
  });
});

describe('a meeting as read on an earlier day', () => {
  it('is the one convened while it was still to be held', async () => {
    expect(await meeting(held(), { on: '2021-12-16' })).toMatchObject({ status: 'convened', date: '2021-12-10' });
    expect(await meeting(held(), { on: '2021-12-16' })).not.toHaveProperty('decisions');
    expect(await meeting(held(), { on: '2021-12-17' })).toMatchObject({ status: 'held', date: '2021-12-17' });
  });

  it('is not there, if it was only recorded as held later', async () => {
    const straight = Scenario.given().and('meetings', { id: 'm1', date: '2022-02-10', held: { present: [] } });
    expect(await meeting(straight, { on: '2022-02-09' })).toBeUndefined();
    expect(ids(straight, '2022-02-09')).toEqual([]);
    expect(ids(straight, '2022-02-10')).toEqual([['m1', 'held']]);
  });

  it('knows nothing of minutes, approvals and cancellations of later days', async () => {
    const minuted = held()
      .and('meetings/m1/minutes', { date: '2022-01-10', text: 'Bozza' }, 'PUT')
      .and('meetings/m1/minutes', { date: '2022-01-12', text: 'Testo' }, 'PUT')
      .and('meetings/m1/minutes/approval', { date: '2022-02-15' });
    expect((await meeting(minuted, { on: '2022-01-09' }))?.minutes).toBeUndefined();
    expect((await meeting(minuted, { on: '2022-01-11' }))?.minutes).toMatchObject({
      text: { text: 'Bozza' },
      versions: 1,
    });
    expect((await meeting(minuted, { on: '2022-02-14' }))?.minutes).not.toHaveProperty('approvedOn');
    const cancelled = convened().and('meetings/m1/cancellation', { date: '2021-12-01', reason: 'Neve' });
    expect((await meeting(cancelled, { on: '2021-11-30' }))?.status).toBe('convened');
  });

  it('is annulled all the same: what sets the record straight holds on every day', async () => {
    const annulled = held().and('meetings/m1/annulment', { date: '2022-05-01', reason: 'Mai avvenuto' });
    expect((await meeting(annulled, { on: '2021-12-20' }))?.status).toBe('annulled');
  });
});

describe('the list of meetings', () => {
  it('goes by date, of one date in the order of recording', () => {
    const three = Scenario.given()
      .and('meetings', { id: 'm3', date: '2022-03-10' })
      .and('meetings', { id: 'm2', date: '2022-02-10', held: { present: [] } })
      .and('meetings', { id: 'm1', date: '2022-03-10' });
    expect(ids(three)).toEqual([
      ['m2', 'held'],
      ['m3', 'convened'],
      ['m1', 'convened'],
    ]);
  });
});

describe('a decision as it is read', () => {
  const decision = async (scenario: Scenario, on?: string) => {
    const view = decisionView(of(scenario), 'd1', { on, names: true });
    return view && openView(view, open, 'it');
  };

  it('is open until it is carried out', async () => {
    const done = held().and('decisions/d1/completion', { date: '2022-03-20', note: 'Aperto' });
    expect(await decision(done)).toMatchObject({
      id: 'd1',
      meeting: 'm1',
      date: '2021-12-17',
      status: 'completed',
      text: { text: 'Aprire uno sportello' },
      owner: 'ciss',
      due: '2022-03-31',
      completion: { date: '2022-03-20', note: { text: 'Aperto' } },
    });
    expect((await decision(done, '2022-03-19'))?.status).toBe('open');
    expect(await decision(done, '2021-12-16')).toBeUndefined();
    expect(listDecisions(of(done), { on: '2021-12-16', names: true }).entries).toEqual([]);
    expect(pageOf(listDecisions(of(done), { names: true }), undefined, 5)?.items).toHaveLength(1);
  });

  it('is annulled with its meeting', async () => {
    const annulled = held().and('meetings/m1/annulment', { reason: 'Mai avvenuto' });
    expect((await decision(annulled))?.status).toBe('annulled');
  });
});
