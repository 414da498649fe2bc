import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { readYaml } from '#libs/adapters/yaml/yaml-document.js';
import { Scenario, sampleDefinition, verdictOf } from '#libs/testing/given-when-then.js';

/** The table of the page: what a text says, and the rule that says it. */
const page = readFileSync(new URL('../../docs/how-to/scrivere-le-regole.md', import.meta.url), 'utf8');
const rows = [...page.matchAll(/^\| («.+?) +\| `(\{.+\})` +\|$/gm)].map(
  ([, said = '', rule = '']) => [said, rule] as const,
);

describe('the rules of the page on writing them', () => {
  test('are all found', () => expect(rows.length).toBe(15));

  test.each(rows)('%s is taken as it is written: %s', (_, rule) => {
    const read = readYaml(rule);
    if ('problems' in read) throw new Error(JSON.stringify(read.problems));
    const rules = [{ id: 'r', ...(read.value as object) }];
    const outcome = Scenario.empty().whenRecorded(sampleDefinition({ rules, duration: 'P4Y' }));
    expect(verdictOf(outcome)).toMatch(/^AgreementRecorded/);
  });
});
