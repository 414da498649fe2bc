import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Wakeup, Wakeups } from '#libs/kernel/ports.js';
import { eventually } from '../eventually.js';

export interface WakeupsUnderTest {
  readonly wakeups: Wakeups;
  /** Errors of listeners that were reported, so that they do not vanish. */
  readonly reported: readonly unknown[];
  close(): Promise<void>;
}

const FIRST: Wakeup = { stream: 'agreement-a', revision: 1 };
const SECOND: Wakeup = { stream: 'agreement-b', revision: 7 };

/** What every `Wakeups` must do. Wake-ups may be lost or repeated, yet without cause they are not. */
export function describeWakeupsContract(name: string, make: () => Promise<WakeupsUnderTest>): void {
  describe(`Wakeups contract: ${name}`, () => {
    let made: WakeupsUnderTest;
    beforeEach(async () => {
      made = await make();
    });
    afterEach(() => made.close());

    const listen = (): { heard: Wakeup[]; end: () => void } => {
      const heard: Wakeup[] = [];
      return { heard, end: made.wakeups.subscribe((wakeup) => heard.push(wakeup)) };
    };

    test('every listener hears every wake-up, in order', async () => {
      const listeners = [listen(), listen(), listen()];
      made.wakeups.announce(FIRST);
      made.wakeups.announce(SECOND);
      await eventually(() => {
        for (const { heard } of listeners) expect(heard).toEqual([FIRST, SECOND]);
      });
    });

    test('nobody hears what was announced before subscribing or after ending', async () => {
      made.wakeups.announce(FIRST);
      const staying = listen();
      const leaving = listen();
      leaving.end();
      leaving.end();
      made.wakeups.announce(SECOND);
      await eventually(() => expect(staying.heard).toEqual([SECOND]));
      expect(leaving.heard).toEqual([]);
    });

    test('one function subscribed twice is two subscriptions', async () => {
      const heard: Wakeup[] = [];
      const listener = (wakeup: Wakeup): void => {
        heard.push(wakeup);
      };
      const end = made.wakeups.subscribe(listener);
      made.wakeups.subscribe(listener);
      end();
      made.wakeups.announce(FIRST);
      await eventually(() => expect(heard).toEqual([FIRST]));
    });

    test('a listener that throws disturbs neither the others nor the announcer, and goes on hearing', async () => {
      const before = listen();
      let calls = 0;
      made.wakeups.subscribe(() => {
        calls += 1;
        throw new Error('planted');
      });
      const after = listen();
      made.wakeups.announce(FIRST);
      made.wakeups.announce(SECOND);
      await eventually(() => {
        expect(before.heard).toEqual([FIRST, SECOND]);
        expect(after.heard).toEqual([FIRST, SECOND]);
        expect(calls).toBe(2);
        expect(made.reported).toHaveLength(2);
      });
    });

    test('without a listener an announcement does nothing', () => {
      expect(() => made.wakeups.announce(FIRST)).not.toThrow();
    });
  });
}
