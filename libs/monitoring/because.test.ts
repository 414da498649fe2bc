import { describe, expect, it } from '@jest/globals';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import { inLanguage, monitoringReport } from './report.js';

const RULE = { id: 'r', type: 'meeting-cadence', minimum: 3, per: 'agreement-year' };
const PRESENT = ['ciss', 'diaconia'];

const given = (fields: Record<string, unknown> = {}): Scenario =>
  Scenario.given(sampleDefinition(fields)).at('2030-01-01T12:00:00.000Z');
const because = (scenario: Scenario, on: string, pointer: string) => {
  const reason = monitoringReport(scenario.folded, on).because[pointer];
  if (!reason) throw new Error(`No reason for ${pointer}`);
  return { ...reason.text, events: reason.events };
};
const held = (scenario: Scenario, id: string, date: string, fields: Record<string, unknown> = {}) =>
  scenario.and('meetings', { id, date, held: { present: PRESENT }, ...fields });

describe('why a window is judged so', () => {
  const window = '/cadence/0/windows/0';

  it('says how many of how many, when, and by when the next', () => {
    const scenario = held(held(given({ rules: [RULE] }), 'a', '2021-05-10'), 'b', '2021-12-01');
    const { it: italian, en, events } = because(scenario, '2022-01-10', window);
    expect(italian).toMatch(
      /^2 incontri su 3 \(10\/05\/2021, 01\/12\/2021\); in linea; il prossimo va tenuto entro il 28 marzo 2022/,
    );
    expect(en).toMatch(
      /^2 of 3 meetings \(10 May 2021, 1 Dec 2021\); on track; the next must be held by 28 March 2022/,
    );
    expect(italian).toContain('287 giorni trascorsi su 365, 3 × 287 ÷ 365 = 2,36, quindi ne chiede 2');
    const revisions = ['a', 'b'].map((id) => scenario.folded.meetings.get(id)?.held?.revision);
    expect(events).toEqual([1, scenario.folded.rules.get('r')?.revision, ...revisions]);
  });

  it('changes the words alone where the agreement says «dovrebbe»', () => {
    const convened = { id: 'x', body: 'tavolo', date: '2021-06-01' };
    const should = given({ rules: [{ ...RULE, strength: 'should' }] }).and('meetings', convened);
    const must = given({ rules: [RULE] }).and('meetings', convened);
    expect(because(should, '2021-05-01', window).it).toContain('il primo andrebbe tenuto entro il 26 marzo 2022');
    expect(because(should, '2022-04-01', window).it).toContain('non in linea con quanto previsto: il periodo è finito');
    expect(because(must, '2022-04-01', window).it).toContain('non rispettato: il periodo è finito');
    expect(because(should, '2022-04-01', '/cadence/0').it).toContain(
      'dovrebbero tenersi almeno 3 incontri in ogni anno dell’accordo',
    );
  });

  it('says what was held and does not count, and why', () => {
    const rules = [{ ...RULE, purpose: 'verification', quorum: '2/3', minSpacingDays: 10 }];
    const scenario = given({ rules });
    held(scenario, 'a', '2021-05-01', { purposes: ['verification'] });
    held(scenario, 'b', '2021-05-05', { purposes: ['verification'] });
    held(scenario, 'c', '2021-06-01');
    held(scenario, 'd', '2021-07-01', { purposes: ['verification'], held: { present: ['ciss'] } });
    const text = because(scenario, '2021-08-01', window).it;
    expect(text).toMatch(/^1 momento di verifica su 3 \(01\/05\/2021 con 2 presenti su 3\)/);
    expect(text).toContain(
      'Non contano: 05/05/2021 (a meno di 10 giorni dal precedente), 01/06/2021 (altra finalità), 01/07/2021 (1 presente su 3, ne serve almeno due terzi)',
    );
  });

  it('says of the last date how it is reached only where more are missing than one', () => {
    const scenario = held(given({ rules: [RULE] }), 'a', '2021-05-10');
    expect(because(scenario, '2021-06-01', window).it).toContain(
      'Data ultima: dopo il prossimo ne manca 1, quindi 1 × 1 giorno prima del 28 marzo 2022',
    );
    expect(because(held(scenario, 'b', '2021-12-01'), '2022-01-10', window).it).not.toContain('Data ultima');
  });

  it('recommends a better day only where there is one', () => {
    const text = (minimum: number) => because(given({ rules: [{ ...RULE, minimum }] }), '2021-04-01', window).it;
    expect(text(1)).toMatch(/il primo va tenuto entro il 28 marzo 2022\./);
    expect(text(2)).toContain('il primo va tenuto entro il 27 marzo 2022, meglio entro il 27 settembre 2021.');
  });

  it('says once of those that wait for minutes that they do, and of others what is wrong with them', () => {
    const scenario = given({ rules: [{ ...RULE, requireMinutes: true, minSpacingDays: 10 }] });
    held(held(scenario, 'a', '2021-05-01'), 'b', '2021-05-05');
    const { it: italian } = because(scenario, '2021-06-01', window);
    expect(italian).toContain('Verbali da approvare: 01/05/2021 (con tutti i verbali il conto sarebbe 1)');
    expect(italian).toContain('Non contano: 05/05/2021 (verbale non approvato).');
  });

  it('rests on an approval of minutes only where the rule asks for it', () => {
    for (const requireMinutes of [true, false]) {
      const scenario = held(given({ rules: [{ ...RULE, requireMinutes }] }), 'a', '2021-05-01');
      scenario.and('meetings/a/minutes/approval', { date: '2021-05-20', elsewhere: 'Agli atti' });
      const approval = scenario.folded.meetings.get('a')?.minutesApproved?.revision;
      expect(because(scenario, '2021-06-01', window).events.includes(approval ?? 0)).toBe(requireMinutes);
    }
  });

  it('rests on the meetings that are planned, too', () => {
    const scenario = given({ rules: [RULE] }).and('meetings', { id: 'a', date: '2021-09-01' });
    const planned = scenario.folded.meetings.get('a')?.scheduled?.revision;
    expect(because(scenario, '2021-06-01', window).events).toContain(planned);
  });

  it('says how a shortened window comes to ask for fewer', () => {
    const scenario = given({ rules: [{ ...RULE, per: 'calendar-year' }] });
    expect(because(scenario, '2021-04-01', window).it).toContain(
      '278 giorni su 365: 3 × 278 ÷ 365 = 2,28, arrotondato a 2',
    );
  });

  it('says which days a rolling year left short', () => {
    const scenario = held(given({ rules: [{ ...RULE, minimum: 1, per: 'rolling-year' }] }), 'a', '2022-06-01');
    const { it: italian, events } = because(scenario, '2022-07-01', '/cadence/0');
    expect(italian).toContain('Giorni scoperti: dal 28 marzo 2022 al 31 maggio 2022 (65 giorni)');
    expect(italian).toContain('Incontri che contano: 01/06/2022');
    expect(events).toContain(scenario.folded.meetings.get('a')?.held?.revision);
  });
});

describe('why the others are judged so', () => {
  it('an indicator shows its formula with its values', () => {
    const scenario = given().and('indicators/i1/measurements', { date: '2021-06-01', value: 25, qualifier: 'over' });
    const { it: italian, en } = because(scenario, '2022-03-28', '/objectives/0/indicators/0');
    expect(italian).toMatch(/^Oltre 25 famiglie, obiettivo 100 famiglie entro il 28 marzo 2023; in ritardo/);
    expect(italian).toContain('Avanzamento: (25 − 0) ÷ (100 − 0) = 25\u00A0%');
    expect(italian).toContain(
      '0 (29/03/2021) → 100 (28/03/2023), 0 + 100 × 364 ÷ 729 = 49,93; (49,93 − 0) ÷ (100 − 0) = 50\u00A0%',
    );
    expect(en).toContain('On track from 50\u00A0% − 10\u00A0% = 40\u00A0% up');
  });

  it('an indicator without a target says so in the rules’ words', () => {
    const indicators = [{ id: 'i', title: 'Accessi', unit: 'accessi', direction: 'increase' }];
    expect(because(given({ indicators }), '2021-06-01', '/unassigned/indicators/0').it).toMatch(
      /^Non valutabile: valore obiettivo non definito/,
    );
  });

  it('an indicator rests on what took values away too', () => {
    const scenario = given().and('indicators/i1/measurements', { id: 'x', date: '2021-06-01', value: 25 });
    scenario.and('indicators/i1/measurements/x/rejection', { reason: 'Non torna' });
    const entry = scenario.folded.indicators.get('i1')?.measurements[0];
    const { events } = because(scenario, '2022-03-28', '/objectives/0/indicators/0');
    expect(events).toEqual(expect.arrayContaining([entry?.revision, entry?.review?.revision]));
  });

  it('an objective shows its weighted terms and its coverage', () => {
    const commitments = [{ id: 'c', partner: 'ciss', title: 'Sala', kind: 'one-off', objective: 'os1', weight: 2 }];
    const scenario = given({ commitments }).and('commitments/c/progress', { date: '2021-06-01', status: 'fulfilled' });
    const text = because(scenario, '2021-07-01', '/objectives/0').it;
    expect(text).toContain('Raggiungimento: (2 × 100\u00A0% «Sala») ÷ 2 = 100\u00A0%');
    expect(text).toContain('2 ÷ 3 = 67\u00A0%');
    expect(text).toContain('Senza dati: «Famiglie seguite»');
  });

  it('a commitment and the counts', () => {
    const scenario = given().and('commitments/im1/progress', { date: '2021-06-01', status: 'in-progress' });
    expect(because(scenario, '2021-07-01', '/unassigned/commitments/0').it).toMatch(
      /^Mantenuto; ultimo aggiornamento del 1° giugno 2021: in corso\./,
    );
    expect(because(scenario, '2021-12-02', '/unassigned/commitments/0').it).toContain(
      'una conferma era attesa entro il 1° dicembre 2021',
    );
    expect(because(scenario, '2021-07-01', '/commitmentCounts')).toMatchObject({
      it: 'Impegni mantenuti: 1 su 1.',
      en: 'Commitments kept: 1 of 1.',
    });
  });

  it('a commitment under way without a percentage, and one that is late by a part', () => {
    const commitment = { partner: 'ciss', title: 'Corso', kind: 'deadline' };
    const commitments = [
      { ...commitment, id: 'a', due: '2021-04-10' },
      { ...commitment, id: 'b', parent: 'a', due: '2021-03-31' },
    ];
    const scenario = given({ commitments }).and('commitments/b/progress', {
      date: '2021-03-30',
      status: 'in-progress',
    });
    expect(because(scenario, '2021-03-30', '/unassigned/commitments/0/parts/0').it).toContain(
      'in corso senza percentuale vale la metà, quindi realizzazione = 50\u00A0%',
    );
    scenario.and('commitments/b/progress', { date: '2021-04-10', status: 'fulfilled' });
    expect(because(scenario, '2021-04-11', '/unassigned/commitments/0').it).toContain(
      'In ritardo: lo è una delle parti',
    );
    expect(because(scenario, '2021-04-11', '/unassigned/commitments/0/parts/0').it).toContain(
      'In ritardo: adempiuto il 10 aprile 2021, la scadenza era il 31 marzo 2021',
    );
  });

  it('a final evaluation that an early end moved', () => {
    const rules = [{ id: 'f', type: 'final-evaluation', dueDaysBeforeEnd: 30 }];
    const scenario = given({ rules }).and('early-end', { date: '2022-06-01', validTo: '2022-06-10' });
    expect(because(scenario, '2022-06-01', '/finalEvaluation/0').it).toBe(
      'Valutazione finale attesa; termine il 10 giugno 2022. La fine anticipata l’avrebbe chiesta l’11 maggio 2022, prima di essere decisa.',
    );
    expect(because(scenario, '2022-06-01', '/term').it).toBe(
      'Dal 29 marzo 2021 al 10 giugno 2022. Fine anticipata decisa il 1° giugno 2022.',
    );
    const [decided] = scenario.folded.termChanges;
    expect(because(scenario, '2022-06-01', '/term').events).toContain(decided?.revision);
    expect(because(scenario, '2022-05-31', '/term').events).not.toContain(decided?.revision);
  });

  it('an unknown term, and what of a term is presumed', () => {
    const unknown = given({ validFrom: undefined, rules: [], indicators: [] });
    expect(because(unknown, '2022-01-01', '/term')).toMatchObject({
      it: 'Periodo non definito.',
      en: 'Term not defined.',
    });
    const presumed = [{ field: 'validFrom', text: 'Si assume la data della determina.' }];
    expect(because(given({ presumed }), '2022-01-01', '/term').it).toContain(
      'Presunto: Si assume la data della determina.',
    );
  });
});

describe('every verdict', () => {
  it('has a reason in both languages, resting on events in order', () => {
    const { figures, because: reasons } = monitoringReport(given().folded, '2022-01-01');
    const pointers = ['/cadence/0', '/cadence/0/windows/0', '/cadence/0/windows/1', '/objectives/0'];
    const others = ['/objectives/0/indicators/0', '/unassigned/commitments/0', '/commitmentCounts'];
    expect(Object.keys(reasons)).toEqual(expect.arrayContaining([...pointers, ...others]));
    for (const [pointer, { text, events }] of Object.entries(reasons)) {
      expect(valueAt(figures, pointer)).toBeDefined();
      expect([text.it === '', text.en === '']).toEqual([false, false]);
      expect(events).toEqual([...new Set(events)].sort((a, b) => a - b));
    }
    expect(inLanguage(reasons, 'en')['/commitmentCounts']?.text).toBe('Commitments kept: 0 of 1; 1 unconfirmed.');
  });

  function valueAt(figures: unknown, pointer: string): unknown {
    const segments = pointer.split('/').slice(1);
    return segments.reduce((value, segment) => (value as Record<string, unknown>)[segment], figures);
  }
});
