import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ObjectiveFigures } from '#libs/monitoring/figures.js';
import { figuresOf } from '#libs/monitoring/report.js';
import { propertyParameters } from '#libs/testing/properties.js';
import { anyCommand, anyDay, anyDefinition } from './agreements.js';
import { recorded } from './register.js';

const ROUNDING = 1e-6;
const MIN_COVERAGE = 0.5;

/** What its children have reached, each as it enters the sum. */
function reachedBelow(objective: ObjectiveFigures): number[] {
  const indicators = objective.indicators
    .filter(({ verdict }) => verdict !== 'no-target')
    .map(({ achievement }) => (achievement === null ? null : Math.min(1, Math.max(0, achievement))));
  const commitments = objective.commitments.map(({ fraction }) => fraction);
  const objectives = objective.objectives.map((child) => (child.coverage < MIN_COVERAGE ? null : child.achievement));
  return [...indicators, ...commitments, ...objectives].filter((value) => value !== null);
}

const withAllBelow = (objective: ObjectiveFigures): ObjectiveFigures[] => [
  objective,
  ...objective.objectives.flatMap(withAllBelow),
];

describe('an objective', () => {
  it('has reached no less than its hindmost child and no more than its foremost', () => {
    const commands = fc.array(anyCommand(anyDay), { minLength: 5, maxLength: 40 });
    let judged = 0;
    fc.assert(
      fc.property(anyDefinition, commands, anyDay, (definition, sent, on) => {
        const objectives = figuresOf(recorded(definition, sent).state, on).objectives.flatMap(withAllBelow);
        for (const objective of objectives) {
          const below = reachedBelow(objective);
          expect(objective.achievement === null).toBe(below.length === 0);
          if (objective.achievement === null) continue;
          judged += 1;
          expect(objective.achievement).toBeGreaterThanOrEqual(Math.min(...below) - ROUNDING);
          expect(objective.achievement).toBeLessThanOrEqual(Math.max(...below) + ROUNDING);
        }
      }),
      propertyParameters(200),
    );
    expect(judged).toBeGreaterThan(0);
  });
});
