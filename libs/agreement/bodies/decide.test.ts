import { describe, expect, it } from '@jest/globals';
import { pointersOf, Scenario, verdictOf } from '#libs/testing/given-when-then.js';

const reason = 'Perché sì';

describe('adding a body', () => {
  it('records it', () => {
    const definition = { id: 'cabina', name: 'Cabina di regia', members: ['ciss', 'diaconia'] };
    expect(Scenario.given().when('bodies', { ...definition, date: '2022-01-10' })).toEqual({
      events: [{ type: 'BodyAdded', occurredOn: '2022-01-10', data: { definition, addedOn: '2022-01-10' } }],
    });
  });

  it('refuses an id that is taken', () => {
    expect(verdictOf(Scenario.given().when('bodies', { id: 'tavolo', name: 'x' }))).toBe('exists: id-exists');
  });

  it('names every member that is no partner', () => {
    const outcome = Scenario.given().when('bodies', { name: 'x', members: ['nobody', 'ciss', 'noone'] });
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual([
      'refused: unknown-partner',
      ['/members/0', '/members/2'],
    ]);
  });
});

describe('correcting a body', () => {
  it('records it as it should have been', () => {
    const changes = { name: 'Tavolo di lavoro', members: ['ciss'] };
    expect(Scenario.given().when('bodies/tavolo', { changes, reason })).toMatchObject({
      events: [{ type: 'BodyCorrected', data: { definition: { id: 'tavolo', ...changes }, reason } }],
    });
  });

  it('refuses one that is not there, and members that are no partners', () => {
    expect(verdictOf(Scenario.given().when('bodies/x', { changes: { name: 'y' }, reason }))).toBe('unknown: not-found');
    const outcome = Scenario.given().when('bodies/tavolo', { changes: { members: ['ciss', 'noone'] }, reason });
    expect(pointersOf(outcome)).toEqual(['/changes/members/1']);
  });
});
