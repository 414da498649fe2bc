import type { Family, Measured } from '../figure.js';
import { filledFolder } from '../filled-folder.js';
import { atShare, oneAfterAnother } from '../load.js';
import { besideEmpty, served } from '../served.js';

const EVENTS = 500;
const COLD_EVENTS = 5_000;

/** Reports: of a register that is in memory, under load; of long ones that nobody has asked for yet. */
export const reading: Family = {
  name: 'reading',
  async *measure({ seed, seconds, rounds }): AsyncGenerator<Measured> {
    const warm = await filledFolder(seed, 1, EVENTS);
    yield await served(warm.folder.path, async ({ url }) => {
      const paths = [`/api/v1/agreements/${warm.agreements[0]}/report`];
      const { ours, empty } = await besideEmpty(url, { method: 'GET', paths, headers: warm.administrator, seconds });
      return {
        figure: 'GET of a report, register of 500 events, warm / empty GET',
        value: ours.perSecond,
        yardstick: empty.perSecond,
        unit: 'requests/s',
        wanted: '0.25',
        note: `p99 ${ours.p99Ms} ms, ${Math.round(ours.bytesPerSecond / ours.perSecond)} bytes each`,
      };
    });
    warm.folder.remove();

    const registers = Math.max(2, Math.round(rounds / 10));
    const cold = await filledFolder(seed, registers + 1, COLD_EVENTS);
    yield await served(cold.folder.path, async ({ url }) => {
      // The first is for what is loaded once, and no register.
      const paths = cold.agreements.map((id) => `/api/v1/agreements/${id}/report`);
      const [, ...times] = await oneAfterAnother(url, paths, cold.administrator);
      return {
        figure: 'report on a cold register of 5,000 events',
        value: atShare(times, 0.5),
        unit: 'ms',
        wanted: '≤ 60 ms',
        note: `median of ${registers}, longest ${Math.round(atShare(times, 1))} ms`,
      };
    });
    cold.folder.remove();
  },
};
