import { setTimeout as sleep } from 'node:timers/promises';
import { sampleDefinition } from '#libs/testing/given-when-then.js';
import { temporaryFolder } from '#libs/testing/temporary-folder.js';
import type { Family, Measured } from '../figure.js';
import { besideEmpty, served } from '../served.js';

const AGREEMENTS = 64;
/** Rows may be no further behind (seconds): what is recorded is seen in lists at once. */
const MOST_BEHIND = 1;
const LAG = /^regia_row_lag_seconds ([\d.e+-]+)$/m;

/** A measurement, over 64 agreements in turn, with a key, fresh idempotency keys, validation and hashing. */
export const recording: Family = {
  name: 'recording',
  async *measure({ seconds }): AsyncGenerator<Measured> {
    const folder = temporaryFolder();
    try {
      yield* await served(folder.path, async (service) => {
        const authorization = `Bearer ${await service.administratorKey()}`;
        const headers = { authorization, 'content-type': 'application/json' };
        const ids = Array.from({ length: AGREEMENTS }, (_, index) => `accordo-${index}`);
        for (const id of ids) {
          const definition = sampleDefinition({ id });
          const answer = await fetch(`${service.url}/api/v1/agreements`, {
            method: 'POST',
            headers,
            body: JSON.stringify(definition),
          });
          if (answer.status !== 201) throw new Error(await answer.text());
        }
        const paths = ids.map((id) => `/api/v1/agreements/${id}/indicators/i1/measurements`);
        const body = JSON.stringify({ date: '2021-10-20', value: 42 });
        const [{ ours, empty }, lag] = await longestLagDuring(service.url, () =>
          besideEmpty(service.url, {
            method: 'POST',
            paths,
            headers,
            body,
            fresh: true,
            seconds,
          }),
        );
        return [
          {
            figure: 'POST of a measurement over 64 agreements / empty route',
            value: ours.perSecond,
            yardstick: empty.perSecond,
            unit: 'requests/s',
            wanted: '0.25; goal 0.5',
            note: `p99 ${ours.p99Ms} ms`,
          },
          { figure: 'the furthest that rows were behind meanwhile', value: lag, unit: 's', wanted: `${MOST_BEHIND} s` },
        ];
      });
    } finally {
      folder.remove();
    }
  },
};

/** The furthest that rows were behind while something was done, in seconds, as the service itself tells. */
async function longestLagDuring<Found>(url: string, work: () => Promise<Found>): Promise<[Found, number]> {
  let longest = 0;
  let isDone = false;
  const watching = (async () => {
    while (!isDone) {
      const lag = LAG.exec(await (await fetch(`${url}/metrics`)).text())?.[1];
      if (lag === undefined) throw new Error('/metrics does not tell how far rows are behind');
      longest = Math.max(longest, Number(lag));
      await sleep(100);
    }
  })();
  const [found] = await Promise.all([
    work().finally(() => {
      isDone = true;
    }),
    watching,
  ]);
  return [found, longest];
}
