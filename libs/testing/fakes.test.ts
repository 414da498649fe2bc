import { describe, expect, test } from '@jest/globals';
import { version } from 'uuid';
import { FakeClock } from './fake-clock.js';
import { FakeIds } from './fake-ids.js';

describe('FakeClock', () => {
  test('stands still until moved', () => {
    const clock = new FakeClock('2026-02-28T23:59:59.999Z');
    expect([clock.now(), clock.now()]).toEqual(Array(2).fill('2026-02-28T23:59:59.999Z'));
    clock.advance(1);
    expect(clock.now()).toBe('2026-03-01T00:00:00.000Z');
    clock.set('2020-01-01T00:00:00.000Z');
    expect(clock.now()).toBe('2020-01-01T00:00:00.000Z');
  });
});

describe('FakeIds', () => {
  test('gives UUIDs of version 7, ascending, the same in each run and others in each series', () => {
    const ids = new FakeIds();
    const given = Array.from({ length: 300 }, () => ids.next());
    expect(new Set(given.map((id) => version(id)))).toEqual(new Set([7]));
    expect([...new Set(given)].sort()).toEqual(given);
    expect(new FakeIds().next()).toBe(given[0]);
    expect(new FakeIds(1).next()).not.toBe(given[0]);
  });
});
