import type { Request } from 'playwright-core';
import { contextOf, type World } from '../browser.js';
import { COORDINATOR, EXAMPLE, signIn } from '../people.js';

const FIRST_LOAD_BYTES = 200_000;
const LATER_LOAD_BYTES = 40_000;

/** Every kind of page, below an agreement. */
const PAGES = [
  '',
  '/incontri',
  '/incontri/nuovo',
  '/incontri/convoca',
  '/incontri/incontro-2',
  '/incontri/incontro-2/correzione',
  '/incontri/incontro-2/verbale',
  '/incontri/incontro-2/approvazione',
  '/incontri/incontro-3/svolto',
  '/incontri/incontro-3/rinvio',
  '/impegni',
  '/impegni/sportello',
  '/impegni/sportello/aggiornamento',
  '/impegni/sportello/voci/sportello-1/correzione',
  '/indicatori',
  '/indicatori/famiglie-seguite',
  '/indicatori/famiglie-seguite/rilevazione',
  '/indicatori/famiglie-seguite/rilevazioni/famiglie-3/correzione',
  '/rapporto',
  '/registro',
];

/** Bytes over the wire: of the first page with all it loads, and of each later one. */
export async function sizes(world: World): Promise<Record<string, number>> {
  const context = await contextOf(world);
  const page = await context.newPage();
  let loading: Promise<number>[] = [];
  // What comes out of the cache is counted below nothing.
  const bytesOf = async (request: Request): Promise<number> => Math.max(0, (await request.sizes()).responseBodySize);
  page.on('requestfinished', (request) => loading.push(bytesOf(request)));
  const load = async (target: string): Promise<number> => {
    loading = [];
    const response = await page.goto(world.url + target, { waitUntil: 'networkidle' });
    world.tally.equal(`${target}: itself`, [response?.status(), response?.url()], [200, world.url + target]);
    return (await Promise.all(loading)).reduce((sum, bytes) => sum + bytes, 0);
  };
  const first = await load('/');
  world.tally.check('first load', first > 0 && first <= FIRST_LOAD_BYTES, first);
  const found: Record<string, number> = { first };
  await signIn(page, world.url, COORDINATOR);
  for (const target of ['/', ...PAGES.map((page) => EXAMPLE + page)]) {
    const bytes = await load(target);
    found[target] = bytes;
    world.tally.check(`later load of ${target}`, bytes > 0 && bytes <= LATER_LOAD_BYTES, bytes);
  }
  await context.close();
  return found;
}
