import { describe, expect, it, test } from '@jest/globals';
import { z } from 'zod';
import { pointersOf, Scenario, sampleDefinition, verdictOf } from '#libs/testing/given-when-then.js';
import { date, id, line, localTime, number, offset, period, timeZone, typedText, url, weight } from './fields.js';
import { parseWith, problemsOfJson } from './validation.js';

type Fields = Record<string, unknown>;
const record = (fields: unknown) => Scenario.empty().whenRecorded(fields);
/** As it comes in: `__proto__` is then a field like any other. */
const parsed = (text: string): Fields => JSON.parse(text) as Fields;

function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
}

describe('bad input', () => {
  test.each<[string, unknown, string[]]>([
    ['nothing', undefined, ['']],
    ['no object', 'accordo', ['']],
    ['a list', [], ['']],
    ['NaN', sampleDefinition({ tolerance: Number.NaN }), ['/tolerance']],
    ['1e999', sampleDefinition({ ...parsed('{"tolerance": 1e999}') }), ['/tolerance']],
    [
      'infinities, deep inside and several',
      sampleDefinition({
        funding: [
          { source: 'a', amount: Number.POSITIVE_INFINITY },
          { source: 'b', amount: Number.NEGATIVE_INFINITY },
        ],
      }),
      ['/funding/0/amount', '/funding/1/amount'],
    ],
    ['a lone surrogate', sampleDefinition({ title: 'Patto \ud800' }), ['/title']],
    ['a lone surrogate in an alias', sampleDefinition({ aliases: ['a', '\udfff'] }), ['/aliases/1']],
    ['a lone surrogate in the name of a field', sampleDefinition({ 'a\ud800': 1 }), ['/a\ufffd']],
    [
      '__proto__ as a field',
      { ...sampleDefinition(), bodies: [parsed('{"__proto__": {}, "id": "a", "name": "b"}')] },
      ['/bodies/0/__proto__'],
    ],
    ['constructor as a field', sampleDefinition({ constructor: 1 }), ['/constructor']],
    [
      'a number beyond what people mean',
      sampleDefinition({ funding: [{ source: 'a', amount: 1e16 }] }),
      ['/funding/0/amount'],
    ],
    ['a text of 5 MB', sampleDefinition({ title: 'x'.repeat(5_000_000) }), ['/title']],
    ['a list of 5 MB', sampleDefinition({ aliases: Array(2_500_000).fill(1) }), ['/aliases']],
    [
      'a list of 5 MB in which each item is wrong',
      sampleDefinition({ partners: Array(600_000).fill({}) }),
      ['/partners'],
    ],
    ['a list a little too long', sampleDefinition({ aliases: Array(101).fill('a') }), ['/aliases']],
    [
      'an object of 5 MB',
      Object.fromEntries(Array.from({ length: 400_000 }, (_, index) => [`k${index}`, index])),
      [''],
    ],
    [
      'a field that is unknown, one that is missing, NaN and a day that does not exist, all at once',
      { kind: 'ats', colour: 'red', validFrom: '2021-02-30', tolerance: Number.NaN },
      ['/colour', '/title', '/tolerance', '/validFrom'],
    ],
  ])('%s is refused, the place named', (_, definition, pointers) => {
    const outcome = record(definition);
    expect(verdictOf(outcome)).toBe('invalid: invalid-input');
    expect(pointersOf(outcome).sort()).toEqual(pointers);
  });

  it('5,000 nested lists are refused where they become too deep', () => {
    const outcome = record(sampleDefinition({ aliases: nested(5_000) }));
    expect(verdictOf(outcome)).toBe('invalid: invalid-input');
    expect(pointersOf(outcome)).toEqual([`/aliases${'/0'.repeat(63)}`, '/aliases/0']);
  });

  it('5,000 nested objects are refused in any command', () => {
    let deep: Fields = {};
    for (let level = 0; level < 5_000; level += 1) deep = { a: deep };
    const outcome = Scenario.given().when('', { changes: deep, reason: 'x' }, 'PATCH');
    expect(pointersOf(outcome)).toEqual([`/changes${'/a'.repeat(63)}`]);
  });

  it('many lists that are each short enough are too many together', () => {
    const partners = Array.from({ length: 300 }, () => ({ aliases: Array(1_000).fill(1) }));
    const outcome = record(sampleDefinition({ partners }));
    expect(verdictOf(outcome)).toBe('invalid: invalid-input');
    expect(JSON.stringify(outcome)).toContain('contiene troppi valori');
  });

  it('a parent that is its own grandchild is refused when it is put right, too', () => {
    const os = (id: string, parent?: string) => ({ id, title: 'x', ...(parent && { parent }) });
    const scenario = Scenario.given(sampleDefinition({ objectives: [os('os1'), os('os2', 'os1'), os('os3', 'os2')] }));
    const outcome = scenario.when('objectives/os1', { changes: { parent: 'os3' }, reason: 'x' });
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual(['refused: objective-under-itself', ['/changes/parent']]);
  });

  it('does not change what objects are', () => {
    record({ ...sampleDefinition(), ...parsed('{"__proto__": {"polluted": true}}') });
    expect(({} as Fields)['polluted']).toBeUndefined();
  });
});

describe('problemsOfJson', () => {
  it('finds nothing in what JSON can say', () => {
    expect(problemsOfJson({ a: [1, 'è', null, true, { b: '😀' }], '': {} })).toEqual([]);
    expect(problemsOfJson(nested(64))).toEqual([]);
    expect(problemsOfJson(nested(65))).toHaveLength(1);
  });

  it('names every place, once', () => {
    const bad = {
      'a/b': Number.NaN,
      c: ['\ud800', Number.POSITIVE_INFINITY],
      'd~': parsed('{"__proto__": 1, "prototype": 2}'),
    };
    expect(problemsOfJson(bad).map((problem) => problem.pointer)).toEqual([
      '/a~1b',
      '/c/0',
      '/c/1',
      '/d~0/__proto__',
      '/d~0/prototype',
    ]);
  });
});

describe('what each field takes', () => {
  test.each<[string, z.ZodType, unknown[], unknown[]]>([
    [
      'id',
      id,
      ['a', '0', 'incontro-2021', 'x'.repeat(64)],
      ['', '-a', 'A', 'a b', 'à', 'a\n', '__proto__', 'x'.repeat(65), 7, null],
    ],
    ['date', date, ['2021-12-31', '2024-02-29'], ['2021-02-30', '2021-2-3', '31/12/2021', '1899-12-31', 20211231]],
    [
      'localTime',
      localTime,
      ['2021-12-31T00:00'],
      ['2021-12-31', '2021-02-30T10:00', '2021-12-31T25:00', '2021-12-31T10:00Z'],
    ],
    ['offset', offset, ['+01:00', '-03:30'], ['1', '+1:00', 'Z', '']],
    ['period', period, ['P2Y', 'P3M', 'P10D'], ['P', 'P0D', '2 anni', 'PT1H', 'P300Y', '']],
    ['timeZone', timeZone, ['Europe/Rome', 'UTC'], ['Roma', '']],
    ['number', number, [0, -1.5, 1e15, 1e-9], [1e16, -1e16, 1e-10, Number.NaN, Number.POSITIVE_INFINITY, '1']],
    ['weight', weight, [1, 0.5], [0, -1]],
    ['line', line, ['Patto', 'x'.repeat(2_000)], ['', ' \t\n', 'x'.repeat(2_001)]],
    ['typedText', typedText, ['Verbale'], ['', ' ', 'x'.repeat(100_001)]],
    [
      'url',
      url,
      ['https://example.org/a?b=c', 'http://example.org'],
      ['example.org', 'javascript:alert(1)', 'file:///etc', 'https://'],
    ],
  ])('%s', (_, schema, good, bad) => {
    expect(good.filter((value) => 'problems' in parseWith(schema, value))).toEqual([]);
    expect(bad.filter((value) => !('problems' in parseWith(schema, value)))).toEqual([]);
  });
});

describe('what is said of a problem', () => {
  const schema = z.strictObject({ day: date, kind: z.enum(['a', 'b']), count: z.int().max(3) });
  const said = (value: unknown) => {
    const outcome = parseWith(schema, value);
    return 'problems' in outcome ? outcome.problems : [];
  };

  it('is said in Italian and in English', () => {
    expect(said({ kind: 'c', count: 4, more: 1, day: '2021-02-30' })).toEqual([
      {
        pointer: '/day',
        message: {
          it: expect.stringContaining('non è una data che esiste'),
          en: expect.stringContaining('not a date that exists'),
        },
      },
      { pointer: '/kind', message: { it: 'deve essere uno di questi: a, b', en: 'must be one of these: a, b' } },
      { pointer: '/count', message: { it: 'deve essere al massimo 3', en: 'must be at most 3' } },
      { pointer: '/more', message: { it: 'campo sconosciuto', en: 'unknown field' } },
    ]);
    for (const { message } of said({ kind: 'c', count: 4, more: 1, day: '2021-02-30' })) {
      expect(message.it).not.toBe(message.en);
    }
  });

  it('is that a field is missing, where it is', () => {
    expect(said({})).toEqual(
      ['/day', '/kind', '/count'].map((pointer) => ({ pointer, message: { it: 'manca', en: 'is missing' } })),
    );
  });
});

test.each(['a\u0000b', 'a\u0007', 'a\nb', 'a\u0085'])('a name with a control character is refused: %j', (name) => {
  const parsed = parseWith(line, name);
  expect('problems' in parsed && parsed.problems[0]?.message.en).toContain('control character');
});

test('longer texts have lines and tabs', () => {
  expect(parseWith(typedText, 'a\n\tb')).toEqual({ value: 'a\n\tb' });
  expect('problems' in parseWith(typedText, 'a\u0000b')).toBe(true);
});

describe('what is wrong is said as people say it', () => {
  const problems = (fields: Fields) => {
    const refused = record(sampleDefinition(fields)) as { errors?: readonly { message: { it: string } }[] };
    return refused.errors?.map(({ message }) => message.it);
  };
  const rule = (fields: Fields): Fields => ({ rules: [{ id: 'r', type: 'meeting-cadence', ...fields }] });

  test.each<[string, Fields, string]>([
    ['too small', { minCoverage: -1 }, 'deve essere almeno 0'],
    ['too large', { tolerance: 2 }, 'deve essere al massimo 1'],
    ['nothing where there must be more', rule({ minimum: 1, per: 'term', quorum: 0 }), 'deve essere maggiore di 0'],
    ['too long', { title: 'x'.repeat(2_001) }, 'troppo lungo: al massimo 2000 caratteri'],
    [
      'none of the types',
      rule({ type: 'festa' }),
      'deve essere uno di questi: meeting-cadence, final-evaluation, deliverable',
    ],
    ['none of the words', { validation: 'forse' }, 'deve essere uno di questi: none, required'],
  ])('%s', (_, fields, message) => expect(problems(fields)).toEqual([message]));

  it('names the values of a union of values', () => {
    const call = z.union([z.literal(1), z.literal(2)]);
    expect(parseWith(call, 3)).toMatchObject({ problems: [{ message: { it: 'deve essere uno di questi: 1, 2' } }] });
  });
});
