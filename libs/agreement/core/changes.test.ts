import { describe, expect, it, test } from '@jest/globals';
import { pointersOf, Scenario, sampleDefinition, verdictOf } from '#libs/testing/given-when-then.js';
import { AgreementDesk } from '#libs/testing/whole-life.js';

const reason = 'Come nel testo';
const patch = (scenario: Scenario, path: string, changes: Record<string, unknown>) =>
  scenario.when(path, { changes, reason }, 'PATCH');

describe('a PATCH', () => {
  test.each([
    ['', 'term'],
    ['partners/ciss', 'colour'],
    ['rules/tre-incontri', 'dueDaysBeforeEnd'],
    ['commitments/im1', 'standing'],
  ])('of %j refuses a field that it has not, also to empty it: %s', (path, field) => {
    for (const value of ['x', null]) {
      const outcome = patch(Scenario.given(), path, { [field]: value });
      expect([verdictOf(outcome), pointersOf(outcome)]).toEqual(['invalid: invalid-input', [`/changes/${field}`]]);
    }
  });

  it('names every field that is wrong, also beside one that there is not, and beside its reason', () => {
    const changes = { colour: 1, weight: 0, kind: 'forse' };
    const everyField = ['/changes/colour', '/changes/kind', '/changes/weight'];
    expect(pointersOf(patch(Scenario.given(), 'commitments/im1', changes))?.sort()).toEqual(everyField);
    const outcome = Scenario.given().when('commitments/im1', { changes, reason: '', date: 'ieri' }, 'PATCH');
    expect(pointersOf(outcome)?.sort()).toEqual([...everyField, '/date', '/reason']);
    const only = Scenario.given().when('commitments/im1', { changes: { title: 'Sala' }, reason: '' }, 'PATCH');
    expect(pointersOf(only)).toEqual(['/reason']);
  });

  it('records nothing where nothing changes', () => {
    expect(patch(Scenario.given(), 'partners/ciss', { name: 'C.I.S.S.', seat: null })).toEqual({ events: [] });
    expect(patch(Scenario.given(), '', { duration: 'P2Y', public: false })).toEqual({ events: [] });
  });

  it('takes a withdrawal that is not there for what stands', () => {
    expect(verdictOf(patch(Scenario.given(), 'partners/ciss', { withdrewOn: null, seat: 'Pinerolo' }))).toBe(
      'PartnerCorrected',
    );
  });

  it('does not move an end that was moved since, unless it says what stands', () => {
    const extended = Scenario.given().and('extensions', { date: '2022-05-01', validTo: '2024-12-31' });
    const moved = patch(extended, '', { duration: 'P3Y' });
    expect([verdictOf(moved), pointersOf(moved)]).toEqual(['refused: has-a-command-of-its-own', ['/changes/duration']]);
    expect(JSON.stringify(moved)).toContain('annul-extension');
    expect(verdictOf(patch(extended, '', { duration: 'P2Y', title: 'Patto' }))).toBe('AgreementCorrected');
  });

  it('answers with the revision that stands, and leaves no key', async () => {
    const desk = new AgreementDesk();
    await desk.recording.recordAgreement(sampleDefinition(), { actor: 'user-1' });
    const caller = { actor: 'user-1', idempotencyKey: 'k' };
    const send = (body: object) => desk.record('pinerolo', 'partners/ciss', { ...body, reason }, caller, 'PATCH');
    const before = (await desk.recorded()).length;
    expect(await send({ changes: { name: 'C.I.S.S.' } })).toMatchObject({ id: 'ciss', revision: 2, creates: false });
    expect(await desk.recorded()).toHaveLength(before);
    expect(await send({ changes: { seat: 'Pinerolo' } })).toMatchObject({ id: 'ciss', revision: before + 1 });
  });

  it('of the agreement is answered with its id', async () => {
    const desk = new AgreementDesk();
    await desk.recording.recordAgreement(sampleDefinition(), { actor: 'user-1' });
    for (const title of ["Patto d'intesa", 'Patto di comunità']) {
      const body = { changes: { title }, reason };
      expect(await desk.record('pinerolo', '', body, { actor: 'user-1' }, 'PATCH')).toMatchObject({ id: 'pinerolo' });
    }
  });
});
