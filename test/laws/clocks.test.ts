import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '#libs/kernel/civil-date.js';
import { registerOf } from '#libs/kernel/envelope.js';
import { isRefusal } from '#libs/kernel/refusal.js';
import { typedCommand } from '#libs/testing/given-when-then.js';
import { propertyParameters } from '#libs/testing/properties.js';
import { domainInMemory } from '../domain-in-memory.js';
import { anyCommand, anyDatedFact, anyDay, anyDefinition } from './agreements.js';
import { fold, Register, recorded, reportOn } from './register.js';

/** `N` may ask for many runs. */
const LONGEST_MS = 600_000;

describe('two clocks', () => {
  it(
    'nothing recorded after asOf changes a report',
    async () => {
      const commands = fc.array(anyCommand(anyDay), { minLength: 2, maxLength: 25 });
      await fc.assert(
        fc.asyncProperty(anyDefinition, commands, fc.nat(24), anyDay, async (definition, sent, cut, on) => {
          const { recording, registers, clock } = domainInMemory('2029-06-01T12:00:00.000Z');
          const caller = { actor: 'laws' };
          const send = async (some: typeof sent): Promise<void> => {
            for (const { path, body } of some) {
              clock.advance(60_000);
              await recording.record('accordo', typedCommand(path, body), caller);
            }
          };
          expect(isRefusal(await recording.recordAgreement(definition, caller))).toBe(false);
          await send(sent.slice(0, cut));
          const stream = registerOf('accordo');
          const { head, state } = await registers.current(stream);
          const before = reportOn(state, on);
          await send(sent.slice(cut));
          const prefix = await registers.upTo(stream, { asOf: head.recordedAt });
          expect(reportOn(prefix.state, on)).toEqual(before);
        }),
        propertyParameters(60),
      );
    },
    LONGEST_MS,
  );

  it('nothing about a later day, that the rules leave out, changes a report', () => {
    const commands = fc.array(anyCommand(anyDay), { maxLength: 30 });
    const days = fc.integer({ min: 1, max: 700 });
    const laterThan = (on: string) => anyDatedFact(days.map((number) => addDays(on, number)));
    const withLater = anyDay.chain((on) =>
      fc.tuple(fc.constant(on), fc.array(laterThan(on), { minLength: 1, maxLength: 15 })),
    );
    fc.assert(
      fc.property(anyDefinition, commands, withLater, (definition, sent, [on, later]) => {
        const register = recorded(definition, sent);
        const before = reportOn(fold('accordo', register.events), on);
        for (const command of later) register.send(command);
        expect(reportOn(register.state, on)).toEqual(before);
      }),
      propertyParameters(300),
    );
  });

  it('a register in which everything is refused would prove nothing', () => {
    const taken = fc
      .sample(fc.tuple(anyDefinition, fc.array(anyCommand(anyDay), { minLength: 30, maxLength: 30 })), {
        seed: 7,
        numRuns: 20,
      })
      .map(([definition, sent]) => {
        const register = new Register(definition);
        return sent.filter((command) => register.send(command)).length;
      });
    expect(taken.reduce((sum, number) => sum + number, 0) / taken.length).toBeGreaterThan(9);
  });
});
