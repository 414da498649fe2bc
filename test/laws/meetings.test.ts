import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { asRecorded } from '#libs/agreement/core/state.js';
import { addDays, type CivilDate, daysIn } from '#libs/kernel/civil-date.js';
import type { CadenceFigures, WindowFigures } from '#libs/monitoring/figures.js';
import { figuresOf } from '#libs/monitoring/report.js';
import { propertyParameters } from '#libs/testing/properties.js';
import { anyConvened, anyDatedFact, anyDay, anyDefinition, anyHeld, type Sent } from './agreements.js';
import { fold, recorded } from './register.js';

/** Where minutes are awaited, meetings enough were held; they are missed at last if nobody approves them. */
const WORST_FIRST = [
  'missed',
  'unreachable',
  'behind',
  'on-track',
  'upcoming',
  'secured',
  'awaiting-minutes',
  'met',
  'not-required',
];
const rank = (window: WindowFigures): number => WORST_FIRST.indexOf(window.verdict);
const shortDays = ({ shortfalls = [] }: CadenceFigures): number =>
  shortfalls.reduce((sum, { from, to }) => sum + daysIn(from, to), 0);

const facts = (day: fc.Arbitrary<CivilDate>, maxLength = 25): fc.Arbitrary<Sent[]> =>
  fc.array(fc.oneof(anyConvened(day), anyHeld(day), anyDatedFact(day)), { maxLength });

describe('one more meeting held, that was not scheduled', () => {
  /** Also where it waits for its minutes: what was held is reckoned with in every line of the verdicts but `met`. */
  it('never worsens a window, nor leaves more days short', () => {
    const extra = fc.tuple(anyDay, fc.subarray(['ciss', 'diaconia', 'chronos'])).map(([date, present]) => ({
      path: 'meetings',
      body: { id: 'extra', date, body: 'tavolo', purposes: ['verification'], held: { present } },
    }));
    let better = 0;
    fc.assert(
      fc.property(anyDefinition, facts(anyDay), extra, anyDay, (definition, sent, meeting, on) => {
        const register = recorded(definition, sent);
        const before = figuresOf(asRecorded(fold('accordo', register.events)), on).cadence;
        fc.pre(register.send(meeting));
        for (const [index, rule] of figuresOf(register.state, on).cadence.entries()) {
          const known = before[index]!;
          expect(shortDays(rule)).toBeLessThanOrEqual(shortDays(known));
          for (const [number, window] of rule.windows.entries()) {
            expect(rank(window)).toBeGreaterThanOrEqual(rank(known.windows[number]!));
            if (rank(window) > rank(known.windows[number]!)) better += 1;
          }
        }
      }),
      propertyParameters(200),
    );
    expect(better).toBeGreaterThan(0);
  });
});

/** Not renewed either: a term that goes on reopens a window that its end had clipped. */
const meetingsAlone = anyDefinition.map((definition) => ({
  ...definition,
  renewal: undefined,
  objectives: [],
  indicators: [],
  commitments: [],
}));

describe('nextMeetingBy', () => {
  it('is the last day on which it is not too late, as days go by and nobody meets', () => {
    const backwards = (on: CivilDate) => fc.integer({ min: 0, max: 500 }).map((days) => addDays(on, -days));
    const untilOn = anyDay.chain((on) => fc.tuple(fc.constant(on), facts(backwards(on))));
    let simulated = 0;
    fc.assert(
      fc.property(meetingsAlone, untilOn, (definition, [on, sent]) => {
        const { state } = recorded(definition, sent);
        const cadenceOn = remembering((day: CivilDate) => figuresOf(state, day).cadence);
        const verdictOn = (rule: number, from: CivilDate, day: CivilDate) => {
          const { windows = [], shortfalls } = cadenceOn(day)[rule] ?? {};
          // A rolling year has one window, whose first day moves on once the first year is over.
          return (shortfalls ? windows[0] : windows.find((window) => window.from === from))?.verdict;
        };
        for (const [index, rule] of cadenceOn(on).entries()) {
          for (const { from, planned, nextMeetingBy: last } of rule.windows) {
            if (last === undefined || planned === undefined) continue;
            simulated += 1;
            for (let day = on; day <= last; day = addDays(day, 1)) {
              expect(TOO_LATE).not.toContain(verdictOn(index, from, day));
            }
            expect(TOO_LATE).toContain(verdictOn(index, from, addDays(last, 1)));
          }
        }
      }),
      propertyParameters(25),
    );
    expect(simulated).toBeGreaterThan(0);
  });
});

const TOO_LATE = ['missed', 'unreachable'];

function remembering<Key, Value>(find: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    if (!known.has(key)) known.set(key, find(key));
    return known.get(key) as Value;
  };
}
