import { describe, expect, test } from '@jest/globals';
import { Unsealed } from '#libs/kernel/sealing.js';
import type { Language } from '#libs/kernel/text.js';
import { monitoringReport } from '#libs/monitoring/report.js';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import { buildReport } from './build-report.js';
import { openDocument, type ReportDocument, sealedTextsIn } from './report-document.js';
import { ranges } from './report-source.js';

const ON = '2022-01-15';

function reportOf(scenario: Scenario, lang: Language = 'it', on = ON): ReportDocument {
  const report = monitoringReport(scenario.folded, on);
  return buildReport({ ...report, revision: 12, registerHash: 'sha256:abc', asOf: '2022-06-01T00:00:00.000Z' }, lang);
}

const section = (document: ReportDocument, id: string) => document.sections.find((found) => found.id === id);
const textOf = (value: unknown): string => JSON.stringify(value);
const should = (strength: string) =>
  sampleDefinition({
    rules: [{ id: 'r', type: 'meeting-cadence', minimum: 3, per: 'agreement-year', strength, wording: 'almeno tre' }],
  });

describe('an agreement that renews itself', () => {
  const given = () =>
    Scenario.given(
      sampleDefinition({
        duration: 'P1Y',
        renewal: { every: 'P1Y', noticeDays: 30 },
        rules: [
          { id: 'conto', type: 'deliverable', title: 'Rendiconto', every: 'P1Y', partner: 'ciss', within: 'P30D' },
        ],
      }),
    );

  test('lists as many renewed terms as it counts, and once told no when it ends', () => {
    const renewed = textOf(section(reportOf(given(), 'it', '2023-06-01'), 'anagrafica'));
    expect(renewed).toContain('2 volte: 29/03/2022 – 28/03/2023; 29/03/2023 – 28/03/2024"');
    const refused = given().at('2023-06-01T10:00:00.000Z').and('non-renewals', { date: '2023-06-01' });
    const over = textOf(section(reportOf(refused, 'it', '2023-06-01'), 'anagrafica'));
    expect(over).toContain('l’accordo finisce il 28 marzo 2024');
  });

  test('counts as missing only what was due', () => {
    const summary = (on: string) => textOf(section(reportOf(given(), 'it', on), 'sintesi'));
    expect(summary('2021-06-01')).toContain('Rendiconto: nessuna ancora dovuta');
    expect(summary('2022-06-01')).toContain('Rendiconto: 0 su 1');
  });
});

describe('issues', () => {
  test('past their day are overdue, as among the deadlines; one annulled was never there', () => {
    const raised = Scenario.given().and('issues', { id: 'c1', title: 'Sala', date: '2022-01-01', due: '2022-01-10' });
    expect(textOf(section(reportOf(raised), 'criticita'))).toContain('"word":"scaduta"');
    const annulled = raised.and('issues/c1/annulment', { reason: 'Per errore' });
    expect(section(reportOf(annulled), 'criticita')).toBeUndefined();
  });
});

describe('a report', () => {
  test('has the customary sections that have something to say, and names the others', () => {
    const document = reportOf(Scenario.given());
    const ids = document.sections.map(({ id }) => id);
    expect(ids.slice(0, 3)).toEqual(['sintesi', 'anagrafica', 'partenariato']);
    expect(ids).toContain('metodo');
    expect(ids).not.toContain('criticita');
    expect(document.empty).toEqual(expect.arrayContaining(['Criticità', 'Decisioni e compiti', 'Valutazione']));
    expect(document.footer.join(' ')).toMatch(/primi 12 eventi.*sha256:[0-9a-f]{64}.*sha256:abc.*formato 1/);
  });

  test('words «deve» and «dovrebbe» differently, and quotes the agreement', () => {
    const after = '2022-03-29';
    const given = (strength: string) =>
      Scenario.given(should(strength)).and('meetings', { date: '2021-06-01', held: { present: ['ciss'] } });
    expect(textOf(section(reportOf(given('must'), 'it', after), 'riunioni'))).toContain('regola non rispettata');
    const report = reportOf(given('should'), 'it', after);
    const riunioni = textOf(section(report, 'riunioni'));
    expect(textOf(report.sections)).not.toMatch(/non rispettat|mancat/);
    expect(riunioni).toContain('non in linea con quanto previsto');
    expect(riunioni).toContain('«almeno tre»');
    expect(riunioni).toContain('Con altre letture');
  });

  test('calls a rule what its period is called, while nothing is wrong', () => {
    expect(textOf(section(reportOf(Scenario.given(), 'it', '2021-05-01'), 'sintesi'))).toContain('"word":"in linea"');
    const held = ['2021-05-01', '2021-06-01', '2021-07-01'].reduce(
      (scenario, date) => scenario.and('meetings', { body: 'tavolo', date, held: { present: [] } }),
      Scenario.given(),
    );
    const kept = textOf(section(reportOf(held, 'it', '2021-08-01'), 'sintesi'));
    expect(kept).toContain('"word":"regola rispettata"');
  });

  test('every verdict has its reason: where in the figures, the sentence, the events', () => {
    const scenario = Scenario.given().and('meetings', {
      id: 'm1',
      body: 'tavolo',
      date: '2021-06-01',
      held: { present: ['ciss'] },
    });
    const table = section(reportOf(scenario), 'riunioni')?.blocks.find((block) => block.kind === 'table');
    expect(table).toMatchObject({
      why: [{ pointer: '/cadence/0/windows/0', events: expect.arrayContaining([10]) }, {}],
    });
    const verdict = section(reportOf(scenario, 'en'), 'sintesi')?.blocks[0];
    expect(verdict).toMatchObject({ kind: 'verdict', why: { pointer: '/cadence/0' } });
    expect(textOf(verdict)).toContain('Meetings: 1 of 3');
  });

  test('marks what was made up wherever it shows it', () => {
    const invented = Scenario.given()
      .and('meetings', { id: 'm1', date: '2021-06-01', held: { present: [] }, invented: true })
      .and('commitments/im1/progress', { date: '2021-12-01', status: 'in-progress', invented: true })
      .and('indicators/i1/measurements', { date: '2021-12-01', value: 5, invented: true });
    const document = reportOf(invented);
    expect(document.notices).toHaveLength(1);
    for (const id of ['riunioni', 'impegni', 'indicatori']) {
      expect(textOf(section(document, id))).toContain('[inventato]');
      expect(textOf(section(document, id))).toMatch(/"invented":\[\d/);
    }
    expect(reportOf(Scenario.given()).notices).toEqual([]);
    expect(reportOf(Scenario.given(sampleDefinition({ invented: true }))).notices[0]).toContain('Accordo inventato');
  });

  test('prints what is presumed where the field is used, and what is to be clarified', () => {
    const presumed = [
      { field: 'validFrom', text: 'Si assume la firma' },
      { field: 'indicators', text: 'Si assume il dato' },
      { field: 'generalObjective', text: 'Si assume lo scopo' },
      { field: 'funding', text: 'Si deriva la quota' },
      { field: 'partners/ciss', text: 'Si assume il capofila' },
      { field: 'bodies/tavolo', text: 'Si assume un organo' },
      { field: 'meetings', text: "Si assume l'anno" },
    ];
    const document = reportOf(Scenario.given(sampleDefinition({ presumed, openQuestions: ['Chi convoca?'] })));
    expect(textOf(section(document, 'anagrafica'))).toMatch(/Si assume la firma.*Chi convoca\?/);
    expect(textOf(section(document, 'riunioni'))).toContain('Si assume la firma');
    expect(textOf(section(document, 'indicatori'))).toContain('Si assume il dato');
    expect(textOf(section(document, 'anagrafica'))).toMatch(/Si assume lo scopo.*Si deriva la quota/);
    expect(textOf(section(document, 'partenariato'))).toContain('Si assume il capofila');
    expect(textOf(section(document, 'riunioni'))).toMatch(/Si assume un organo.*Si assume l'anno/);
    expect(textOf(section(document, 'obiettivi'))).not.toContain('Si assume');
  });

  test('an agreement without a start says so instead of failing', () => {
    const { validFrom: _, duration: __, ...rest } = sampleDefinition({ rules: [], indicators: [] });
    const document = reportOf(Scenario.given(rest));
    expect(document.subtitle).toContain('periodo non definito');
    expect(textOf(section(document, 'sintesi'))).toContain('nessuna regola definita');
  });

  test('leaves out what is about a later day', () => {
    const later = Scenario.given()
      .and('issues', { id: 'c1', title: 'Manca una sala', date: '2022-02-01' })
      .and('meetings', { id: 'm1', date: '2022-02-01', held: { present: [], decisions: [{ text: 'Cercarla' }] } });
    expect(section(reportOf(later), 'criticita')).toBeUndefined();
    expect(section(reportOf(later), 'decisioni')).toBeUndefined();
    expect(section(reportOf(later, 'it', '2022-02-01'), 'criticita')).toBeDefined();
  });

  test('free texts are sealed until somebody opens them', () => {
    const scenario = Scenario.given().and('issues', { title: 'Manca una sala', date: '2022-01-01' });
    const document = reportOf(scenario);
    expect(sealedTextsIn(document)).toHaveLength(1);
    const opened = openDocument(document, (text) => (text instanceof Unsealed ? text.plain : 'aperto'));
    expect(textOf(section(opened, 'criticita'))).toContain('aperto');
    expect(sealedTextsIn(opened)).toEqual([]);
  });

  test('who was there is named; what was computed has as many digits as say something', () => {
    const scenario = Scenario.given()
      .and('meetings', { date: '2021-06-01', held: { present: ['ciss', 'chronos'] } })
      .and('indicators/i1/measurements', { date: '2021-12-01', value: 33 });
    const document = reportOf(scenario);
    expect(textOf(section(document, 'riunioni'))).toContain('"C.I.S.S., Chronos"');
    const objective = section(document, 'obiettivi')?.blocks.find((block) => block.kind === 'table');
    expect(objective).toMatchObject({
      rows: [[expect.anything(), '33\u00A0%', '40\u00A0%', '100\u00A0%', expect.anything()]],
    });
    expect(textOf(section(document, 'indicatori'))).toContain('"40,05"');
  });

  test('a qualified number keeps its word; thousands have a point', () => {
    const scenario = Scenario.given().and('indicators/i1/measurements', {
      date: '2021-12-01',
      value: 1500,
      qualifier: 'over',
    });
    expect(textOf(section(reportOf(scenario), 'indicatori'))).toContain('oltre 1.500');
    expect(textOf(section(reportOf(scenario, 'en'), 'indicatori'))).toContain('over 1,500');
  });
});

test.each([
  [[], ''],
  [[3], '3'],
  [[1, 2, 3, 7, 9, 10], '1–3, 7, 9–10'],
])('revisions in short: %j', (numbers, text) => {
  expect(ranges(numbers)).toBe(text);
});
