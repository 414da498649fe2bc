import { describe, expect, it, test } from '@jest/globals';
import { pointersOf, reason, Scenario, verdictOf } from '#libs/testing/given-when-then.js';

const chain = () =>
  Scenario.of({
    objectives: [
      { id: 'os1', title: 'nonno' },
      { id: 'os2', title: 'padre', parent: 'os1' },
      { id: 'os3', title: 'figlio', parent: 'os2' },
    ],
  });

describe('adding an objective', () => {
  it('records it', () => {
    const input = { id: 'os5', title: 'Coinvolgere le scuole', parent: 'os1', date: '2022-01-10' };
    expect(Scenario.given().when('objectives', input)).toEqual({
      events: [
        {
          type: 'ObjectiveAdded',
          occurredOn: '2022-01-10',
          data: {
            definition: { id: 'os5', title: 'Coinvolgere le scuole', parent: 'os1', level: 'specific', weight: 1 },
            addedOn: '2022-01-10',
          },
        },
      ],
    });
  });

  test.each<[string, Record<string, unknown>, string, string[]]>([
    ['an id that is taken', { id: 'os1', title: 'x' }, 'exists: id-exists', ['/id']],
    ['a parent that is not there', { title: 'x', parent: 'os9' }, 'refused: unknown-objective', ['/parent']],
    ['itself as a parent', { id: 'os9', title: 'x', parent: 'os9' }, 'refused: objective-under-itself', ['/parent']],
    ['a weight of zero', { title: 'x', weight: 0 }, 'invalid: invalid-input', ['/weight']],
    ['a negative weight', { title: 'x', weight: -1 }, 'invalid: invalid-input', ['/weight']],
    ['an unknown level', { title: 'x', level: 'low' }, 'invalid: invalid-input', ['/level']],
  ])('refuses %s', (_, input, verdict, pointers) => {
    const outcome = Scenario.given().when('objectives', input);
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual([verdict, pointers]);
  });
});

describe('correcting an objective', () => {
  it('records it as it should have been', () => {
    expect(chain().when('objectives/os3', { changes: { parent: 'os1', weight: 2 }, reason })).toMatchObject({
      events: [{ type: 'ObjectiveCorrected', data: { definition: { id: 'os3', parent: 'os1', weight: 2 }, reason } }],
    });
    expect(verdictOf(chain().when('objectives/os3', { changes: { parent: null }, reason }))).toBe('ObjectiveCorrected');
  });

  test.each<[string, string, string]>([
    ['itself as its parent', 'os1', 'os1'],
    ['its child as its parent', 'os1', 'os2'],
    ['its grandchild as its parent', 'os1', 'os3'],
  ])('refuses %s', (_, objective, parent) => {
    const outcome = chain().when(`objectives/${objective}`, { changes: { parent }, reason });
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual(['refused: objective-under-itself', ['/changes/parent']]);
  });

  it('refuses one that is not there', () => {
    expect(verdictOf(chain().when('objectives/os9', { changes: { weight: 2 }, reason }))).toBe('unknown: not-found');
  });
});
