import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from '#libs/kernel/canonical-json.js';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import { monitoringReport } from './report.js';

describe('a report', () => {
  const { figures, digest } = monitoringReport(Scenario.given(sampleDefinition()).folded, '2021-06-01');

  it('names its format, its agreement and its day, and holds no typed text', () => {
    expect(figures).toMatchObject({ format: 1, agreement: 'pinerolo', on: '2021-06-01' });
    expect(JSON.stringify(figures)).not.toContain('Famiglie seguite');
    expect(Object.keys(figures)).toEqual([
      'format',
      'agreement',
      'on',
      'term',
      'cadence',
      'finalEvaluation',
      'objectives',
      'unassigned',
      'commitmentCounts',
    ]);
  });

  it('has the SHA-256 of the figures’ canonical form for its digest', () => {
    const hash = createHash('sha256').update(canonicalJson(figures)).digest('hex');
    expect(digest).toBe(`sha256:${hash}`);
    expect(canonicalJson(JSON.parse(JSON.stringify(figures)))).toBe(canonicalJson(figures));
  });
});
