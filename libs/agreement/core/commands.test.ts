import { describe, expect, it, test } from '@jest/globals';
import { pointersOf, Scenario, verdictOf } from '#libs/testing/given-when-then.js';
import type { CommandDefinition } from './command.js';
import { addressed, allCommands, findCommand, placeOf } from './commands.js';
import { mostOf } from './room.js';
import { parseWith } from './validation.js';

const named = allCommands.map((definition): [string, CommandDefinition] => [definition.name, definition]);
/** The command's own path, with ids that name nothing. */
const pathOf = ({ path }: CommandDefinition): string => path.replaceAll(/\{.+?\}/g, 'nothing');
const send = (scenario: Scenario, definition: CommandDefinition, fields: Record<string, unknown> = {}) =>
  scenario.when(pathOf(definition), { ...(definition.example as object), ...fields }, definition.method);

describe('every command', () => {
  test.each(named)('%s has an example of its schema', (_, definition) => {
    expect(parseWith(definition.input, definition.example)).toHaveProperty('value');
  });

  test.each(named)('%s is found by its method and path, and goes to that place', (_, definition) => {
    const found = findCommand(pathOf(definition), {}, definition.method);
    expect(found?.definition).toBe(definition);
    expect(found && placeOf(found)).toBe(pathOf(definition));
  });

  test.each(named)('%s is named in two languages', (_, { title, name }) => {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(title.it.length * title.en.length).toBeGreaterThan(0);
    expect(title.it).not.toBe(title.en);
  });

  test.each(named.filter(([, { creates }]) => creates))('%s, which makes something, makes so many at most', (name) => {
    expect(mostOf(name)).toBeGreaterThan(0);
  });

  test.each(named)('%s of an agreement that is not there is refused', (_, definition) => {
    expect(verdictOf(send(Scenario.empty(), definition))).toBe('unknown: not-found');
  });

  test.each(named)('%s of an annulled agreement is refused', (_, definition) => {
    const annulled = Scenario.given().and('annulment', { reason: 'Registrato due volte' });
    expect(verdictOf(send(annulled, definition))).toBe('refused: agreement-annulled');
  });

  test.each(named)('%s refuses unknown fields, naming each', (_, definition) => {
    const outcome = send(Scenario.given(), definition, { colour: 'red', 'a/b': 1, 'm~n': 1 });
    expect(verdictOf(outcome)).toBe('invalid: invalid-input');
    expect(pointersOf(outcome).sort()).toEqual(['/a~1b', '/colour', '/m~0n']);
  });

  test.each(named)('%s refuses a day that does not exist', (_, definition) => {
    expect(pointersOf(send(Scenario.given(), definition, { date: '2022-02-30' }))).toContain('/date');
  });

  test.each(named)('%s refuses to have been decided in a meeting that is not there', (_, definition) => {
    const outcome = send(Scenario.given().at('2030-01-01T10:00:00.000Z'), definition, { meeting: 'm9' });
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual(['refused: unknown-meeting', ['/meeting']]);
  });

  test.each(named)('%s refuses an input that is no object', (_, definition) => {
    for (const input of [null, [], 'text', 7]) {
      const outcome = Scenario.given().when(pathOf(definition), input, definition.method);
      expect([verdictOf(outcome), pointersOf(outcome)]).toEqual(['invalid: invalid-input', ['']]);
    }
  });

  test.each(named.filter(([, { planned }]) => !planned))('%s is never of a day to come', (_, definition) => {
    const outcome = send(Scenario.given(), definition, { date: '2022-06-02' });
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual(['refused: date-in-the-future', ['/date']]);
  });

  test.each(named.filter(([, { path }]) => path.includes('{')))('%s of nothing is refused', (_, definition) => {
    expect(verdictOf(send(Scenario.given().at('2030-01-01T10:00:00.000Z'), definition))).toBe('unknown: not-found');
  });
});

describe('the names of commands', () => {
  it('are one each, and so are their places', () => {
    expect(new Set(allCommands.map(({ name }) => name)).size).toBe(allCommands.length);
    expect(new Set(allCommands.map(({ method, path }) => `${method} ${path}`)).size).toBe(allCommands.length);
  });
});

describe('findCommand', () => {
  it('gives the ids in the path', () => {
    const input = { value: 57 };
    const found = findCommand('indicators/i1/measurements/x1/correction', input);
    expect(found?.definition.name).toBe('correct-measurement');
    expect(found).toEqual(addressed('correct-measurement', { indicator: 'i1', measurement: 'x1' }, input));
  });

  it('tells by the method what adds a part from what puts it right', () => {
    expect(findCommand('partners', {}, 'POST')?.definition.name).toBe('add-partner');
    expect(findCommand('partners/ciss', {}, 'PATCH')?.definition.name).toBe('correct-partner');
    expect(findCommand('partners', {}, 'PATCH')).toBeUndefined();
    expect(findCommand('', {}, 'PATCH')?.definition.name).toBe('correct-agreement');
    expect(findCommand('.', {})?.definition.name).toBe('correct-agreement');
  });

  test.each(['nothing', 'meetings/m1', 'meetings//held/x', '/meetings', 'meetings/', '__proto__', 'constructor/x'])(
    'finds nothing at %j',
    (path) => {
      expect(findCommand(path, {}, 'POST')).toBeUndefined();
    },
  );

  it('a part called __proto__ is one that is not there', () => {
    const outcome = Scenario.given().when('meetings/__proto__/held', { present: [] });
    expect(verdictOf(outcome)).toBe('unknown: not-found');
  });
});

describe('how a command is taken back', () => {
  test.each(named)(
    '%s names a command that there is, or says in two languages what is done instead',
    (_, definition) => {
      const { takenBack } = definition;
      if ('by' in takenBack) {
        expect(allCommands.map(({ name }) => name as string)).toContain(takenBack.by);
        return;
      }
      const words = 'final' in takenBack ? takenBack.final : takenBack.again;
      expect(words.it).not.toBe(words.en);
    },
  );
});
