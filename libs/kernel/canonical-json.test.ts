import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { propertyParameters } from '#libs/testing/properties.js';
import { canonicalJson, hmacOfJson, sha256OfJson } from './canonical-json.js';

const fixture = (name: string): string => readFileSync(new URL(`./fixtures/rfc8785/${name}`, import.meta.url), 'utf8');
const fixtureJson = <Value>(name: string): Value => JSON.parse(fixture(name)) as Value;

const CIRCULAR: { itself?: unknown } = {};
CIRCULAR.itself = CIRCULAR;

const doubleOf = (hex: string): number => Buffer.from(hex, 'hex').readDoubleBE();

describe("RFC 8785's own test data", () => {
  it('writes literals, numbers and strings as section 3.2.2 does', () => {
    expect(canonicalJson(fixtureJson('values.input.json'))).toBe(fixture('values.output.json').trimEnd());
  });

  it('comes to the bytes of section 3.2.4', () => {
    const bytes = Buffer.from(canonicalJson(fixtureJson('values.input.json')), 'utf8');
    expect(bytes.toString('hex')).toBe(fixture('values.output.hex').replaceAll(/\s/g, ''));
  });

  it('sorts properties by UTF-16 code units as section 3.2.3 does', () => {
    const text = canonicalJson(fixtureJson('sorting.input.json'));
    const places = fixtureJson<string[]>('sorting.order.json').map((value) => text.indexOf(JSON.stringify(value)));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  const numbers = fixtureJson<[string, string | null][]>('numbers.json');

  test.each(numbers.filter(([, text]) => text !== null))('appendix B: %s is %s', (hex, text) => {
    expect(canonicalJson(doubleOf(hex))).toBe(text);
  });

  test.each(numbers.filter(([, text]) => text === null))('appendix B: %s has no form', (hex) => {
    expect(() => canonicalJson(doubleOf(hex))).toThrow();
  });
});

describe('canonicalJson', () => {
  test.each<[string, unknown, string]>([
    ['keeps the order of lists', [56, { d: true, '10': null, '1': [] }], '[56,{"1":[],"10":null,"d":true}]'],
    ['sorts accents by code unit, not as a dictionary would', { è: 1, f: 2, e: 3 }, '{"e":3,"f":2,"è":1}'],
    ['sorts capitals before small letters', { b: 1, a: 2, B: 3, A: 4 }, '{"A":4,"B":3,"a":2,"b":1}'],
    ['does not compose characters', 'a\u0300', '"a\u0300"'],
    ['takes an empty name', { '': '', a: {} }, '{"":"","a":{}}'],
    ['sorts at every level', { b: { d: 1, c: [{ f: 1, e: 2 }] }, a: 0 }, '{"a":0,"b":{"c":[{"e":2,"f":1}],"d":1}}'],
    ['leaves out what is undefined', { a: undefined, b: 1 }, '{"b":1}'],
    ['takes what only looks like half a character', ['\\ud800', '\\\\udc00'], '["\\\\ud800","\\\\\\\\udc00"]'],
    ['takes whole characters of two halves', { '\ud83d\ude00': '\ud83d\ude00' }, '{"\ud83d\ude00":"\ud83d\ude00"}'],
    ['writes -0 as 0', [-0, 0], '[0,0]'],
  ])('%s', (_, value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  test.each<[string, unknown]>([
    ['NaN', { value: Number.NaN }],
    ['an infinity', [Number.POSITIVE_INFINITY]],
    ['a lone surrogate', 'a\ud800'],
    ['a lone surrogate in a name', { '\udc00': 1 }],
    ['half a character behind backslashes', ['\\\ud800', '\\\\\udc00']],
    ['halves in the wrong order', '\udc00\ud800'],
    ['undefined', undefined],
    ['a big integer', { value: 1n }],
    ['what contains itself', CIRCULAR],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow();
  });

  const parameters = propertyParameters(200);
  const unit = fc.oneof(
    fc.constantFrom('\\', 'u', 'd', '8', '"', '\ud83d', '\ude00', '\u2028', '\u0000', '1', '10'),
    fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
  );
  const text = fc.array(unit, { maxLength: 12 }).map((units) => units.join(''));
  const { anything } = fc.letrec((tie) => ({
    leaf: fc.oneof(text, fc.double(), fc.integer(), fc.boolean(), fc.constant(null)),
    anything: fc.oneof(
      { maxDepth: 4 },
      tie('leaf'),
      fc.array(tie('anything'), { maxLength: 5 }),
      fc.dictionary(text, tie('anything'), { maxKeys: 8 }),
    ),
  }));

  test(`is what another implementation of RFC 8785 makes of anything, or neither makes it (seed ${parameters.seed})`, () => {
    const orNone = (form: () => string | undefined): string | undefined => {
      try {
        return form();
      } catch {
        return undefined;
      }
    };
    fc.assert(
      fc.property(anything, (value) => {
        expect(orNone(() => canonicalJson(value))).toBe(orNone(() => canonicalize(value)));
      }),
      { ...parameters, numRuns: 10 * parameters.numRuns },
    );
  });

  const json = fc.jsonValue({ noUnicodeString: false, maxDepth: 4 }).filter((value) => isWellFormed(value));

  test(`parses back equal, and is its own canonical form (seed ${parameters.seed})`, () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
      parameters,
    );
  });

  test(`does not depend on the order of properties (seed ${parameters.seed})`, () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.integer()), (object) => {
        const reversed = Object.fromEntries(Object.entries(object).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(object));
        expect(sha256OfJson(reversed)).toBe(sha256OfJson(object));
      }),
      parameters,
    );
  });
});

describe('hashes', () => {
  it('are of the UTF-8 bytes of the canonical form', () => {
    const text = '{"a":"è","b":1}';
    expect(sha256OfJson({ b: 1, a: 'è' })).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
    const secret = new Uint8Array(32).fill(7);
    expect(hmacOfJson(secret, { b: 1, a: 'è' })).toBe(createHmac('sha256', secret).update(text, 'utf8').digest('hex'));
  });

  it('of another value, or under another secret, are others', () => {
    expect(sha256OfJson([1])).not.toBe(sha256OfJson([2]));
    expect(hmacOfJson(new Uint8Array(32), 1)).not.toBe(hmacOfJson(new Uint8Array(32).fill(1), 1));
  });
});

function isWellFormed(value: unknown): boolean {
  return !/\\u[dD][89a-fA-F]/.test(JSON.stringify(value));
}
