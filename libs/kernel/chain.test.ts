import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { sampleEvents } from '#libs/testing/contracts/sample-events.js';
import { propertyParameters } from '#libs/testing/properties.js';
import { sha256OfJson } from './canonical-json.js';
import { type BadEvent, ChainCheck, hashOf } from './chain.js';
import { GENESIS_HASH, type RecordedEvent } from './envelope.js';

const STREAM = 'agreement-a';

/** A register of `count` commands of one event each. */
function register(count: number): RecordedEvent[] {
  const events: RecordedEvent[] = [];
  for (let revision = 1; revision <= count; revision += 1) {
    const [sample] = sampleEvents(STREAM, revision, 1, { note: `note ${revision}` });
    events.push(chainedTo(events.at(-1), sample as RecordedEvent));
  }
  return events;
}

/** The event as whoever forges it would chain it. */
function chainedTo(before: RecordedEvent | undefined, event: RecordedEvent): RecordedEvent {
  const { hash: _, ...rest } = event;
  const unhashed = { ...rest, previousHash: before?.hash ?? GENESIS_HASH };
  return { ...unhashed, hash: hashOf(unhashed) };
}

function firstBad(events: readonly RecordedEvent[], agreement = 'a'): BadEvent | undefined {
  const check = new ChainCheck(agreement);
  for (const event of events) {
    const bad = check.accept(event);
    if (bad) return bad;
  }
  return undefined;
}

const at = <Value>(values: readonly Value[], index: number): Value => values[index] as Value;

describe('hashOf', () => {
  it('is the SHA-256 of the RFC 8785 form of all fields but the hash (register.md)', () => {
    const event = at(register(1), 0);
    const { hash, ...rest } = event;
    expect(hash).toBe(sha256OfJson(rest));
    expect(event.previousHash).toBe('0'.repeat(64));
  });

  it('does not depend on the order of the fields, nor on fields that are no part of an event', () => {
    const { hash, ...rest } = at(register(1), 0);
    const reversed = Object.fromEntries(Object.entries(rest).reverse()) as typeof rest;
    expect(hashOf(reversed)).toBe(hash);
    expect(hashOf({ ...rest, position: 7 } as typeof rest)).toBe(hash);
  });
});

describe('ChainCheck', () => {
  it('accepts a register as it was recorded and knows where it stands', () => {
    const events = register(5);
    const check = new ChainCheck('a');
    expect(events.map((event) => check.accept(event))).toEqual(Array(5).fill(undefined));
    expect([check.revision, check.hash]).toEqual([5, at(events, 4).hash]);
  });

  it('accepts several events of one command, recorded at one instant', () => {
    const events = sampleEvents(STREAM, 1, 3);
    expect(firstBad(events)).toBeUndefined();
  });

  it('names what was changed', () => {
    const events = register(4);
    events[1] = { ...at(events, 1), data: { note: 'another' } };
    expect(firstBad(events)).toEqual({ revision: 2, fault: 'changed' });
  });

  it('names what was changed and hashed again, by the event after it', () => {
    const events = register(4);
    events[1] = chainedTo(at(events, 0), { ...at(events, 1), data: { note: 'another' } });
    expect(firstBad(events)).toEqual({ revision: 3, fault: 'reordered' });
  });

  it.each([0, 1, 2])('names what is missing (index %i)', (index) => {
    const events = register(4);
    events.splice(index, 1);
    expect(firstBad(events)).toEqual({ revision: index + 1, fault: 'missing' });
  });

  it('names what was inserted: an event there twice', () => {
    const events = register(4);
    events.splice(2, 0, at(events, 1));
    expect(firstBad(events)).toEqual({ revision: 3, fault: 'inserted' });
  });

  it('names what was inserted: a forged event that fits, by the one it pushed away', () => {
    const events = register(4);
    const forged = chainedTo(at(events, 1), { ...at(events, 2), data: { note: 'forged' } });
    events.splice(2, 0, forged);
    expect(firstBad(events)).toEqual({ revision: 4, fault: 'inserted' });
  });

  it('names what was reordered: valid by itself, chained to another event than the one before it', () => {
    const events = register(4);
    const swapped = chainedTo(at(events, 0), { ...at(events, 2), revision: 2 });
    const { hash: _, ...moved } = { ...at(events, 1), revision: 3 };
    const tampered = [at(events, 0), swapped, { ...moved, hash: hashOf(moved) }, at(events, 3)];
    expect(firstBad(tampered)).toEqual({ revision: 3, fault: 'reordered' });
  });

  it('names events whose instants go backwards, or stand still from one command to the next', () => {
    for (const recordedAt of ['2026-01-01T00:00:00.000Z', at(register(1), 0).recordedAt]) {
      const [first, second] = register(2) as [RecordedEvent, RecordedEvent];
      expect(firstBad([first, chainedTo(first, { ...second, recordedAt })])).toEqual({
        revision: 2,
        fault: 'reordered',
      });
    }
  });

  it('refuses the register of another agreement', () => {
    expect(firstBad(register(1), 'b')).toEqual({ revision: 1, fault: 'changed' });
  });

  it('goes on where it was after a page, and says nothing of a cut end', () => {
    const events = register(6);
    expect(firstBad(events.slice(0, 4))).toBeUndefined();
  });

  const parameters = propertyParameters(200);
  const fields = Object.keys(at(register(1), 0)) as (keyof RecordedEvent)[];

  test(`detects any change of any one field of any event (seed ${parameters.seed})`, () => {
    fc.assert(
      fc.property(fc.nat(4), fc.constantFrom(...fields), fc.jsonValue(), (index, field, value) => {
        const events = register(5);
        fc.pre(JSON.stringify(at(events, index)[field]) !== JSON.stringify(value));
        events[index] = { ...at(events, index), [field]: value };
        expect(firstBad(events)?.revision).toBe(index + 1);
      }),
      parameters,
    );
  });

  test(`detects any other order (seed ${parameters.seed})`, () => {
    const events = register(5);
    fc.assert(
      fc.property(fc.shuffledSubarray(events, { minLength: 5 }), (shuffled) => {
        const index = shuffled.findIndex((event, place) => event !== events[place]);
        expect(firstBad(shuffled)?.revision).toBe(index < 0 ? undefined : index + 1);
      }),
      parameters,
    );
  });
});
