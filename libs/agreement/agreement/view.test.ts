import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, test } from '@jest/globals';
import { readYaml, writeYaml } from '#libs/adapters/yaml/yaml-document.js';
import { isRefusal } from '#libs/kernel/refusal.js';
import { Scenario, sampleDefinition, verdictOf } from '#libs/testing/given-when-then.js';
import { agreementInput } from '../core/record-agreement.js';
import { agreementView, definitionOf } from './view.js';

const of = (scenario: Scenario) => ({ state: scenario.folded, touched: new Map<string, number>() });
const view = (scenario: Scenario, on?: string) => agreementView(of(scenario), { on, names: true });
const idsOf = (parts: readonly { id: string }[] | undefined) => parts?.map(({ id }) => id);

const lived = () =>
  Scenario.given()
    .and('', { changes: { title: 'Patto di comunità' }, reason: 'Titolo' }, 'PATCH')
    .and('partners', { id: 'acea', name: 'ACEA', role: 'partner', date: '2021-09-15' })
    .and('bodies', { id: 'cabina', name: 'Cabina', members: ['ciss'], date: '2021-09-15' })
    .and('rules', { id: 'finale', type: 'final-evaluation', date: '2021-09-15' })
    .and('rules', { id: 'mobile', type: 'meeting-cadence', minimum: 2, per: 'rolling-year', date: '2021-09-15' })
    .and('rules/tre-incontri/withdrawal', { date: '2022-05-01' })
    .and('objectives', { id: 'os2', title: 'Scuole', parent: 'os1', date: '2021-09-15' })
    .and('partners/chronos/withdrawal', { date: '2022-05-31', reason: 'Fusione' })
    .and('indicators/i1/targets', {
      date: '2022-01-15',
      targets: [{ value: 90, date: '2022-12-31' }],
      reason: 'Tavolo',
    })
    .and('extensions', { date: '2022-05-02', validTo: '2024-12-31', act: 'Delibera n. 12', reason: 'Proroga' })
    .and('commitments', {
      id: 'im2',
      partner: 'ciss',
      title: 'Sala',
      kind: 'deadline',
      due: '2024-12-31',
      date: '2022-05-03',
    })
    .and('commitments', {
      id: 'im3',
      partner: 'ciss',
      title: 'Parte',
      kind: 'continuous',
      parent: 'im1',
      date: '2022-05-03',
    })
    .and('commitments/im1/withdrawal', { date: '2022-05-30' });

describe('an agreement as it is read', () => {
  it('has its definition as it stands, its term and its parts', () => {
    expect(view(lived())).toMatchObject({
      id: 'pinerolo',
      status: 'recorded',
      title: 'Patto di comunità',
      duration: 'P2Y',
      term: { from: '2021-03-29', to: '2024-12-31' },
      termChanges: [{ kind: 'extension', date: '2022-05-02', validTo: '2024-12-31', act: 'Delibera n. 12' }],
      partners: [
        { id: 'ciss' },
        { id: 'diaconia' },
        { id: 'chronos', withdrewOn: '2022-05-31' },
        { id: 'acea', addedOn: '2021-09-15' },
      ],
      bodies: [{ id: 'tavolo' }, { id: 'cabina', members: ['ciss'] }],
      rules: [{ id: 'tre-incontri', withdrawnOn: '2022-05-01' }, { id: 'finale' }, { id: 'mobile' }],
      objectives: [{ id: 'os1' }, { id: 'os2', parent: 'os1' }],
      commitments: [{ id: 'im1', withdrawnOn: '2022-05-30' }, { id: 'im2' }, { id: 'im3', withdrawnOn: '2022-05-30' }],
      indicators: [
        {
          id: 'i1',
          targets: [{ value: 90 }],
          firstTargets: [{ value: 100 }],
          targetRevisions: [{ date: '2022-01-15' }],
        },
      ],
    });
  });

  it('on an earlier day leaves out what was added, withdrawn, revised and decided later; what was put right stays', () => {
    const before = view(lived(), '2021-09-14');
    expect(before).toMatchObject({
      title: 'Patto di comunità',
      term: { from: '2021-03-29', to: '2023-03-28' },
      termChanges: [],
      indicators: [{ targets: [{ value: 100 }], targetRevisions: [] }],
    });
    expect(
      [before?.partners, before?.bodies, before?.rules, before?.objectives, before?.commitments].map(idsOf),
    ).toEqual([['ciss', 'diaconia', 'chronos'], ['tavolo'], ['tre-incontri'], ['os1'], ['im1']]);
    expect(JSON.stringify(before)).not.toMatch(/withdr/);
  });

  it('is archived from the day it was, annulled on every day', () => {
    const archived = lived().and('archive', { date: '2022-05-31', reason: 'Concluso' });
    expect(view(archived)).toMatchObject({ status: 'archived', archive: { date: '2022-05-31' } });
    expect(view(archived, '2022-05-30')).toMatchObject({ status: 'recorded' });
    const annulled = archived.and('annulment', { date: '2022-06-01', reason: 'Per prova' });
    expect(view(annulled, '2022-05-30')).toMatchObject({ status: 'annulled', annulment: { date: '2022-06-01' } });
  });

  it('says that its term is unknown, or has no end', () => {
    const open = Scenario.given(
      sampleDefinition({ validFrom: undefined, duration: undefined, rules: [], indicators: [] }),
    );
    expect(view(open).term).toEqual({ from: null, to: null });
  });
});

describe('a definition as it stands', () => {
  const recordedAgain = (definition: unknown) => {
    const outcome = Scenario.empty().at('2022-06-02T10:00:00.000Z').whenRecorded(definition);
    return isRefusal(outcome) ? JSON.stringify(outcome) : 'recorded';
  };

  it('is the one that was recorded, its defaults said', () => {
    expect(definitionOf(Scenario.given().folded)).toEqual(agreementInput.parse(sampleDefinition()));
  });

  it('has what happened to it since, and is taken again', () => {
    const definition = definitionOf(lived().folded);
    expect(definition).toMatchObject({
      title: 'Patto di comunità',
      validTo: '2024-12-31',
      partners: [
        { id: 'ciss' },
        { id: 'diaconia' },
        { id: 'chronos', withdrewOn: '2022-05-31' },
        { id: 'acea', joinedOn: '2021-09-15' },
      ],
      rules: [{ id: 'finale' }, { id: 'mobile', from: '2021-09-15' }],
      commitments: [{ id: 'im2', from: '2022-05-03' }],
      indicators: [{ targets: [{ value: 90, date: '2022-12-31' }] }],
    });
    expect(definition).not.toHaveProperty('duration');
    expect(recordedAgain(definition)).toBe('recorded');
    expect(definitionOf(Scenario.given(definition).folded)).toEqual(definition);
  });

  it('is taken again after an early end, with what was due later', () => {
    const ended = lived().and('early-end', { date: '2022-05-31', validTo: '2022-06-30' });
    expect(definitionOf(ended.folded).validTo).toBe('2024-12-31');
    expect(recordedAgain(definitionOf(ended.folded))).toBe('recorded');
  });

  it('has the end of an early end, where there was none', () => {
    const ended = Scenario.given(sampleDefinition({ duration: undefined }))
      .and('early-end', { date: '2022-05-31', validTo: '2022-12-31' })
      .and('rules', { id: 'finale', type: 'final-evaluation' });
    expect(definitionOf(ended.folded).validTo).toBe('2022-12-31');
    expect(recordedAgain(definitionOf(ended.folded))).toBe('recorded');
  });

  it('keeps a rule over the whole term without a start of its own', () => {
    const added = Scenario.given().and('rules', { id: 'durata', type: 'meeting-cadence', minimum: 6, per: 'term' });
    expect(definitionOf(added.folded).rules[1]).not.toHaveProperty('from');
    expect(recordedAgain(definitionOf(added.folded))).toBe('recorded');
  });

  it('says that it was made up', () => {
    expect(definitionOf(Scenario.given(sampleDefinition({ invented: true })).folded).invented).toBe(true);
  });

  const demo = path.join(import.meta.dirname, '../../../infra/demo');
  // The dates of the made-up example are counted from the day the demo starts.
  const files = readdirSync(demo).filter((name) => name.endsWith('.yaml') && !name.startsWith('esempio-'));
  test.each(files)('%s comes back as it was', (name) => {
    const read = readYaml(readFileSync(path.join(demo, name), 'utf8'));
    if ('problems' in read) throw new Error(JSON.stringify(read.problems));
    const input = agreementInput.safeParse((read.value as { agreement?: unknown }).agreement ?? read.value);
    if (!input.success) throw input.error;
    const scenario = Scenario.empty().at('2026-01-01T10:00:00.000Z');
    expect(verdictOf(scenario.whenRecorded(input.data))).toMatch(/^AgreementRecorded/);
    const definition = definitionOf(Scenario.given(input.data).folded);
    expect(definition).toEqual({ ...input.data, id: 'pinerolo' });
    expect(readYaml(writeYaml(definition))).toMatchObject({ value: definition });
  });
});

describe('the term of what renews itself', () => {
  const renewed = Scenario.given(sampleDefinition({ renewal: { every: 'P1Y' } }));
  const termOf = (on?: string, today?: string) => agreementView(of(renewed), { on, names: true }, today).term;

  it('is as renewed by the day that is asked for, or by today', () => {
    expect(termOf(undefined, '2023-03-28')).toEqual({ from: '2021-03-29', to: '2023-03-28', renewals: 0 });
    expect(termOf(undefined, '2023-03-29')).toEqual({ from: '2021-03-29', to: '2024-03-28', renewals: 1 });
    expect(termOf('2025-01-01', '2023-03-28')).toEqual({ from: '2021-03-29', to: '2025-03-28', renewals: 2 });
  });
});
