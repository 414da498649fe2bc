import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { asRecorded } from '#libs/agreement/core/state.js';
import { addDays, type CivilDate } from '#libs/kernel/civil-date.js';
import type { Figures } from '#libs/monitoring/figures.js';
import { figuresOf } from '#libs/monitoring/report.js';
import { propertyParameters } from '#libs/testing/properties.js';
import { anyConvened, anyDatedFact, anyDay, anyDefinition, FIRST_DAY, type Sent } from './agreements.js';
import { fold, recorded } from './register.js';

type Definition = Record<string, unknown>;

const facts = (day: fc.Arbitrary<CivilDate>): fc.Arbitrary<Sent[]> =>
  fc.array(fc.oneof(anyConvened(day), anyDatedFact(day)), { maxLength: 20 });

const figuresWith = (definition: Definition, sent: readonly Sent[], on: CivilDate): Figures =>
  figuresOf(recorded(definition, sent).state, on);

/** Two ways of saying how often, for the same conditions. */
const sameSaidTwice = fc.constantFrom<readonly [Definition, Definition]>(
  [{ per: 'agreement-year' }, { every: 'P1Y' }],
  [{ per: 'agreement-year' }, { every: 'P12M', anchor: 'start' }],
  [{ per: 'calendar-year' }, { every: 'P1Y', anchor: 'calendar' }],
  [
    { per: 'calendar-year', yearStart: '09-01' },
    { every: 'P1Y', anchor: 'calendar', yearStart: '09-01' },
  ],
  [{ every: 'P1Y', anchor: 'calendar' }, { yearly: { from: '01-01', to: '12-31' } }],
  [{ every: 'P12M', anchor: 'calendar', yearStart: '03-01' }, { yearly: { from: '03-01', to: '02-29' } }],
  [{ per: 'rolling-year' }, { every: 'P1Y', anchor: 'rolling' }],
);

const anyConditions = fc.record({
  minimum: fc.integer({ min: 1, max: 4 }),
  partialWindows: fc.constantFrom('full', 'proportional', 'exempt'),
  noticeDays: fc.constantFrom(undefined, 5),
});

describe('a cadence said in another way', () => {
  it('judges the same windows to the same verdicts', () => {
    fc.assert(
      fc.property(
        anyDefinition,
        sameSaidTwice,
        anyConditions,
        facts(anyDay),
        anyDay,
        (definition, [one, other], conditions, sent, on) => {
          const cadenceOf = (often: Definition) => {
            const rules = [{ id: 'r0', type: 'meeting-cadence', ...conditions, ...often }];
            return figuresWith({ ...definition, rules }, sent, on).cadence;
          };
          expect(cadenceOf(other)).toEqual(cadenceOf(one));
        },
      ),
      propertyParameters(150),
    );
  });
});

describe('a notice that an agreement is not renewed', () => {
  it('taken back changes nothing', () => {
    const renewed = anyDefinition.map((definition) => ({ ...definition, renewal: { every: 'P6M', noticeDays: 20 } }));
    let mattered = 0;
    fc.assert(
      fc.property(renewed, facts(anyDay), anyDay, anyDay, (definition, sent, date, on) => {
        const register = recorded(definition, sent);
        const before = figuresOf(asRecorded(fold('accordo', register.events)), on);
        fc.pre(register.send({ path: 'non-renewals', body: { id: 'disdetta', date } }));
        if (figuresOf(register.state, on).term.to !== before.term.to) mattered += 1;
        expect(register.send({ path: 'non-renewals/disdetta/annulment', body: { reason: 'Ritirata' } })).toBe(true);
        expect(figuresOf(register.state, on)).toEqual(before);
      }),
      propertyParameters(150),
    );
    expect(mattered).toBeGreaterThan(0);
  });
});

describe('something handed in', () => {
  const WORST_FIRST = ['missed', 'late', 'pending', 'upcoming', 'done'];

  it('earlier never worsens a period', () => {
    const twoDays = fc
      .tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 200 }))
      .map(([days, sooner]) => ({
        later: addDays(FIRST_DAY, days),
        // Not before the period, the first one: what comes before it is about nothing yet.
        sooner: addDays(FIRST_DAY, Math.max(0, days - sooner)),
      }));
    fc.assert(
      fc.property(anyDefinition, facts(anyDay), twoDays, anyDay, (definition, sent, { later, sooner }, on) => {
        // An extension asks anew for what is owed once: what is sooner may then be about a shorter term.
        const others = sent.filter(({ path }) => !path.includes('deliveries') && path !== 'extensions');
        const ranksWith = (date: CivilDate) => {
          const delivery = { path: 'rules/relazione/deliveries', body: { date } };
          const { deliverables = [] } = figuresWith(definition, [delivery, ...others], on);
          return deliverables.flatMap(({ periods }) => periods.map(({ verdict }) => WORST_FIRST.indexOf(verdict)));
        };
        const [known, better] = [ranksWith(later), ranksWith(sooner)];
        expect(better.length).toBeGreaterThanOrEqual(known.length);
        if (better.length === known.length) {
          for (const [index, rank] of better.entries()) expect(rank).toBeGreaterThanOrEqual(known[index]!);
        }
      }),
      propertyParameters(150),
    );
  });
});

describe('members from a day', () => {
  it('change no window that was over by then', () => {
    const change = fc.tuple(anyDay, fc.subarray(['ciss', 'diaconia', 'chronos'])).map(([date, members]) => ({
      path: 'bodies/tavolo/members',
      body: { date, members },
    }));
    fc.assert(
      fc.property(anyDefinition, facts(anyDay), change, anyDay, (definition, sent, set, on) => {
        const register = recorded(definition, sent);
        const before = figuresOf(asRecorded(fold('accordo', register.events)), on).cadence;
        fc.pre(register.send(set));
        const isOver = ({ to }: { to: CivilDate }) => to < set.body.date;
        for (const [index, { windows }] of figuresOf(register.state, on).cadence.entries()) {
          expect(windows.filter(isOver)).toEqual(before[index]!.windows.filter(isOver));
        }
      }),
      propertyParameters(150),
    );
  });
});
