import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evolve } from '#libs/agreement/core/evolve.js';
import { addDays } from '#libs/kernel/civil-date.js';
import { propertyParameters } from '#libs/testing/properties.js';
import { anyCommand, anyDay, anyDefinition, FIRST_DAY, type Sent } from './agreements.js';
import { fold, recorded, reportOn } from './register.js';

/** Meetings held and measurements taken, no two of them on one day. */
const factsOnDifferentDays: fc.Arbitrary<Sent[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 720 }), { minLength: 2, maxLength: 16 })
  .chain((days) =>
    fc.tuple(
      ...days.map((number, index) => {
        const date = addDays(FIRST_DAY, number);
        const meeting = fc
          .subarray(['ciss', 'diaconia', 'chronos'])
          .map((present) => ({ path: 'meetings', body: { id: `m${index}`, date, body: 'tavolo', held: { present } } }));
        const measurement = fc
          .tuple(fc.constantFrom('i0', 'i1', 'i2', 'i3'), fc.constantFrom(0.1, 0.7, 3, 1e15, 20))
          .map(([indicator, value]) => ({
            path: `indicators/${indicator}/measurements`,
            body: { id: `x${index}`, date, value },
          }));
        return fc.oneof(meeting, measurement);
      }),
    ),
  );

const twoOrders = factsOnDifferentDays.chain((facts) =>
  fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length, maxLength: facts.length })),
);

describe('the order of recording', () => {
  it('of meetings and measurements on different dates does not matter', () => {
    fc.assert(
      fc.property(anyDefinition, twoOrders, anyDay, (definition, [facts, shuffled], on) => {
        const one = reportOn(recorded({ ...definition, validation: 'none' }, facts).state, on);
        const other = reportOn(recorded({ ...definition, validation: 'none' }, shuffled).state, on);
        expect(other.figures).toEqual(one.figures);
        expect(other.digest).toBe(one.digest);
        const texts = ({ because }: typeof one) => Object.values(because).map(({ text }) => text);
        expect(texts(other)).toEqual(texts(one));
      }),
      propertyParameters(200),
    );
  });
});

describe('folding', () => {
  it('in one go equals folding in any two parts, reports read in between or not', () => {
    const commands = fc.array(anyCommand(anyDay), { maxLength: 30 });
    fc.assert(
      fc.property(anyDefinition, commands, fc.nat(60), anyDay, (definition, sent, cut, on) => {
        const { events } = recorded(definition, sent);
        const inOneGo = fold('accordo', events);
        const inTwo = fold('accordo', events.slice(0, Math.max(1, cut)));
        reportOn(inTwo, on);
        for (const event of events.slice(Math.max(1, cut))) evolve(inTwo, event);
        expect(inTwo).toEqual(inOneGo);
        expect(reportOn(inTwo, on)).toEqual(reportOn(inOneGo, on));
      }),
      propertyParameters(150),
    );
  });
});
