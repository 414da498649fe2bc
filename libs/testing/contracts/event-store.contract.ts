import { describe, expect, test } from '@jest/globals';
import { headOf, type RecordedEvent } from '#libs/kernel/envelope.js';
import type { EventStore, Position, PositionedEvent } from '#libs/kernel/ports.js';
import { eachMade } from './each-made.js';
import { sampleEvents } from './sample-events.js';

export interface EventStoreUnderTest {
  readonly store: EventStore;
  close(): Promise<void>;
}

const A = 'agreement-a';
const B = 'agreement-b';
const ALL = 1_000_000;

/** What every `EventStore` must do. `make` gives a new, empty one. */
export function describeEventStoreContract(name: string, make: () => Promise<EventStoreUnderTest>): void {
  describe(`EventStore contract: ${name}`, () => {
    let store: EventStore;
    eachMade(make, (made) => {
      store = made.store;
    });

    const fill = async (stream: string, count: number): Promise<RecordedEvent[]> => {
      const events = count > 0 ? sampleEvents(stream, 1, count) : [];
      if (count > 0) expect(await store.append(stream, 0, events)).toEqual({ outcome: 'appended' });
      return events;
    };

    describe.each([
      ['empty', 0],
      ['of one event', 1],
      ['of many events', 7],
    ])('a stream %s', (_, length) => {
      const expectations = [...new Set([0, length - 1, length, length + 1])].filter((revision) => revision >= 0);

      test.each(expectations)('append expecting revision %i', async (expected) => {
        const before = await fill(A, length);
        await fill(B, 3);
        const events = sampleEvents(A, expected + 1, 2, { text: 'new' });
        const outcome = await store.append(A, expected, events);
        if (expected === length) {
          expect(outcome).toEqual({ outcome: 'appended' });
          expect(await store.read(A, 1, ALL)).toEqual([...before, ...events]);
          expect(await store.head(A)).toEqual(headOf(events[1]!));
        } else {
          expect(outcome).toEqual({ outcome: 'conflict', head: length });
          expect(await store.read(A, 1, ALL)).toEqual(before);
          const last = before.at(-1);
          expect(await store.head(A)).toEqual(last && headOf(last));
        }
        expect(await store.read(B, 1, ALL)).toHaveLength(3);
      });
    });

    describe('writers at once', () => {
      const WRITERS = 64;
      const writers = Array.from({ length: WRITERS }, (_, writer) => writer);

      test('64 on one stream that expect the same revision: one appends, the others learn the head', async () => {
        await fill(A, 2);
        const outcomes = await Promise.all(
          writers.map((writer) => store.append(A, 2, sampleEvents(A, 3, 2, { writer }))),
        );
        expect(outcomes.filter(({ outcome }) => outcome === 'appended')).toHaveLength(1);
        const conflicts = outcomes.filter(({ outcome }) => outcome === 'conflict');
        expect(conflicts).toEqual(Array.from({ length: WRITERS - 1 }, () => ({ outcome: 'conflict', head: 4 })));
        const winner = outcomes.findIndex(({ outcome }) => outcome === 'appended');
        const written = await store.read(A, 3, ALL);
        expect(written.map(({ data }) => data)).toEqual([{ writer: winner }, { writer: winner }]);
      });

      test('64 on one stream that go on after each conflict: none lost, revisions without a gap', async () => {
        const rounds = 2;
        await Promise.all(
          writers.map(async (writer) => {
            let head = 0;
            for (let round = 0; round < rounds; ) {
              const outcome = await store.append(A, head, sampleEvents(A, head + 1, 1, { writer, round }));
              if (outcome.outcome === 'conflict') {
                head = outcome.head;
              } else {
                head += 1;
                round += 1;
              }
            }
          }),
        );
        const events = await store.read(A, 1, ALL);
        expect(events.map(({ revision }) => revision)).toEqual(events.map((_, index) => index + 1));
        const expected = writers.flatMap((writer) => [`${writer}/0`, `${writer}/1`]);
        expect(events.map(({ data }) => markOf(data)).sort()).toEqual(expected.sort());
      });

      test('64 on 64 streams: all append', async () => {
        const streams = writers.map((writer) => `agreement-${writer}`);
        const outcomes = await Promise.all(
          streams.map((stream, writer) => store.append(stream, 0, sampleEvents(stream, 1, 3, { writer }))),
        );
        expect(outcomes.every(({ outcome }) => outcome === 'appended')).toBe(true);
        for (const [writer, stream] of streams.entries()) {
          expect(await store.read(stream, 1, ALL)).toEqual(sampleEvents(stream, 1, 3, { writer }));
        }
        expect(await store.readAll(undefined, ALL)).toHaveLength(3 * WRITERS);
      });

      test('appends to one stream asked for one after the other without waiting are taken in order', async () => {
        const outcomes = await Promise.all(
          [0, 1, 2, 3].map((head) => store.append(A, head, sampleEvents(A, head + 1))),
        );
        expect(outcomes.map(({ outcome }) => outcome)).toEqual(Array(4).fill('appended'));
      });
    });

    describe('all or nothing', () => {
      test('a batch that conflicts or cannot be stored leaves nothing and disturbs no neighbour', async () => {
        await fill(A, 1);
        const [one, two] = sampleEvents(B, 1, 2);
        const outcomes = await Promise.allSettled([
          store.append('agreement-c', 0, sampleEvents('agreement-c', 1, 5)),
          store.append(A, 0, sampleEvents(A, 1, 5)),
          store.append(B, 0, [one!, { ...two!, data: { amount: Number.NaN } }]),
          store.append('agreement-d', 0, sampleEvents('agreement-d', 1, 5)),
        ]);
        expect(outcomes).toEqual([
          { status: 'fulfilled', value: { outcome: 'appended' } },
          { status: 'fulfilled', value: { outcome: 'conflict', head: 1 } },
          { status: 'rejected', reason: expect.any(TypeError) },
          { status: 'fulfilled', value: { outcome: 'appended' } },
        ]);
        expect(await store.streams('', undefined, ALL)).toEqual([A, 'agreement-c', 'agreement-d']);
        expect(await store.readAll(undefined, ALL)).toHaveLength(11);
        expect(await store.head(B)).toBeUndefined();
      });

      test('a large batch is appended whole', async () => {
        const events = await fill(A, 1_000);
        expect(await store.read(A, 1, ALL)).toEqual(events);
      });

      test.each([
        ['empty', 0, []],
        ['starting too early', 2, sampleEvents(A, 2, 2)],
        ['starting too late', 2, sampleEvents(A, 4, 2)],
        ['with a gap', 2, [...sampleEvents(A, 3), ...sampleEvents(A, 5)]],
        ['with a repetition', 2, [...sampleEvents(A, 3), ...sampleEvents(A, 3)]],
        ['expecting a negative revision', -1, sampleEvents(A, 0)],
        ['expecting half a revision', 0.5, sampleEvents(A, 1.5)],
        ['with a lone surrogate', 2, sampleEvents(A, 3).map((event) => ({ ...event, data: { text: '\ud800' } }))],
      ])('a batch %s is a TypeError', async (_, expected, events) => {
        const before = await fill(A, 2);
        await expect(store.append(A, expected, events)).rejects.toThrow(TypeError);
        expect(await store.read(A, 1, ALL)).toEqual(before);
      });

      test.each(['', 'agreement-\udc00'])('a stream cannot be called %j', async (stream) => {
        await expect(store.append(stream, 0, sampleEvents(A, 1))).rejects.toThrow(TypeError);
        expect(await store.readAll(undefined, ALL)).toEqual([]);
        expect(await store.last()).toBeUndefined();
      });
    });

    describe('reading', () => {
      test('forwards and backwards, from any revision, in pages', async () => {
        const events = await fill(A, 10);
        await fill(B, 2);
        expect(await store.read(A, 4, 3)).toEqual(events.slice(3, 6));
        expect(await store.read(A, 9, 5)).toEqual(events.slice(8));
        expect(await store.read(A, 11, 5)).toEqual([]);
        expect(await store.read(A, 4, 3, true)).toEqual(events.slice(1, 4).reverse());
        expect(await store.read(A, 2, 5, true)).toEqual(events.slice(0, 2).reverse());
        expect(await store.read(A, 100, 2, true)).toEqual(events.slice(8).reverse());
        expect(await store.read(A, 0, 2, true)).toEqual([]);
        expect(await store.read(A, 1, 0)).toEqual([]);
        expect(await store.read('agreement-unknown', 1, 5)).toEqual([]);
        expect(await store.head('agreement-unknown')).toBeUndefined();
      });

      test('a limit that is none is a RangeError, not everything', async () => {
        await fill(A, 3);
        for (const limit of [-1, 1.5, Number.NaN]) {
          await expect(store.read(A, 1, limit)).rejects.toThrow(RangeError);
          await expect(store.readAll(undefined, limit)).rejects.toThrow(RangeError);
          await expect(store.streams('', undefined, limit)).rejects.toThrow(RangeError);
        }
      });

      test('events come back as they were when the append was asked for, whatever becomes of the objects', async () => {
        const data = { text: 'perché · 𝄞 · \u0000', amount: 0.1, list: [null, { deep: true }] };
        const appending = store.append(A, 0, sampleEvents(A, 1, 1, data));
        data.text = 'changed afterwards';
        await appending;
        const [first] = await store.read(A, 1, 1);
        expect(first?.data).toEqual({ text: 'perché · 𝄞 · \u0000', amount: 0.1, list: [null, { deep: true }] });
        Object.assign(first!, { revision: 99 });
        expect((await store.read(A, 1, 1))[0]?.revision).toBe(1);
      });

      test('what was answered is read by whoever asks afterwards, while others write', async () => {
        let writing = true;
        const noise = (async () => {
          for (let head = 0; writing; head++) await store.append(B, head, sampleEvents(B, head + 1));
        })();
        for (let head = 0; head < 30; head++) {
          const [event] = sampleEvents(A, head + 1);
          await store.append(A, head, [event!]);
          expect(await store.head(A)).toEqual(headOf(event!));
          expect(await store.read(A, head + 1, 5)).toEqual([event]);
        }
        writing = false;
        await noise;
        expect(await store.read(B, 1, ALL)).not.toHaveLength(0);
      });

      test('streams by prefix, in code point order, in pages', async () => {
        const names = [
          'alerts-1',
          'agreement-b',
          'agreement-\u{1f600}',
          'agreement-\uffee',
          'agreement-a',
          'agreement',
        ];
        for (const stream of names) await store.append(stream, 0, sampleEvents(stream, 1, 2));
        const ordered = ['agreement-a', 'agreement-b', 'agreement-\uffee', 'agreement-\u{1f600}'];
        expect(await store.streams('agreement-', undefined, ALL)).toEqual(ordered);
        expect(await store.streams('agreement-', undefined, 2)).toEqual(ordered.slice(0, 2));
        expect(await store.streams('agreement-', 'agreement-b', 1)).toEqual(ordered.slice(2, 3));
        expect(await store.streams('agreement-', 'agreement-aa', ALL)).toEqual(ordered.slice(1));
        expect(await store.streams('agreement-', 'a', ALL)).toEqual(ordered);
        expect(await store.streams('agreement-', 'alerts-0', ALL)).toEqual([]);
        expect(await store.streams('agreement-\u{1f600}x', undefined, ALL)).toEqual([]);
        expect(await store.streams('', undefined, ALL)).toEqual(['agreement', ...ordered, 'alerts-1']);
      });
    });

    describe('the revision of a head, by a store that knows it', () => {
      test('is that of the last append answered, whatever others were refused', async () => {
        expect([0, undefined]).toContain(store.headRevision(A));
        await fill(A, 3);
        await fill(B, 1);
        expect([3, undefined]).toContain(store.headRevision(A));
        await store.append(A, 1, sampleEvents(A, 2));
        expect([3, undefined]).toContain(store.headRevision(A));
        await Promise.all([store.append(A, 3, sampleEvents(A, 4, 2)), store.append(A, 3, sampleEvents(A, 4))]);
        expect([5, undefined]).toContain(store.headRevision(A));
        expect([1, undefined]).toContain(store.headRevision(B));
      });

      test('is never behind what was answered, while many write', async () => {
        await Promise.all(
          Array.from({ length: 8 }, async (_, writer) => {
            const stream = `agreement-${writer % 4}`;
            for (let appended = 0; appended < 20; ) {
              const head = (await store.head(stream))?.revision ?? 0;
              const { outcome } = await store.append(stream, head, sampleEvents(stream, head + 1));
              if (outcome === 'appended') appended += 1;
              expect(store.headRevision(stream) ?? head + 1).toBeGreaterThanOrEqual(head + 1);
            }
          }),
        );
        for (const stream of await store.streams('', undefined, ALL)) {
          expect([40, undefined]).toContain(store.headRevision(stream));
        }
      });
    });

    describe('readAll', () => {
      test('every event once, in an order that is the same again, resumable after each', async () => {
        await fill(A, 3);
        await fill(B, 2);
        await store.append(A, 3, sampleEvents(A, 4, 2));
        const all = await store.readAll(undefined, ALL);
        expect(all.map(({ stream, event }) => [stream, event.revision])).toEqual([
          ...[1, 2, 3].map((revision) => [A, revision]),
          ...[1, 2].map((revision) => [B, revision]),
          ...[4, 5].map((revision) => [A, revision]),
        ]);
        expectAscending(all);
        for (const [index, { position }] of all.entries()) {
          expect(await store.readAll(position, ALL)).toEqual(all.slice(index + 1));
        }
        expect(await store.last()).toEqual(all.at(-1));
        expect(await store.readAll(undefined, 4)).toEqual(all.slice(0, 4));
      });

      test('never skips nor repeats while 8 writers append', async () => {
        let writing = 8;
        const write = async (writer: number): Promise<void> => {
          const stream = `agreement-${writer}`;
          for (let head = 0; head < 60; ) {
            const count = 1 + ((head + writer) % 3);
            await store.append(stream, head, sampleEvents(stream, head + 1, count));
            head += count;
          }
          writing -= 1;
        };
        const follow = async (limit: number): Promise<PositionedEvent[]> => {
          const seen: PositionedEvent[] = [];
          let after: Position | undefined;
          for (;;) {
            const lastLook = writing === 0;
            const page = await store.readAll(after, limit);
            seen.push(...page);
            after = page.at(-1)?.position ?? after;
            if (page.length === 0 && lastLook) return seen;
            await new Promise((resolve) => setImmediate(resolve));
          }
        };
        const followers = [follow(1), follow(7), follow(500)];
        await Promise.all(Array.from({ length: 8 }, (_, writer) => write(writer)));
        const all = await store.readAll(undefined, ALL);
        expectAscending(all);
        expect(all.length).toBeGreaterThanOrEqual(8 * 60);
        for (const seen of await Promise.all(followers)) expect(seen).toEqual(all);
      });
    });
  });
}

function expectAscending(events: readonly PositionedEvent[]): void {
  const positions = events.map(({ position }) => position);
  expect([...new Set(positions)].sort()).toEqual(positions);
}

function markOf(data: unknown): string {
  const { writer, round } = data as { writer: number; round: number };
  return `${writer}/${round}`;
}
