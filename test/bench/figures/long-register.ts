import type { Family, Measured } from '../figure.js';
import { type FilledFolder, filledFolder } from '../filled-folder.js';
import { atShare, longestWaitDuring } from '../load.js';
import { served } from '../served.js';

const TIMES = 50;

/** Commands on one register of a lifetime: what nobody else may have to wait for. */
export const longRegister: Family = {
  name: 'long-register',
  async *measure({ seed, longRegister: events }): AsyncGenerator<Measured> {
    const filled = await filledFolder(seed, 1, events);
    try {
      yield* await served(filled.folder.path, async ({ url }) => {
        const post = issueOn(url, filled);
        // Folding an almost empty register loads what is loaded once.
        await fetch(`${url}/api/v1/me`, { headers: filled.administrator });
        const [cold, waited] = await longestWaitDuring(url, () => post());
        const warm: number[] = [];
        for (let time = 0; time < TIMES; time += 1) warm.push(await post());
        const register = `register of ${filled.events} events`;
        return [
          { figure: `command on a ${register}, cold`, value: cold, unit: 'ms', wanted: '≤ 1,500 ms' },
          { figure: 'longest wait of anybody else meanwhile', value: waited, unit: 'ms', wanted: '≤ 100 ms' },
          { figure: `command on a ${register}, warm`, value: atShare(warm, 0.5), unit: 'ms', wanted: '≤ 5 ms' },
        ];
      });
    } finally {
      filled.folder.remove();
    }
  },
};

/** Raises an issue; how long that took, in milliseconds. */
function issueOn(url: string, { agreements, administrator }: FilledFolder): () => Promise<number> {
  return async () => {
    const from = performance.now();
    const answer = await fetch(`${url}/api/v1/agreements/${agreements[0]}/issues`, {
      method: 'POST',
      headers: { ...administrator, 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'Manca l’operatore' }),
    });
    await answer.arrayBuffer();
    if (answer.status !== 201) throw new Error(`An issue was answered ${answer.status}`);
    return performance.now() - from;
  };
}
