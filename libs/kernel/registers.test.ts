import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { InMemoryEventStore } from '#libs/testing/in-memory/in-memory-event-store.js';
import { NOTEBOOK, type Notebook, NotebookDesk, notebookFolding, noteTaken, takeNote } from '#libs/testing/notebook.js';
import { propertyParameters } from '#libs/testing/properties.js';
import { commandIdOf } from './command-handling.js';
import type { RecordedEvent } from './envelope.js';
import { type FoldingRegister, foldInto, Registers } from './registers.js';

const DAY_MS = 86_400_000;
const idOf = (note: string): string => commandIdOf('user-1', note);

async function deskWith(notes: readonly string[], millisecondsApart = 1_000): Promise<NotebookDesk> {
  const desk = NotebookDesk.inMemory();
  for (const note of notes) {
    await desk.handling.handle(takeNote(note));
    desk.clock.advance(millisecondsApart);
  }
  return desk;
}

const letters = (count: number): string[] => Array.from({ length: count }, (_, index) => `n${index + 1}`);

/** The same store; `hear` is told from where each read goes, and how far at the most. */
const overheard = (store: InMemoryEventStore, hear: (from: number, limit: number) => void) =>
  Object.create(store, {
    read: {
      value: (stream: string, from: number, limit: number) => {
        hear(from, limit);
        return store.read(stream, from, limit);
      },
    },
  }) as InMemoryEventStore;

describe('current', () => {
  it('has everything recorded before the call', async () => {
    const desk = await deskWith(['a']);
    const registers = new Registers(desk.store, notebookFolding);
    expect((await registers.current(NOTEBOOK)).state.notes).toEqual(['a']);
    await desk.handling.handle(takeNote('b'));
    const register = await registers.current(NOTEBOOK);
    expect(register.state.notes).toEqual(['a', 'b']);
    expect(register.head).toMatchObject({ revision: 2, hash: (await desk.recorded())[1]?.hash });
  });

  it('of a stream that is not there is empty, and is not kept', async () => {
    const registers = new Registers(new InMemoryEventStore(), notebookFolding);
    const register = await registers.current('agreement-none');
    expect([register.head.revision, register.state.notes]).toEqual([0, []]);
    expect(registers.cached.registers).toBe(0);
  });

  it('reads over several pages', async () => {
    const desk = NotebookDesk.inMemory();
    const many = letters(600);
    await desk.handling.handle(takeNote('many', { decide: () => many.map((note) => noteTaken(note)) }));
    await desk.handling.handle(takeNote('last', { decide: () => letters(650).map((note) => noteTaken(note)) }));
    const register = await new Registers(desk.store, notebookFolding).current(NOTEBOOK);
    expect(register.state.notes).toHaveLength(1_250);
  });

  it('two catch-ups at once fold nothing twice', async () => {
    const desk = await deskWith(letters(3));
    const registers = new Registers(desk.store, notebookFolding);
    const [one, two] = await Promise.all([registers.current(NOTEBOOK), registers.current(NOTEBOOK)]);
    expect([one.state.notes, two.state.notes]).toEqual([letters(3), letters(3)]);
    await desk.handling.handle(takeNote('n4'));
    await Promise.all([1, 2, 3].map(() => registers.current(NOTEBOOK)));
    expect((await registers.current(NOTEBOOK)).state.notes).toEqual(letters(4));
  });

  it('reads what it keeps no second time', async () => {
    const desk = await deskWith(letters(3));
    const asked: number[] = [];
    const store = overheard(desk.store, (from) => asked.push(from));
    const registers = new Registers(store, notebookFolding);
    await registers.current(NOTEBOOK);
    await registers.current(NOTEBOOK);
    expect(asked).toEqual([1]);
    const asksAgain = new Registers(
      Object.create(store, { headRevision: { value: () => undefined } }),
      notebookFolding,
    );
    await asksAgain.current(NOTEBOOK);
    await asksAgain.current(NOTEBOOK);
    expect(asked).toEqual([1, 1, 4]);
  });

  it('has what was appended without reading it', async () => {
    const desk = await deskWith(letters(3));
    const asked: number[] = [];
    const registers = new Registers(
      overheard(desk.store, (from) => asked.push(from)),
      notebookFolding,
    );
    await registers.current(NOTEBOOK);
    await desk.handling.handle(takeNote('n4', { decide: () => [noteTaken('n4'), noteTaken('n5')] }));
    const appended = (await desk.recorded()).slice(3);
    registers.appended(NOTEBOOK, appended);
    registers.appended(NOTEBOOK, appended);
    registers.appended('agreement-not-kept', appended);
    const register = await registers.current(NOTEBOOK);
    expect(asked).toEqual([1]);
    expect(register).toEqual(await new Registers(desk.store, notebookFolding).current(NOTEBOOK));
    expect(registers.cached).toEqual({ registers: 1, characters: register.size });
  });

  it('reads what was appended where it does not follow on what it keeps', async () => {
    const desk = await deskWith(letters(2));
    const registers = new Registers(desk.store, notebookFolding);
    await registers.current(NOTEBOOK);
    for (const note of ['n3', 'n4']) await desk.handling.handle(takeNote(note));
    registers.appended(NOTEBOOK, (await desk.recorded()).slice(3));
    expect((await registers.current(NOTEBOOK)).state.notes).toEqual(letters(4));
  });

  it('is right for registers that the cache had no room for', async () => {
    const desk = await deskWith(letters(2));
    for (const stream of ['agreement-b', 'agreement-c']) {
      await desk.handling.handle(takeNote(stream, { stream }));
    }
    const registers = new Registers(desk.store, notebookFolding, 1_000);
    for (const _ of [1, 2]) {
      expect((await registers.current(NOTEBOOK)).state.notes).toEqual(letters(2));
      expect((await registers.current('agreement-b')).state.notes).toEqual(['agreement-b']);
      expect((await registers.current('agreement-c')).state.notes).toEqual(['agreement-c']);
      expect(registers.cached.characters).toBeLessThanOrEqual(1_000);
      expect(registers.cached.registers).toBeLessThan(3);
    }
  });

  it('counts what a register grows by while it is kept, and lets others go for it', async () => {
    const desk = await deskWith(letters(2));
    await desk.handling.handle(takeNote('other', { stream: 'agreement-b' }));
    const registers = new Registers(desk.store, notebookFolding, 6_000);
    const sizes: number[] = [];
    await registers.current('agreement-b');
    for (let note = 3; note <= 12; note += 1) {
      const { size } = await registers.current(NOTEBOOK);
      sizes.push(registers.cached.characters - size);
      await desk.handling.handle(takeNote(`n${note}`));
    }
    const other = (await new Registers(desk.store, notebookFolding).current('agreement-b')).size;
    expect(sizes).toEqual(Array(10).fill(other));
    await desk.handling.handle(takeNote('long', { decide: () => [noteTaken('long', { more: 'x'.repeat(300) })] }));
    await registers.current(NOTEBOOK);
    expect(registers.cached).toEqual({ registers: 1, characters: (await registers.current(NOTEBOOK)).size });
    await desk.handling.handle(
      takeNote('longer', { decide: () => [noteTaken('longer', { more: 'x'.repeat(6_000) })] }),
    );
    await registers.current(NOTEBOOK);
    expect(registers.cached).toEqual({ registers: 0, characters: 0 });
  });

  it('builds nothing upon what an event that cannot be folded left behind', async () => {
    const desk = await deskWith(['a', 'b']);
    let broken = false;
    const registers = new Registers(desk.store, {
      ...notebookFolding,
      evolve: (state, event) => {
        notebookFolding.evolve(state, event);
        if (broken) throw new Error('half done');
      },
    });
    await registers.current(NOTEBOOK);
    broken = true;
    await desk.handling.handle(takeNote('c'));
    await expect(registers.current(NOTEBOOK)).rejects.toThrow('half done');
    broken = false;
    expect((await registers.current(NOTEBOOK)).state.notes).toEqual(['a', 'b', 'c']);
    await desk.handling.handle(takeNote('d'));
    broken = true;
    registers.appended(NOTEBOOK, (await desk.recorded()).slice(3));
    broken = false;
    expect((await registers.current(NOTEBOOK)).state.notes).toEqual(['a', 'b', 'c', 'd']);
  });

  it('is right for a register larger than the whole cache', async () => {
    const desk = await deskWith(letters(5));
    const registers = new Registers(desk.store, notebookFolding, 500);
    await registers.current(NOTEBOOK);
    expect(registers.cached.registers).toBe(0);
    expect((await registers.current(NOTEBOOK)).state.notes).toEqual(letters(5));
  });
});

describe('cold registers', () => {
  const LONG = 'agreement-long';
  const many = (count: number) => letters(count).map((note) => noteTaken(note));

  async function withLongRegister(): Promise<NotebookDesk> {
    const desk = await deskWith(letters(3));
    for (const part of [1, 2, 3, 4]) {
      await desk.handling.handle(takeNote(`part-${part}`, { stream: LONG, decide: () => many(500) }));
    }
    return desk;
  }

  it('are folded in pages: whoever asks for a short one meanwhile is answered first', async () => {
    const desk = await withLongRegister();
    const registers = new Registers(desk.store, notebookFolding);
    const answered: string[] = [];
    const note = (name: string) => () => answered.push(name);
    await Promise.all([
      registers.current(LONG).then(note('long')),
      registers.upTo(LONG, { revision: 2_000 }).then(note('long prefix')),
      registers.current(NOTEBOOK).then(note('short')),
      new Promise<void>((resolve) => setImmediate(resolve))
        .then(() => registers.current(NOTEBOOK))
        .then(note('short, asked later')),
    ]);
    expect(answered.slice(0, 2)).toEqual(['short', 'short, asked later']);
    expect(answered).toHaveLength(4);
  });

  it('asked for by many at once are read and folded once, and are right for each', async () => {
    const desk = await withLongRegister();
    let events = 0;
    const store = Object.create(desk.store, {
      read: {
        value: async (...call: Parameters<InMemoryEventStore['read']>) => {
          const page = await desk.store.read(...call);
          events += page.length;
          return page;
        },
      },
    }) as InMemoryEventStore;
    // Too large for this cache: even so it is not folded by each for himself.
    for (const cache of [10_000_000, 1_000]) {
      events = 0;
      const registers = new Registers(store, notebookFolding, cache);
      const all = await Promise.all(Array.from({ length: 20 }, () => registers.current(LONG)));
      expect(all.map(({ head }) => head.revision)).toEqual(Array(20).fill(2_000));
      expect(events).toBe(2_000);
    }
  });

  it('asked for while being folded have what was recorded since the folding began', async () => {
    const desk = await withLongRegister();
    const registers = new Registers(desk.store, notebookFolding);
    const first = registers.current(LONG);
    await desk.handling.handle(takeNote('late', { stream: LONG }));
    expect((await registers.current(LONG)).head.revision).toBe(2_001);
    expect((await first).head.revision).toBeGreaterThanOrEqual(2_000);
  });

  it('that cannot be read fail for all that wait, and are tried again by the next', async () => {
    const desk = await deskWith(letters(3));
    let fails = true;
    const store = Object.create(desk.store, {
      read: {
        value: async (...call: Parameters<InMemoryEventStore['read']>) => {
          if (fails) throw new Error('no disk');
          return desk.store.read(...call);
        },
      },
    }) as InMemoryEventStore;
    const registers = new Registers(store, notebookFolding);
    const both = await Promise.allSettled([registers.current(NOTEBOOK), registers.current(NOTEBOOK)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    fails = false;
    expect((await registers.current(NOTEBOOK)).state.notes).toEqual(letters(3));
  });

  it('of large events are read few at a time', async () => {
    const desk = NotebookDesk.inMemory();
    const large = (from: number) =>
      Array.from({ length: 60 }, (_, index) => noteTaken(`n${from + index}`, { more: 'x'.repeat(100_000) }));
    for (const from of [0, 60, 120]) await desk.handling.handle(takeNote(`l${from}`, { decide: () => large(from) }));
    const limits: number[] = [];
    const store = overheard(desk.store, (_, limit) => limits.push(limit));
    const register = await new Registers(store, notebookFolding).current(NOTEBOOK);
    expect(register.head.revision).toBe(180);
    expect(Math.max(...limits.slice(1))).toBeLessThanOrEqual(20);
  });
});

describe('upTo', () => {
  it('a revision takes exactly so many events', async () => {
    const registers = new Registers((await deskWith(letters(4))).store, notebookFolding);
    const notesUpTo = async (revision: number) => (await registers.upTo(NOTEBOOK, { revision })).state.notes;
    expect(await notesUpTo(0)).toEqual([]);
    expect(await notesUpTo(3)).toEqual(letters(3));
    expect(await notesUpTo(99)).toEqual(letters(4));
  });

  it('an instant takes what was recorded up to it, itself included', async () => {
    const desk = await deskWith(letters(4));
    const registers = new Registers(desk.store, notebookFolding);
    const asOf = (await desk.recorded())[1]?.recordedAt as string;
    const justBefore = new Date(Date.parse(asOf) - 1).toISOString();
    expect((await registers.upTo(NOTEBOOK, { asOf })).state.notes).toEqual(letters(2));
    expect((await registers.upTo(NOTEBOOK, { asOf: justBefore })).state.notes).toEqual(letters(1));
    expect((await registers.upTo(NOTEBOOK, { asOf: '2999-01-01T00:00:00.000Z' })).head.revision).toBe(4);
  });

  it('leaves what is kept alone', async () => {
    const registers = new Registers((await deskWith(letters(4))).store, notebookFolding);
    await registers.current(NOTEBOOK);
    await registers.upTo(NOTEBOOK, { revision: 1 });
    expect((await registers.current(NOTEBOOK)).state.notes).toEqual(letters(4));
  });
});

describe('what is folded', () => {
  it('knows the last revision that touched each part, and what that stands under', async () => {
    const desk = NotebookDesk.inMemory();
    await desk.handling.handle(takeNote('a'));
    await desk.handling.handle(takeNote('b'));
    await desk.handling.handle(takeNote('c', { decide: () => [noteTaken('a/lines/1')] }));
    const { touched } = await desk.ports.registers.current(NOTEBOOK);
    expect(Object.fromEntries(touched)).toEqual({ '': 3, 'notes/a': 3, 'notes/b': 2, 'notes/a/lines/1': 3 });
    await desk.handling.handle(takeNote('d', { decide: () => [noteTaken('b/lines')] }));
    const after = (await desk.ports.registers.current(NOTEBOOK)).touched;
    expect([after.get(''), after.get('notes/b'), after.has('notes/b/lines')]).toEqual([4, 4, false]);
  });

  it('keeps of each command the first part, the last revision, the fingerprint and when', async () => {
    const desk = NotebookDesk.inMemory();
    await desk.handling.handle(takeNote('a', { decide: () => [noteTaken('a'), noteTaken('b')] }));
    const { journal, head } = await desk.ports.registers.current(NOTEBOOK);
    expect(Object.fromEntries(journal)).toEqual({
      [idOf('a')]: { fingerprint: 'fingerprint-a', subject: 'notes/a', revision: 2, recordedAt: head.recordedAt },
    });
  });

  it('forgets commands after thirty days at the earliest', async () => {
    const events = (await (await deskWith(letters(1_000), DAY_MS / 10)).recorded()) as RecordedEvent[];
    const { journal } = foldedFrom(events);
    expect(journal.has(idOf('n1'))).toBe(false);
    expect(journal.has(idOf('n800'))).toBe(true);
    const forgotten = events.filter((event) => !journal.has(event.commandId));
    const newest = Date.parse(forgotten.at(-1)?.recordedAt ?? '');
    expect(Date.parse(events.at(-1)?.recordedAt ?? '') - newest).toBeGreaterThan(30 * DAY_MS);
  });

  it('stops at a gap', async () => {
    const events = await (await deskWith(letters(3))).recorded();
    expect(() => foldedFrom([events[0], events[2]] as RecordedEvent[])).toThrow('revision 3 after 1');
  });

  const parameters = propertyParameters(50);
  test(`folding at once equals folding in any parts (seed ${parameters.seed})`, async () => {
    const desk = await deskWith(letters(12));
    const events = await desk.recorded();
    const whole = foldedFrom(events);
    await fc.assert(
      fc.asyncProperty(fc.nat(12), fc.nat(12), async (revision, again) => {
        const register = await new Registers(desk.store, notebookFolding).upTo(NOTEBOOK, { revision });
        for (const event of events.slice(Math.min(revision, again))) foldInto(register, event, notebookFolding);
        expect(register).toEqual(whole);
      }),
      parameters,
    );
  });
});

function foldedFrom(events: readonly RecordedEvent[]): FoldingRegister<Notebook> {
  const register: FoldingRegister<Notebook> = {
    stream: NOTEBOOK,
    head: { revision: 0, hash: '', recordedAt: '' },
    state: notebookFolding.empty(NOTEBOOK),
    journal: new Map(),
    touched: new Map(),
    size: 0,
  };
  for (const event of events) foldInto(register, event, notebookFolding);
  return register;
}
