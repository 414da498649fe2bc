import { SORT_COLUMNS } from '#libs/portfolio/sorting.js';
import type { Family, Measured } from '../figure.js';
import { type FilledFolder, filledFolder } from '../filled-folder.js';
import { atShare, oneAfterAnother } from '../load.js';
import { besideEmpty, served, untilListed } from '../served.js';

/** Lists and pages with many agreements, for who administers and for a member with thirty grants. */
export const lists: Family = {
  name: 'lists',
  async *measure({ seed, agreements, seconds, rounds }): AsyncGenerator<Measured> {
    const filled = await filledFolder(seed, agreements);
    try {
      yield* await served(filled.folder.path, async ({ url }) => {
        await untilListed(url, filled);
        return [
          ...(await underLoad(url, filled, seconds)),
          ...(await sorts(url, filled, rounds)),
          ...(await pages(url, filled, 2 * rounds)),
        ];
      });
    } finally {
      filled.folder.remove();
    }
  },
};

async function underLoad(url: string, { administrator }: FilledFolder, seconds: number): Promise<Measured[]> {
  const found: Measured[] = [];
  for (const path of ['/api/v1/agreements?limit=50', '/api/v1/portfolio?limit=50']) {
    const asked = { method: 'GET', paths: [path], headers: administrator, seconds } as const;
    const { ours, empty } = await besideEmpty(url, asked);
    found.push({
      figure: `GET ${path.slice('/api/v1'.length)} / empty GET`,
      value: ours.perSecond,
      yardstick: empty.perSecond,
      unit: 'requests/s',
      wanted: '0.2',
      note: `p99 ${ours.p99Ms} ms`,
    });
  }
  return found;
}

/** Each time another page, so that none is remembered: the one before was a page of fewer. */
async function sorts(
  url: string,
  { administrator, member, agreements }: FilledFolder,
  rounds: number,
): Promise<Measured[]> {
  const fields = Object.keys(SORT_COLUMNS).flatMap((field) => [field, `-${field}`]);
  const found: Measured[] = [];
  for (const [who, headers] of [
    ['administrator', administrator],
    ['member with 30 grants', member],
  ] as const) {
    const worst = { sort: '', p99: 0 };
    for (const sort of fields) {
      const paths = Array.from({ length: rounds }, (_, at) => `/api/v1/agreements?sort=${sort}&limit=${50 + at}`);
      const p99 = atShare(await oneAfterAnother(url, paths, headers), 0.99);
      if (p99 > worst.p99) Object.assign(worst, { sort, p99 });
    }
    found.push({
      figure: `list of ${agreements.length}, the slowest of ${fields.length} sorts, ${who}`,
      value: worst.p99,
      unit: 'ms p99',
      wanted: '≤ 20 ms',
      note: worst.sort,
    });
  }
  return found;
}

async function pages(url: string, { signedIn, member, agreements }: FilledFolder, rounds: number): Promise<Measured[]> {
  const found: Measured[] = [];
  for (const [name, path, headers] of [
    ['Quadro, administrator', () => '/', signedIn],
    ['Quadro, member with 30 grants', () => '/', member],
    ['agreement', (at: number) => `/accordi/${agreements[at % agreements.length]}`, signedIn],
    ['report', (at: number) => `/accordi/${agreements[at % agreements.length]}/rapporto`, signedIn],
  ] as const) {
    const paths = Array.from({ length: rounds }, (_, at) => path(at));
    const accept = { accept: 'text/html', 'accept-encoding': 'gzip' };
    const [, ...times] = await oneAfterAnother(url, paths, { ...headers, ...accept });
    found.push({
      figure: `page ${name}, one after another, ${agreements.length} agreements`,
      value: atShare(times, 0.99),
      unit: 'ms p99',
      wanted: '≤ 20 ms',
      note: `median ${Math.round(atShare(times, 0.5))} ms`,
    });
  }
  return found;
}
