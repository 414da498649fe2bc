import { describe, expect, it, test } from '@jest/globals';
import { no, taken, verdict } from '#libs/testing/answers.js';
import { ContestedEventStore } from '#libs/testing/contested-event-store.js';
import { type Notebook, NotebookDesk, noteTaken, takeNote } from '#libs/testing/notebook.js';
import type { Command } from './command-handling.js';

describe('when others write to the same register', () => {
  function contested(): { desk: NotebookDesk<ContestedEventStore>; rival: (note: string) => () => Promise<unknown> } {
    const desk = new NotebookDesk(new ContestedEventStore());
    const other = desk.restarted();
    return { desk, rival: (note) => () => other.handling.handle(takeNote(note)) };
  }

  it('a command is decided again on the new state, rights and precondition included', async () => {
    const { desk, rival } = contested();
    desk.store.rivals.push(rival('rival'));
    const seen: string[] = [];
    const note = (name: string) => (register: { state: Notebook }) => {
      seen.push(`${name}: ${register.state.notes.join()}`);
      return undefined;
    };
    const decide: Command<Notebook>['decide'] = ({ notes }) => [noteTaken(`after ${notes.join()}`)];
    const command = takeNote('a', { mayDo: note('rights'), precondition: note('precondition'), decide });
    expect(verdict(await desk.handling.handle(command))).toBe('revision 2');
    expect(await desk.notes()).toEqual(['rival', 'after rival']);
    expect(seen).toEqual(['rights: ', 'precondition: ', 'rights: rival', 'precondition: rival']);
  });

  it('a command may be refused on the new state', async () => {
    const { desk, rival } = contested();
    desk.store.rivals.push(rival('a'));
    const decide: Command<Notebook>['decide'] = ({ notes }) => (notes.includes('a') ? no('taken') : [noteTaken('a')]);
    const command = takeNote('mine', { decide });
    expect(verdict(await desk.handling.handle(command))).toBe('taken');
    expect(await desk.notes()).toEqual(['a']);
  });

  it('a command gives up after ten attempts, having recorded nothing', async () => {
    const { desk, rival } = contested();
    for (let index = 0; index < 10; index += 1) desk.store.rivals.push(rival(`rival-${index}`));
    let decided = 0;
    const decide: Command<Notebook>['decide'] = () => {
      decided += 1;
      return [noteTaken('a')];
    };
    const answer = await desk.handling.handle(takeNote('a', { decide }));
    expect(answer).toMatchObject({ refused: 'busy', type: 'too-many-conflicts' });
    expect(decided).toBe(10);
    expect(await desk.notes()).toEqual(Array.from({ length: 10 }, (_, index) => `rival-${index}`));
    expect(verdict(await desk.handling.handle(takeNote('a', { decide })))).toBe('revision 11');
  });
});

describe('when nobody knows whether it was written', () => {
  test.each([['unknown-but-written'], ['unknown-and-lost']] as const)('%s: recorded exactly once', async (failure) => {
    const desk = NotebookDesk.inMemory();
    desk.store.failNextAppends(failure);
    const answer = taken(await desk.handling.handle(takeNote('a', { decide: () => [noteTaken('a'), noteTaken('b')] })));
    expect(answer).toMatchObject({ id: 'a', revision: 2 });
    expect(await desk.notes()).toEqual(['a', 'b']);
  });

  it('also without a key, several times over', async () => {
    const desk = NotebookDesk.inMemory();
    desk.store.failNextAppends('unknown-and-lost', 'unknown-and-lost', 'unknown-but-written');
    expect(verdict(await desk.handling.handle(takeNote('a')))).toBe('revision 1');
    expect(await desk.notes()).toEqual(['a']);
  });
});

describe('the queue', () => {
  it('lets commands on one stream wait for each other: each decides on what the one before recorded', async () => {
    const desk = new NotebookDesk(new ContestedEventStore());
    const decide: Command<Notebook>['decide'] = ({ notes }) => [noteTaken(String(notes.length))];
    const commands = Array.from({ length: 30 }, (_, index) => takeNote(`c${index}`, { decide }));
    const answers = await Promise.all(commands.map((command) => desk.handling.handle(command)));
    expect(answers.map((answer) => taken(answer).revision)).toEqual(commands.map((_, index) => index + 1));
    expect(await desk.notes()).toEqual(commands.map((_, index) => String(index)));
  });

  it('holds up no other stream', async () => {
    const desk = new NotebookDesk(new ContestedEventStore());
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    desk.store.rivals.push(() => held);
    const slow = desk.handling.handle(takeNote('slow'));
    const behind = desk.handling.handle(takeNote('behind'));
    expect(verdict(await desk.handling.handle(takeNote('other', { stream: 'agreement-other' })))).toBe('revision 1');
    expect(await desk.notes()).toEqual([]);
    letGo();
    expect([verdict(await slow), verdict(await behind)]).toEqual(['revision 1', 'revision 2']);
  });

  it('goes on after a command that failed', async () => {
    const desk = NotebookDesk.inMemory();
    const failing = desk.handling.handle(
      takeNote('a', {
        decide: () => {
          throw new Error('a mistake');
        },
      }),
    );
    const next = desk.handling.handle(takeNote('b'));
    await expect(failing).rejects.toThrow('a mistake');
    expect(verdict(await next)).toBe('revision 1');
  });
});
