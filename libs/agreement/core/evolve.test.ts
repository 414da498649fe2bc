import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { EMPTY_HEAD, type RecordedEvent, registerOf } from '#libs/kernel/envelope.js';
import { type FoldingRegister, foldInto, Registers } from '#libs/kernel/registers.js';
import { SealedText, Unsealed } from '#libs/kernel/sealing.js';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import { propertyParameters } from '#libs/testing/properties.js';
import { AgreementDesk, wholeLife } from '#libs/testing/whole-life.js';
import { agreementFolding } from './evolve.js';
import { type AgreementState, asRecorded, emptyAgreement, isRecorded, todayIn } from './state.js';

const reason = 'Perché sì';
/** The sample agreement takes the revisions 1 to 9. */
const given = () => Scenario.given();

describe('the agreement', () => {
  it('keeps day and revision of its recording, and the order of its parts', () => {
    const { recorded, header, partners, rules, invented } = given().folded;
    expect(recorded).toEqual({ date: '2021-03-29', revision: 1 });
    expect(header).toMatchObject({ title: "Patto d'intesa", tolerance: 0.1 });
    expect([...partners.keys()]).toEqual(['ciss', 'diaconia', 'chronos']);
    expect(partners.get('diaconia')).toMatchObject({ revision: 3, corrections: [] });
    expect(rules.get('tre-incontri')?.addedOn).toBeUndefined();
    expect(invented).toBe(false);
  });

  it('is as corrected, and knows that it was', () => {
    const { header, corrections, recorded } = given().and('', { changes: { title: 'Altro' }, reason }).folded;
    expect([header?.title, corrections, recorded?.revision]).toEqual(['Altro', [10], 1]);
  });

  it('keeps each change of its term with day and revision, in the order of recording', () => {
    const { termChanges } = given()
      .and('extensions', { id: 'p', date: '2022-05-02', validTo: '2024-12-31', act: 'Delibera' })
      .and('early-end', { id: 'c', date: '2022-04-01', validTo: '2022-12-31' }).folded;
    expect(termChanges).toEqual([
      { id: 'p', kind: 'extension', date: '2022-05-02', revision: 10, validTo: '2024-12-31', act: 'Delibera' },
      { id: 'c', kind: 'early-end', date: '2022-04-01', revision: 11, validTo: '2022-12-31' },
    ]);
  });

  it('knows when it was archived and annulled', () => {
    const { archived, annulled } = given()
      .and('archive', { date: '2022-05-01', reason })
      .and('annulment', { reason }).folded;
    expect(archived).toMatchObject({ date: '2022-05-01', revision: 10 });
    expect(annulled).toMatchObject({ date: '2022-06-01', revision: 11 });
  });

  it('remembers what was made up', () => {
    const made = Scenario.given(sampleDefinition({ invented: true }));
    expect([made.folded.invented, made.folded.inventedRevisions.size]).toEqual([true, 9]);
    const partly = given().and('meetings', { id: 'm1', date: '2022-05-10', invented: true });
    expect([partly.folded.invented, [...partly.folded.inventedRevisions]]).toEqual([false, [10]]);
    expect(partly.folded.meetings.get('m1')?.invented).toBe(true);
  });
});

describe('an agreement that was never recorded', () => {
  it('is none', () => {
    expect(isRecorded(emptyAgreement('nessuno'))).toBe(false);
    expect(() => asRecorded(emptyAgreement('nessuno'))).toThrow('nessuno');
    expect(todayIn(asRecorded(given().folded), '2022-06-01T22:30:00.000Z')).toBe('2022-06-02');
  });
});

describe('parts', () => {
  it('added later know the day; corrected ones keep place, day and first revision', () => {
    const { partners } = given()
      .and('partners', { id: 'acea', name: 'ACEA', date: '2021-09-15' })
      .and('partners/ciss', { changes: { seat: 'Pinerolo' }, reason })
      .and('partners/acea', { changes: { seat: 'Torino' }, reason }).folded;
    expect([...partners.keys()]).toEqual(['ciss', 'diaconia', 'chronos', 'acea']);
    expect(partners.get('ciss')).toMatchObject({ revision: 2, corrections: [11], definition: { seat: 'Pinerolo' } });
    expect(partners.get('acea')).toMatchObject({ revision: 10, addedOn: '2021-09-15', corrections: [12] });
  });

  it('withdrawn ones stay, with day and revision', () => {
    const { partners, rules, commitments } = given()
      .and('partners/ciss/withdrawal', { date: '2022-05-01' })
      .and('rules/tre-incontri/withdrawal', { date: '2022-05-02' })
      .and('commitments/im1/withdrawal', { date: '2022-05-03' }).folded;
    expect(partners.get('ciss')?.withdrawn).toEqual({ date: '2022-05-01', revision: 10 });
    expect(rules.get('tre-incontri')?.withdrawn).toEqual({ date: '2022-05-02', revision: 11 });
    expect(commitments.get('im1')?.withdrawn).toEqual({ date: '2022-05-03', revision: 12 });
  });

  it('corrected after facts keep them', () => {
    const { commitments, indicators, partners } = given()
      .and('partners/ciss/withdrawal', { date: '2022-05-01' })
      .and('commitments/im1/progress', { id: 'a1', status: 'in-progress' })
      .and('indicators/i1/targets', { date: '2022-01-15', targets: [{ value: 90, date: '2022-12-31' }], reason })
      .and('partners/ciss', { changes: { seat: 'Pinerolo' }, reason })
      .and('commitments/im1', { changes: { title: 'Due sale' }, reason })
      .and('indicators/i1', { changes: { title: 'Nuclei' }, reason }).folded;
    expect(partners.get('ciss')?.withdrawn?.date).toBe('2022-05-01');
    expect(commitments.get('im1')?.progress).toHaveLength(1);
    expect(indicators.get('i1')?.targetRevisions).toEqual([
      { id: 'targets-1', date: '2022-01-15', revision: 12, targets: [{ value: 90, date: '2022-12-31' }] },
    ]);
  });
});

describe('progress and measurements', () => {
  const MEASUREMENTS = 'indicators/i1/measurements';
  const measured = () =>
    given()
      .and(MEASUREMENTS, { id: 'x1', date: '2021-11-30', value: 55, qualifier: 'over' })
      .and(MEASUREMENTS, { id: 'z1', date: '2021-12-15', value: 60 })
      .and(`${MEASUREMENTS}/x1/correction`, { id: 'x2', date: '2021-12-01', value: 57, reason })
      .and(`${MEASUREMENTS}/x2/correction`, { id: 'x3', value: 58, reason });
  const log = (scenario: Scenario) => scenario.folded.indicators.get('i1')?.measurements;

  it('keep their corrections with what they correct, in the order of recording', () => {
    expect(log(measured())).toMatchObject([
      {
        id: 'x1',
        date: '2021-11-30',
        revision: 10,
        value: { value: 55, qualifier: 'over' },
        corrections: [
          { id: 'x2', of: 'x1', date: '2021-12-01', revision: 12, value: { value: 57 } },
          { id: 'x3', of: 'x2', revision: 13, value: { value: 58 } },
        ],
      },
      { id: 'z1', date: '2021-12-15', revision: 11, corrections: [] },
    ]);
    expect(log(measured())?.[0]?.corrections[1]).not.toHaveProperty('date');
  });

  it('know the last word on each, of a validation and a rejection the later', () => {
    const scenario = measured()
      .and(`${MEASUREMENTS}/x1/validation`)
      .and(`${MEASUREMENTS}/x1/rejection`, { reason })
      .and(`${MEASUREMENTS}/x3/rejection`, { reason })
      .and(`${MEASUREMENTS}/x3/validation`)
      .and(`${MEASUREMENTS}/x2/annulment`, { date: '2022-05-30', reason });
    const [first, second] = log(scenario) ?? [];
    expect(first?.review).toMatchObject({ verdict: 'rejected', revision: 15 });
    expect(first?.corrections[1]?.review).toEqual({ verdict: 'validated', revision: 17 });
    expect(first?.corrections[0]?.annulled).toEqual({ date: '2022-05-30', revision: 18 });
    expect([first?.annulled, second?.review]).toEqual([undefined, undefined]);
  });

  it('of commitments are kept and annulled the same way', () => {
    const { commitments } = given()
      .and('commitments/im1/progress', {
        id: 'a1',
        date: '2021-11-20',
        status: 'in-progress',
        percent: 60,
        note: 'Due su tre',
      })
      .and('commitments/im1/progress/a1/correction', { id: 'a2', percent: 50, reason })
      .and('commitments/im1/progress/a1/annulment', { date: '2022-05-30', reason }).folded;
    expect(commitments.get('im1')?.progress).toMatchObject([
      {
        id: 'a1',
        date: '2021-11-20',
        value: { status: 'in-progress', percent: 60 },
        note: { box: 'Due su tre' },
        annulled: { date: '2022-05-30', revision: 12 },
        corrections: [{ id: 'a2', of: 'a1', value: { percent: 50 } }],
      },
    ]);
  });
});

describe('issues and evaluations', () => {
  it('keep what was said, day and revision, and what became of them', () => {
    const { issues, evaluations } = given()
      .and('issues', { id: 'c1', date: '2022-05-01', title: 'Manca', severity: 'low', owner: 'ciss' })
      .and('issues/c1/resolution', { date: '2022-05-20', text: 'Trovato' })
      .and('evaluations', {
        id: 'v1',
        date: '2022-05-10',
        text: 'Bene',
        final: true,
        ratings: [{ objective: 'os1', rating: 4 }],
      })
      .and('evaluations/v1/annulment', { date: '2022-05-30', reason }).folded;
    expect(issues.get('c1')).toMatchObject({
      date: '2022-05-01',
      revision: 10,
      severity: 'low',
      resolved: { date: '2022-05-20', revision: 11, text: { box: 'Trovato' } },
    });
    expect(evaluations.get('v1')).toMatchObject({
      date: '2022-05-10',
      revision: 12,
      final: true,
      ratings: [{ objective: 'os1', rating: 4 }],
      annulled: { date: '2022-05-30', revision: 13 },
    });
  });
});

describe('sealed texts', () => {
  it('are known by their keys, with the revision they stand in, and by what made them unreadable', () => {
    const scenario = given().and('issues', { id: 'c1', title: 'Manca', text: 'Anna è malata' });
    const [, text = ''] = scenario.texts;
    scenario.and('redactions', { text, reason, replacement: 'Rimosso' });
    expect(scenario.folded.texts.get(text)).toBe(10);
    expect(scenario.folded.redactions.get(text)).toMatchObject({
      date: '2022-06-01',
      revision: 11,
      reason: { box: reason },
      replacement: { box: 'Rimosso' },
    });
    expect(scenario.texts).toHaveLength(4);
  });

  it('are never kept readable', async () => {
    const desk = new AgreementDesk();
    await wholeLife(desk);
    const { state } = await desk.registers.current(registerOf('pinerolo'));
    const kinds = { sealed: 0, open: 0 };
    const visit = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      if (value instanceof Unsealed) kinds.open += 1;
      if (value instanceof SealedText) kinds.sealed += 1;
      for (const child of value instanceof Map ? value.values() : Object.values(value)) visit(child);
    };
    visit(state);
    expect(kinds.open).toBe(0);
    expect(kinds.sealed).toBeGreaterThan(20);
  });
});

describe('folding', () => {
  const parameters = propertyParameters(25);

  function foldedFrom(...parts: readonly (readonly RecordedEvent[])[]): FoldingRegister<AgreementState> {
    const stream = registerOf('pinerolo');
    const state = agreementFolding.empty(stream);
    const register = { stream, head: EMPTY_HEAD, state, journal: new Map(), touched: new Map(), size: 0 };
    for (const part of parts) for (const event of part) foldInto(register, event, agreementFolding);
    return register;
  }

  test(`at once equals folding in any parts, read again or not (seed ${parameters.seed})`, async () => {
    const desk = new AgreementDesk();
    const events = await wholeLife(desk);
    const whole = foldedFrom(events);
    await fc.assert(
      fc.asyncProperty(fc.nat(events.length), fc.nat(events.length), async (cut, back) => {
        const from = Math.max(0, cut - back);
        expect(foldedFrom(events.slice(0, cut), events.slice(from))).toEqual(whole);
        const prefix = await new Registers(desk.store, agreementFolding).upTo(registerOf('pinerolo'), {
          revision: cut,
        });
        expect(prefix).toEqual(foldedFrom(events.slice(0, cut)));
      }),
      parameters,
    );
  });

  it('leaves the events as they were', async () => {
    const events = await wholeLife();
    const before = structuredClone(events);
    foldedFrom(events);
    expect(events).toEqual(before);
  });
});
