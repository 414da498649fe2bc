import { describe, expect, it, jest, test } from '@jest/globals';
import { no, taken, verdict } from '#libs/testing/answers.js';
import { NOTEBOOK, type Notebook, NotebookDesk, noteTaken, takeNote } from '#libs/testing/notebook.js';
import { ChainCheck } from './chain.js';
import { type Command, commandIdOf, derivedId, eventIdOf } from './command-handling.js';
import { StoreUnavailable, type Wakeup } from './ports.js';

describe('a command', () => {
  it('is recorded with all that register.md says', async () => {
    const desk = NotebookDesk.inMemory();
    const answer = taken(await desk.handling.handle(takeNote('a')));
    expect(answer).toEqual({ id: 'a', revision: 1, recordedAt: '2026-01-01T09:00:00.000Z', repeated: false });
    const commandId = commandIdOf('user-1', 'a');
    expect(await desk.recorded()).toEqual([
      {
        id: eventIdOf(commandId, 0),
        type: 'NoteTaken',
        schemaVersion: 1,
        agreement: 'notebook',
        revision: 1,
        occurredOn: '2026-01-01',
        recordedAt: '2026-01-01T09:00:00.000Z',
        actor: 'user-1',
        commandId,
        fingerprint: 'fingerprint-a',
        data: { note: 'a' },
        previousHash: '0'.repeat(64),
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
  });

  it('that brings the register of its request is decided on it; nothing is read again', async () => {
    const desk = NotebookDesk.inMemory();
    await desk.handling.handle(takeNote('before'));
    const known = await desk.ports.registers.current(NOTEBOOK);
    const read = jest.spyOn(desk.ports.registers, 'current');
    expect(verdict(await desk.handling.handle({ ...takeNote('a'), known }))).toBe('revision 2');
    expect(read).not.toHaveBeenCalled();
  });

  it('is decided on what was recorded before, with nothing read again', async () => {
    const desk = NotebookDesk.inMemory();
    await desk.handling.handle(takeNote('before'));
    await desk.ports.registers.current(NOTEBOOK);
    const read = jest.spyOn(desk.ports.store, 'read');
    for (const note of ['a', 'b', 'c']) await desk.handling.handle(takeNote(note));
    expect((await desk.ports.registers.current(NOTEBOOK)).state.notes).toEqual(['before', 'a', 'b', 'c']);
    expect(read).not.toHaveBeenCalled();
  });

  it('that brings a register that has moved on is decided again, and never recorded twice', async () => {
    const desk = NotebookDesk.inMemory();
    await desk.handling.handle(takeNote('before'));
    const known = await desk.ports.registers.upTo(NOTEBOOK, { revision: 1 });
    await desk.handling.handle(takeNote('meanwhile'));
    const decide = jest.fn(takeNote('a').decide);
    const command = { ...takeNote('a'), decide, known };
    expect(verdict(await desk.handling.handle(command))).toBe('revision 3');
    expect(decide).toHaveBeenCalledTimes(2);
    expect(await desk.handling.handle(command)).toMatchObject({ revision: 3, repeated: true });
    expect(await desk.recorded()).toHaveLength(3);
  });

  it('of several events is recorded whole: one instant, ids of their own, one chain', async () => {
    const desk = NotebookDesk.inMemory();
    await desk.handling.handle(takeNote('before'));
    const answer = await desk.handling.handle(
      takeNote('a', { decide: () => ['a', 'b', 'c'].map((n) => noteTaken(n)) }),
    );
    expect(answer).toMatchObject({ id: 'a', revision: 4 });
    const events = await desk.recorded();
    expect(new Set(events.slice(1).map((event) => event.recordedAt)).size).toBe(1);
    expect(new Set(events.map((event) => event.id)).size).toBe(4);
    const check = new ChainCheck('notebook');
    expect(events.map((event) => check.accept(event))).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('of several events is recorded not at all if one cannot be', async () => {
    const desk = NotebookDesk.inMemory();
    const tooLarge = noteTaken('large', { text: 'x'.repeat(256 * 1024) });
    const answer = await desk.handling.handle(takeNote('a', { decide: () => [noteTaken('a'), tooLarge] }));
    expect(answer).toMatchObject({ refused: 'too-large', type: 'event-too-large' });
    expect(await desk.recorded()).toEqual([]);
  });

  it('may have events of up to 256 KiB, in bytes', async () => {
    const desk = NotebookDesk.inMemory();
    const ofSize = (length: number) => takeNote('a', { decide: () => [noteTaken('a', { text: 'è'.repeat(length) })] });
    expect(verdict(await desk.handling.handle(ofSize(130_600)))).toBe('revision 1');
    const again = { ...ofSize(131_072), commandId: commandIdOf('user-1', 'b') };
    expect(verdict(await desk.handling.handle(again))).toBe('event-too-large');
  });

  it('may have one event of exactly 256 KiB, and no byte more', async () => {
    const recordedWith = async (length: number) => {
      const desk = NotebookDesk.inMemory();
      const answer = await desk.handling.handle(
        takeNote('a', { decide: () => [noteTaken('a', { text: 'x'.repeat(length) })] }),
      );
      return { verdict: verdict(answer), bytes: Buffer.byteLength(JSON.stringify((await desk.recorded())[0] ?? '')) };
    };
    const around = (await recordedWith(1)).bytes - 1;
    const longest = 256 * 1024 - around;
    expect(await recordedWith(longest)).toEqual({ verdict: 'revision 1', bytes: 256 * 1024 });
    expect((await recordedWith(longest + 1)).verdict).toBe('event-too-large');
  });

  it('that the domain refuses records nothing', async () => {
    const desk = NotebookDesk.inMemory();
    expect(await desk.handling.handle(takeNote('a', { decide: () => no('because') }))).toMatchObject({
      type: 'because',
    });
    expect(await desk.recorded()).toEqual([]);
  });

  it('is decided with the server’s clock', async () => {
    const desk = NotebookDesk.inMemory();
    const decide: Command<Notebook>['decide'] = (_, { now }) => [noteTaken(now)];
    await desk.handling.handle(takeNote('a', { decide }));
    expect(await desk.notes()).toEqual(['2026-01-01T09:00:00.000Z']);
  });

  it('is announced after it was recorded, with the register’s revision', async () => {
    const desk = NotebookDesk.inMemory();
    const heard: Wakeup[] = [];
    desk.wakeups.subscribe((wakeup) => heard.push(wakeup));
    await desk.handling.handle(takeNote('a', { decide: () => [noteTaken('a'), noteTaken('b')] }));
    await desk.handling.handle(takeNote('c', { decide: () => no('because') }));
    expect(heard).toEqual([{ stream: NOTEBOOK, revision: 2 }]);
  });

  it('keeps recordedAt increasing by at least 1 ms, even if the clock stands or goes back', async () => {
    const desk = NotebookDesk.inMemory();
    await desk.handling.handle(takeNote('a'));
    await desk.handling.handle(takeNote('b'));
    desk.clock.set('2025-06-01T00:00:00.000Z');
    await desk.handling.handle(takeNote('c'));
    desk.clock.set('2026-01-01T09:00:01.000Z');
    await desk.handling.handle(takeNote('d'));
    expect((await desk.recorded()).map((event) => event.recordedAt)).toEqual([
      '2026-01-01T09:00:00.000Z',
      '2026-01-01T09:00:00.001Z',
      '2026-01-01T09:00:00.002Z',
      '2026-01-01T09:00:01.000Z',
    ]);
  });

  it('that could not be written is an error, and can be sent again', async () => {
    const desk = NotebookDesk.inMemory();
    desk.store.failNextAppends('unavailable');
    await expect(desk.handling.handle(takeNote('a'))).rejects.toThrow(StoreUnavailable);
    expect(await desk.handling.handle(takeNote('a'))).toMatchObject({ revision: 1, repeated: false });
  });
});

describe('ids', () => {
  it('come from caller and key, index and label, the same for ever', () => {
    expect(commandIdOf('user-1', 'k')).toBe('eb4a0e85-d8bd-54b1-bc9b-e3860f816c73');
    expect(eventIdOf(commandIdOf('user-1', 'k'), 0)).toBe('4064d595-bf71-5734-8203-9caa70f1c0f2');
    expect(derivedId(commandIdOf('user-1', 'k'), 'meeting')).toBe('cb5c415a-6399-5529-be60-c3202cf25c59');
  });

  it('differ between callers, keys, indexes and labels', () => {
    const id = commandIdOf('user-1', 'k');
    const all = [id, commandIdOf('user-2', 'k'), commandIdOf('user-1', 'j'), eventIdOf(id, 0), eventIdOf(id, 1)];
    expect(new Set([...all, derivedId(id, 'a'), derivedId(id, 'b')]).size).toBe(7);
    expect(commandIdOf('a","b', 'c')).not.toBe(commandIdOf('a', 'b","c'));
  });
});

describe('the same command again', () => {
  it('gives the first answer and records nothing', async () => {
    const desk = NotebookDesk.inMemory();
    const command = takeNote('a', { decide: () => [noteTaken('a'), noteTaken('b')] });
    const first = taken(await desk.handling.handle(command));
    await desk.handling.handle(takeNote('c'));
    desk.clock.advance(3_600_000);
    expect(await desk.handling.handle(command)).toEqual({ ...first, repeated: true });
    expect(await desk.notes()).toEqual(['a', 'b', 'c']);
  });

  it('does so after a restart', async () => {
    const desk = NotebookDesk.inMemory();
    const first = taken(await desk.handling.handle(takeNote('a')));
    expect(await desk.restarted().handling.handle(takeNote('a'))).toEqual({ ...first, repeated: true });
    expect(await desk.notes()).toEqual(['a']);
  });

  it('does so in another process that writes to the same store', async () => {
    const desk = NotebookDesk.inMemory();
    const other = desk.restarted();
    const answers = await Promise.all([desk.handling.handle(takeNote('a')), other.handling.handle(takeNote('a'))]);
    expect(answers.map(verdict)).toEqual(['revision 1', 'revision 1']);
    expect(answers.map((answer) => taken(answer).repeated).sort()).toEqual([false, true]);
    expect(await desk.notes()).toEqual(['a']);
  });

  it('is not decided: what would be refused today was taken then', async () => {
    const desk = NotebookDesk.inMemory();
    const decide: Command<Notebook>['decide'] = ({ notes }) => (notes.includes('a') ? no('taken') : [noteTaken('a')]);
    await desk.handling.handle(takeNote('a', { decide }));
    expect(verdict(await desk.handling.handle(takeNote('a', { decide })))).toBe('revision 1');
  });

  it('with another request under the same key is refused', async () => {
    const desk = NotebookDesk.inMemory();
    await desk.handling.handle(takeNote('a'));
    const other = takeNote('a', { fingerprint: 'another' });
    expect(await desk.handling.handle(other)).toMatchObject({ refused: 'refused', type: 'idempotency-key-reused' });
    expect(await desk.restarted().handling.handle(other)).toMatchObject({ type: 'idempotency-key-reused' });
    expect(await desk.notes()).toEqual(['a']);
  });

  it('can be another request after a refusal: a refused command leaves no key', async () => {
    const desk = NotebookDesk.inMemory();
    await desk.handling.handle(takeNote('a', { decide: () => no('because') }));
    expect(verdict(await desk.handling.handle(takeNote('a', { fingerprint: 'another' })))).toBe('revision 1');
  });
});

describe('the order of the questions', () => {
  const asked = (refusing: readonly string[], besides: Partial<Command<Notebook>> = {}): Command<Notebook> => {
    const ask = (name: string) => () => (refusing.includes(name) ? no(name) : undefined);
    return takeNote('a', {
      mayDo: ask('rights'),
      precondition: ask('precondition'),
      decide: () => ask('decision')() ?? [noteTaken('a')],
      ...besides,
    });
  };

  test.each<[string, readonly string[], string]>([
    ['rights come first', ['rights', 'precondition', 'decision'], 'rights'],
    ['the precondition comes before the decision', ['precondition', 'decision'], 'precondition'],
    ['the decision comes last', ['decision'], 'decision'],
    ['nothing refused is recorded', [], 'revision 1'],
  ])('%s', async (_, refusing, expected) => {
    expect(verdict(await NotebookDesk.inMemory().handling.handle(asked(refusing)))).toBe(expected);
  });

  it('rights come before the key, which says nothing to whoever has none', async () => {
    const desk = NotebookDesk.inMemory();
    await desk.handling.handle(asked([]));
    expect(verdict(await desk.handling.handle(asked(['rights'])))).toBe('rights');
    expect(verdict(await desk.handling.handle(asked(['rights'], { fingerprint: 'another' })))).toBe('rights');
  });

  it('the key comes before the precondition: a repeated command is not stale by itself', async () => {
    const desk = NotebookDesk.inMemory();
    await desk.handling.handle(asked([]));
    expect(verdict(await desk.handling.handle(asked(['precondition', 'decision'])))).toBe('revision 1');
    const reused = asked(['precondition'], { fingerprint: 'another' });
    expect(verdict(await desk.handling.handle(reused))).toBe('idempotency-key-reused');
  });

  it('all are asked of the register as it stands', async () => {
    const desk = NotebookDesk.inMemory();
    await desk.handling.handle(takeNote('first'));
    const revisions: number[] = [];
    const look: Command<Notebook>['precondition'] = ({ head }) => {
      revisions.push(head.revision);
      return undefined;
    };
    await desk.handling.handle(takeNote('a', { mayDo: look, precondition: look }));
    expect(revisions).toEqual([1, 1]);
  });
});
