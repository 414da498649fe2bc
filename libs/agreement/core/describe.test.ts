import { describe, expect, it } from '@jest/globals';
import { registerOf } from '#libs/kernel/envelope.js';
import { locateSealed } from '#libs/kernel/sealing.js';
import { sampleDefinition } from '#libs/testing/given-when-then.js';
import { AgreementDesk } from '#libs/testing/whole-life.js';
import { type HistoryEntry, historyEntry } from './describe.js';
import { asRecorded } from './state.js';

const INDICATOR = { id: 'i1', title: 'Famiglie', unit: 'famiglie', direction: 'increase', responsible: 'chronos' };

/** What the history of the sample agreement says of commands, without its own beginning. */
async function historyOf(...commands: readonly [path: string, body: object][]): Promise<HistoryEntry[]> {
  const desk = new AgreementDesk();
  await desk.recording.recordAgreement(sampleDefinition({ indicators: [INDICATOR] }), { actor: 'user-1' });
  const before = (await desk.recorded()).length;
  for (const [path, body] of commands) await desk.mustRecord(path, body);
  const { state } = await desk.registers.current(registerOf('pinerolo'));
  return (await desk.recorded()).slice(before).map((event) => historyEntry(asRecorded(state), locateSealed(event)));
}

const held = {
  present: ['ciss', 'diaconia'],
  decisions: [{ id: 'sportello', text: 'Aprire uno sportello', owner: 'diaconia' }],
};

describe('the history', () => {
  it('is a partner’s, where something happened to what is theirs', async () => {
    const entries = await historyOf(
      ['meetings', { id: 'm1', date: '2022-03-01', body: 'tavolo', convenedBy: 'ciss', held }],
      ['decisions/sportello/completion', { date: '2022-04-01' }],
      ['commitments/im1/progress', { id: 'p1', date: '2022-04-01', status: 'in-progress', percent: 12.5 }],
      ['indicators/i1/measurements', { id: 'v1', date: '2022-04-01', value: 3.5 }],
      ['partners/chronos/withdrawal', { date: '2022-05-01' }],
    );
    expect(entries.map(({ part, partner }) => [part, partner])).toEqual([
      ['meetings/m1', 'ciss'],
      ['decisions/sportello', 'diaconia'],
      ['decisions/sportello', 'diaconia'],
      ['commitments/im1/progress/p1', 'ciss'],
      ['indicators/i1/measurements/v1', 'chronos'],
      ['partners/chronos', 'chronos'],
    ]);
  });

  it('tells the day that a meeting was convened for then, and why something was put right', async () => {
    const entries = await historyOf(
      ['meetings', { id: 'm1', date: '2022-03-01', body: 'tavolo' }],
      ['meetings/m1/reschedule', { date: '2022-03-08', reason: 'Sala occupata' }],
      ['meetings/m1/held', { date: '2022-03-09', present: ['ciss'] }],
      ['meetings/m1/correction', { date: '2022-03-10', reason: 'Era il giorno dopo' }],
      ['commitments/im1/progress', { id: 'p1', date: '2022-04-01', status: 'in-progress' }],
    );
    expect(entries.map(({ text }) => text.it).slice(0, 4)).toEqual([
      'Incontro convocato: Tavolo, 01/03/2022',
      'Incontro spostato: Tavolo, 08/03/2022',
      'Incontro tenuto: Tavolo, 09/03/2022 (1 partner presente)',
      'Incontro corretto: Tavolo, 10/03/2022 (giorno: 10/03/2022, prima 09/03/2022)',
    ]);
    expect(entries.map(({ reason }) => reason !== undefined)).toEqual([false, true, false, true, false]);
  });

  it('says what was handed in for which period, since when a partner leaves, and no id', async () => {
    const yearly = {
      id: 'conto',
      type: 'deliverable',
      title: 'Rendiconto',
      partner: 'ciss',
      every: 'P1Y',
      from: '2021-03-29',
    };
    const entries = await historyOf(
      ['rules', yearly],
      ['rules/conto/deliveries', { id: 'd1', date: '2022-04-01', period: '2021-03-29' }],
      ['rules/conto/deliveries/d1/annulment', { date: '2022-04-02', reason: 'Per errore' }],
      ['partners/chronos/withdrawal', { date: '2022-05-01', effectiveOn: '2022-09-08' }],
      ['partners/chronos/withdrawal/annulment', { date: '2022-05-02', reason: 'Per errore' }],
      ['issues', { id: 'c1', date: '2022-05-02', title: 'Manca una sala' }],
      ['evaluations', { id: 'e1', date: '2022-05-02', final: true, text: 'Bene' }],
    );
    expect(entries.slice(1).map(({ text }) => text.it)).toEqual([
      'Consegna registrata: Rendiconto (periodo dal 29/03/2021)',
      'Consegna annullata: Rendiconto (periodo dal 29/03/2021, del 01/04/2022)',
      'Recesso di un partner: Chronos (dall’08/09/2022)',
      'Recesso di un partner annullato: Chronos (dall’08/09/2022, del 01/05/2022)',
      'Criticità segnalata',
      'Valutazione registrata (finale)',
    ]);
    // Its title is sealed: it is opened for who reads.
    expect(entries.find(({ part }) => part === 'issues/c1')?.words).toBeDefined();
  });

  it('says of each what it was, of what, and how much', async () => {
    const entries = await historyOf(
      ['meetings', { id: 'm1', date: '2022-03-01', body: 'tavolo', held }],
      ['decisions/sportello/completion', { date: '2022-04-01' }],
      ['commitments/im1/progress', { id: 'p1', date: '2022-04-01', status: 'in-progress', percent: 12.5 }],
      ['indicators/i1/measurements', { id: 'v1', date: '2022-04-01', value: 3.5 }],
      ['extensions', { date: '2022-05-01', validTo: '2024-03-28' }],
    );
    expect(entries.map(({ text }) => text.it)).toEqual([
      'Incontro tenuto: Tavolo, 01/03/2022 (2 partner presenti)',
      'Decisione presa: Tavolo, 01/03/2022',
      'Decisione attuata: Tavolo, 01/03/2022',
      'Avanzamento registrato: Mettere a disposizione la sala (in corso, 12,5\u00A0%)',
      'Rilevazione registrata: Famiglie (3,5)',
      "Proroga: Patto d'intesa (fino al 28/03/2024)",
    ]);
  });
});
