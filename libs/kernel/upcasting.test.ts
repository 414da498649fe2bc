import { describe, expect, it } from '@jest/globals';
import { sampleEvents } from '#libs/testing/contracts/sample-events.js';
import type { RecordedEvent } from './envelope.js';
import { UnknownEvent, Upcasters } from './upcasting.js';

const upcasters = new Upcasters(
  new Map([
    ['Steady', 1],
    ['Grown', 3],
  ]),
  {
    Grown: {
      1: (data) => ({ full: (data as { name: string }).name }),
      2: (data) => ({ words: (data as { full: string }).full.split(' ') }),
    },
  },
);

function recorded(type: string, schemaVersion: number, data: unknown): RecordedEvent {
  return { ...(sampleEvents('agreement-a', 7)[0] as RecordedEvent), type, schemaVersion, data };
}

describe('Upcasters', () => {
  it('leaves an event in its current shape alone', () => {
    const event = recorded('Steady', 1, { a: 1 });
    expect(upcasters.upcast(event)).toBe(event);
  });

  it('brings older versions on, step by step', () => {
    expect(upcasters.upcast(recorded('Grown', 1, { name: 'Anna Rossi' }))).toMatchObject({
      schemaVersion: 3,
      data: { words: ['Anna', 'Rossi'] },
    });
    expect(upcasters.upcast(recorded('Grown', 2, { full: 'Anna' })).data).toEqual({ words: ['Anna'] });
  });

  it('does not touch the recorded event', () => {
    const event = recorded('Grown', 1, { name: 'Anna' });
    const before = structuredClone(event);
    upcasters.upcast(event);
    expect(event).toEqual(before);
  });

  it('stops at a newer version, naming the place', () => {
    expect(() => upcasters.upcast(recorded('Steady', 2, {}))).toThrow(UnknownEvent);
    expect(() => upcasters.upcast(recorded('Steady', 2, {}))).toThrow('a, revision 7: Steady version 2');
  });

  it('stops at a type that it does not know', () => {
    expect(() => upcasters.upcast(recorded('Unheard', 1, {}))).toThrow(UnknownEvent);
  });

  it('is not made at all with a step missing', () => {
    const twoSteps = new Map([['Grown', 3]]);
    expect(() => new Upcasters(twoSteps, { Grown: { 1: (data) => data } })).toThrow(
      'No upcaster brings Grown from version 2 on',
    );
    expect(() => new Upcasters(twoSteps)).toThrow('from version 1 on');
  });
});
