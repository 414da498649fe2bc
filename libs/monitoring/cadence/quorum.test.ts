import { describe, expect, it } from '@jest/globals';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import { figuresOf } from '../report.js';
import { isQuorate } from './quorum.js';

describe('a quorum', () => {
  it.each([
    ['2/3', 2, 3, true],
    [0.67, 2, 3, false],
    [0.7, 7, 10, true],
    [0.1, 3, 30, true],
    [0.1, 2, 30, false],
    [1e-7, 0, 3, false],
    [1e-7, 1, 500, true],
    [0.30000000000000004, 3, 10, false],
    [1, 3, 3, true],
    ['majority', 2, 4, false],
    ['majority', 3, 4, true],
    [{ count: 2 }, 1, 9, false],
    [{ count: 2 }, 2, 9, true],
    ['any', 0, 4, false],
    ['any', 1, 4, true],
  ] as const)('%j is reached by %d of %d: %s', (quorum, present, members, reached) => {
    expect(isQuorate(quorum, present, members)).toBe(reached);
  });
});

describe('whose presence counts', () => {
  const rule = { id: 'r', type: 'meeting-cadence', minimum: 1, per: 'term', quorum: 'majority' };
  const held = (fields: Record<string, unknown>, meeting: Record<string, unknown>, on = '2022-01-01') => {
    const scenario = Scenario.given(sampleDefinition({ rules: [rule], ...fields })).at('2030-01-01T12:00:00.000Z');
    scenario.and('meetings', { id: 'm', date: '2021-06-01', ...meeting });
    return figuresOf(scenario.folded, on).cadence[0]?.windows[0]?.held;
  };
  const partners = [
    { id: 'ciss', name: 'C.I.S.S.', role: 'lead' },
    { id: 'diaconia', name: 'Diaconia' },
    { id: 'chronos', name: 'Chronos', role: 'partner' },
    { id: 'regione', name: 'Regione', role: 'funder' },
    { id: 'asl', name: 'ASL', role: 'invited' },
  ];

  it('members are those who signed; others present do not count', () => {
    expect(held({ partners }, { held: { present: ['ciss', 'regione', 'asl'] } })).toBe(0);
    expect(held({ partners }, { held: { present: ['ciss', 'chronos', 'asl'] } })).toBe(1);
  });

  it('a body that names its members has these, whatever their role', () => {
    const bodies = [{ id: 'tavolo', name: 'Tavolo', members: ['asl', 'regione', 'ciss'] }];
    expect(held({ partners, bodies }, { body: 'tavolo', held: { present: ['asl', 'regione'] } })).toBe(1);
    expect(held({ partners, bodies }, { body: 'tavolo', held: { present: ['ciss', 'diaconia', 'chronos'] } })).toBe(0);
    expect(held({ partners, bodies }, { held: { present: ['asl', 'regione'] } })).toBe(0);
  });

  it('a body that names nobody has those who signed', () => {
    const bodies = [{ id: 'tavolo', name: 'Tavolo', members: [] }];
    expect(held({ partners, bodies }, { body: 'tavolo', held: { present: ['ciss', 'diaconia'] } })).toBe(1);
  });

  it('with no active member the meeting does not count', () => {
    const late = [{ id: 'ciss', name: 'C.I.S.S.', joinedOn: '2021-09-01' }];
    expect(held({ partners: late, commitments: [] }, { held: { present: [] } })).toBe(0);
    const share = [{ ...rule, quorum: '2/3' }];
    expect(held({ partners: late, commitments: [], rules: share }, { held: { present: [] } })).toBe(0);
  });
});
