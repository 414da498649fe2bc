import { describe, expect, test } from '@jest/globals';
import { OutcomeUnknown, StoreUnavailable } from '#libs/kernel/ports.js';
import { describeEventStoreContract } from '../contracts/event-store.contract.js';
import { sampleEvents } from '../contracts/sample-events.js';
import { InMemoryEventStore } from './in-memory-event-store.js';

describeEventStoreContract('in memory', async () => ({
  store: new InMemoryEventStore(),
  close: async () => undefined,
}));

describe('InMemoryEventStore', () => {
  test('planted failures come in turn and write what they say', async () => {
    const store = new InMemoryEventStore();
    store.failNextAppends('unavailable', 'unknown-and-lost', 'unknown-but-written');
    const append = () => store.append('agreement-a', 0, sampleEvents('agreement-a', 1));
    await expect(append()).rejects.toThrow(StoreUnavailable);
    await expect(append()).rejects.toThrow(OutcomeUnknown);
    expect(await store.head('agreement-a')).toBeUndefined();
    await expect(append()).rejects.toThrow(OutcomeUnknown);
    expect(await append()).toEqual({ outcome: 'conflict', head: 1 });
    expect(store.headRevision('agreement-a')).toBe(1);
  });
});
