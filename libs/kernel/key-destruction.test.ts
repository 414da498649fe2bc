import { describe, expect, it } from '@jest/globals';
import { NOTEBOOK, NotebookDesk, noteTaken, takeNote } from '#libs/testing/notebook.js';
import { type Command, commandIdOf } from './command-handling.js';
import type { RecordedEvent } from './envelope.js';
import { completeDestructions } from './key-destruction.js';
import { StoreUnavailable } from './ports.js';
import { isRefusal, refusal } from './refusal.js';
import { openTexts, sealedTextsOf, Unsealed } from './sealing.js';
import { say } from './text.js';

const secretNote = (person?: string) =>
  takeNote('secret', { decide: () => [noteTaken('secret', { text: new Unsealed('segreto', person) })] });

/** Writes a secret and says how to make it unreadable. */
async function deskWithSecret() {
  const desk = NotebookDesk.inMemory();
  await desk.handling.handle(secretNote());
  const [text] = sealedTextsOf((await desk.recorded())[0] as RecordedEvent);
  if (!text) throw new Error('Nothing was sealed');
  const erase = (besides: Partial<Command<{ notes: string[] }>> = {}) =>
    takeNote('erase', { destroys: () => text.key, ...besides });
  const read = async () => (await openTexts([text], desk.keyRing)).get(text);
  return { desk, text, erase, read };
}

describe('a command that destroys a key', () => {
  it('does so once it is recorded', async () => {
    const { desk, text, erase, read } = await deskWithSecret();
    expect(await read()).toEqual({ text: 'segreto' });
    const answer = await desk.handling.handle(erase());
    expect(answer).toMatchObject({ revision: 2 });
    expect(await read()).toEqual({ unreadable: 'destroyed' });
    expect((await desk.keyRing.lookUp([text.key])).get(text.key)).toEqual({
      state: 'destroyed',
      at: (await desk.recorded())[1]?.recordedAt,
    });
    expect(await desk.keyRing.pendingDestructions()).toEqual([]);
  });

  it('leaves the register and its chain as they were', async () => {
    const { desk, erase } = await deskWithSecret();
    const before = await desk.recorded();
    await desk.handling.handle(erase());
    expect((await desk.recorded()).slice(0, 1)).toEqual(before);
  });

  it('destroys nothing when it is refused', async () => {
    const { desk, erase, read } = await deskWithSecret();
    const answer = await desk.handling.handle(erase({ decide: () => refusal('refused', 'no', say('no', 'no')) }));
    expect(isRefusal(answer)).toBe(true);
    expect(await read()).toEqual({ text: 'segreto' });
    expect(await desk.keyRing.pendingDestructions()).toEqual([]);
  });

  it('first says that it means to', async () => {
    const { desk, text, erase, read } = await deskWithSecret();
    desk.store.failNextAppends('unavailable');
    await expect(desk.handling.handle(erase())).rejects.toThrow(StoreUnavailable);
    expect(await desk.keyRing.pendingDestructions()).toEqual([
      { key: text.key, stream: NOTEBOOK, commandId: commandIdOf('user-1', 'erase') },
    ]);
    expect(await read()).toEqual({ text: 'segreto' });
  });

  it('does so when nobody knew at first whether it was recorded', async () => {
    for (const failure of ['unknown-but-written', 'unknown-and-lost'] as const) {
      const { desk, erase, read } = await deskWithSecret();
      desk.store.failNextAppends(failure);
      await desk.handling.handle(erase());
      expect(await desk.notes()).toEqual(['secret', 'erase']);
      expect(await read()).toEqual({ unreadable: 'destroyed' });
      expect(await desk.keyRing.pendingDestructions()).toEqual([]);
    }
  });
});

describe('a crash between recording and destroying', () => {
  /** A key ring that dies before it destroys, once. */
  async function crashed() {
    const made = await deskWithSecret();
    const { desk, erase } = made;
    const destroy = desk.keyRing.destroy.bind(desk.keyRing);
    desk.keyRing.destroy = async () => {
      desk.keyRing.destroy = destroy;
      throw new Error('crashed');
    };
    await expect(desk.handling.handle(erase())).rejects.toThrow('crashed');
    expect(await desk.notes()).toEqual(['secret', 'erase']);
    return made;
  }

  it('is completed at the next start', async () => {
    const { desk, text, read } = await crashed();
    expect(await read()).toEqual({ text: 'segreto' });
    expect(await completeDestructions(desk.store, desk.keyRing, desk.clock)).toEqual([text.key]);
    expect(await read()).toEqual({ unreadable: 'destroyed' });
    expect(await desk.keyRing.pendingDestructions()).toEqual([]);
    expect(await completeDestructions(desk.store, desk.keyRing, desk.clock)).toEqual([]);
  });

  it('is completed by the same command sent again', async () => {
    const { desk, erase, read } = await crashed();
    expect(await desk.restarted().handling.handle(erase())).toMatchObject({ revision: 2, repeated: true });
    expect(await read()).toEqual({ unreadable: 'destroyed' });
  });

  it('is completed however much was recorded since', async () => {
    const { desk, text, read } = await crashed();
    const many = Array.from({ length: 1_200 }, (_, index) => noteTaken(`n${index}`));
    await desk.handling.handle(takeNote('many', { decide: () => many }));
    expect(await completeDestructions(desk.store, desk.keyRing, desk.clock)).toEqual([text.key]);
    expect(await read()).toEqual({ unreadable: 'destroyed' });
  });
});

describe('a crash before recording', () => {
  it('is forgotten at the next start, the text still readable', async () => {
    const { desk, text, read } = await deskWithSecret();
    await desk.keyRing.intendDestruction({
      key: text.key,
      stream: NOTEBOOK,
      commandId: commandIdOf('user-1', 'never recorded'),
    });
    expect(await completeDestructions(desk.store, desk.keyRing, desk.clock)).toEqual([]);
    expect(await desk.keyRing.pendingDestructions()).toEqual([]);
    expect(await read()).toEqual({ text: 'segreto' });
  });

  it('is forgotten also where the register was never begun', async () => {
    const { desk, text } = await deskWithSecret();
    const commandId = commandIdOf('user-1', 'never recorded');
    await desk.keyRing.intendDestruction({ key: text.key, stream: 'agreement-none', commandId });
    expect(await completeDestructions(desk.store, desk.keyRing, desk.clock)).toEqual([]);
    expect(await desk.keyRing.pendingDestructions()).toEqual([]);
  });
});

describe('a person whose data were erased', () => {
  it('is not recorded again under the same id', async () => {
    const desk = NotebookDesk.inMemory();
    await desk.keyRing.destroy('notebook/persons/anna', '2026-01-01T00:00:00.000Z');
    const answer = await desk.handling.handle(secretNote('anna'));
    expect(answer).toMatchObject({ refused: 'refused', type: 'person-erased' });
    expect(await desk.recorded()).toEqual([]);
  });
});
