import { describe, expect, it, test } from '@jest/globals';
import { isRefusal } from '#libs/kernel/refusal.js';
import { Scenario, typedCommand } from '#libs/testing/given-when-then.js';
import { LIFE } from '#libs/testing/whole-life.js';
import { addressed } from './commands.js';
import type { RecordedAgreement } from './state.js';
import { idToTry, tryCommands } from './trial.js';

const NOW = '2022-06-01T10:00:00.000Z';
const given = () => Scenario.given().and('meetings', { id: 'm1', date: '2022-07-10', body: 'tavolo' });

function tried(state: RecordedAgreement, commands: Parameters<typeof tryCommands>[1]): RecordedAgreement {
  const outcome = tryCommands(state, commands, NOW);
  if (isRefusal(outcome)) throw new Error(JSON.stringify(outcome));
  return outcome;
}

describe('trying commands', () => {
  it('answers the agreement as it would stand, one command after the other', () => {
    const { folded } = given();
    const after = tried(folded, [
      addressed('convene-meeting', {}, { body: 'tavolo', date: '2022-05-20', held: { present: ['ciss'] } }),
      addressed('convene-meeting', {}, { body: 'tavolo', date: '2022-09-20' }),
      addressed('reschedule-meeting', { meeting: 'm1' }, { date: '2022-08-01' }),
    ]);
    const [held = '', planned = ''] = [...after.meetings.keys()].filter((id) => !folded.meetings.has(id));
    expect(after.meetings.has(idToTry(after))).toBe(false);
    expect(after.meetings.get(held)?.held).toMatchObject({ date: '2022-05-20', present: ['ciss'] });
    expect(after.meetings.get(planned)?.scheduled).toMatchObject({ date: '2022-09-20' });
    expect(after.meetings.get('m1')?.scheduled?.date).toBe('2022-08-01');
    expect([...folded.meetings.keys()]).toEqual(['m1']);
    expect(folded.meetings.get('m1')?.scheduled?.date).toBe('2022-07-10');
  });

  it('answers why one would be refused, as recording does', () => {
    const { folded } = given();
    const future = { body: 'tavolo', date: '2022-06-02', held: { present: [] } };
    expect(tryCommands(folded, [addressed('convene-meeting', {}, future)], NOW)).toMatchObject({
      refused: 'refused',
      type: 'date-in-the-future',
      errors: [{ pointer: '/date' }],
    });
    const held = addressed('hold-meeting', { meeting: 'm1' }, { date: '2022-05-10', present: [] });
    expect(tryCommands(folded, [held, held], NOW)).toMatchObject({ type: 'meeting-held-already' });
    expect(folded.meetings.get('m1')?.held).toBeUndefined();
  });

  test('whatever is tried, the state that others share stays as it was', () => {
    const scenario = Scenario.given();
    for (const [path, input, method] of LIFE) {
      const before = structuredClone(scenario.folded);
      const after = tried(scenario.folded, [typedCommand(path, input)]);
      expect(structuredClone(scenario.folded)).toEqual(before);
      expect(structuredClone(after)).not.toEqual(before);
      scenario.and(path, input, method);
    }
  });
});
