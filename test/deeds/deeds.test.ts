import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { figuresFrom } from '#libs/monitoring/figures-from.js';
import { judge } from '#libs/monitoring/judgement.js';
import { Scenario } from '#libs/testing/given-when-then.js';

/** A text as it was signed, with rules that say what it says, and a day that tells them from what came nearest before. */
interface Deed {
  readonly agreement: { readonly id: string };
  readonly records: readonly { readonly command: string; readonly body: Record<string, unknown> }[];
  readonly telling: { readonly on: string; readonly figures: Record<string, unknown> };
}

const FOLDER = new URL('.', import.meta.url);
const deeds = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => [name, parse(readFileSync(new URL(name, FOLDER), 'utf8')) as Deed] as const);

function recorded({ agreement, records }: Deed): Scenario {
  const scenario = Scenario.given(agreement).at('2030-01-01T12:00:00.000Z');
  for (const { command, body } of records) scenario.and(command, body);
  return scenario;
}

/** Of lists as many items as are expected, so that a deed tells only what it is about. */
function shortened(actual: unknown, expected: unknown): unknown {
  if (Array.isArray(expected) && Array.isArray(actual)) {
    return expected.map((item, index) => shortened(actual[index], item));
  }
  if (typeof expected !== 'object' || expected === null || typeof actual !== 'object' || actual === null) return actual;
  const fields = Object.entries(expected).map(([name, value]) => [name, shortened(Reflect.get(actual, name), value)]);
  return Object.fromEntries(fields);
}

describe('texts as they were signed', () => {
  it('are twelve', () => expect(deeds).toHaveLength(12));

  it.each(deeds)('%s', (_, deed) => {
    const { on, figures } = deed.telling;
    const found = figuresFrom(judge(recorded(deed).folded, on));
    expect(shortened(found, figures)).toEqual(figures);
  });
});
