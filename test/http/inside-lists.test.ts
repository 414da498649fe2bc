import { afterAll, beforeAll, expect, it, test } from '@jest/globals';
import { type Service, startService } from './service.js';

/** More than stand in the part itself. */
const MANY = 60;
const MOST_INSIDE = 50;
const A = '/agreements/lungo';

let service: Service;
beforeAll(async () => {
  service = await startService();
  await service.agreement({ id: 'lungo', renewal: { every: 'P1Y' } });
  const post = async (path: string, body: object): Promise<void> => {
    const answer = await service.send('POST', `${A}/${path}`, body);
    expect([path, answer.status, answer.text]).toEqual([path, 201, answer.text]);
  };
  const day = (index: number): string => new Date(Date.UTC(2021, 3, 1 + index)).toISOString().slice(0, 10);
  await post('indicators/i1/measurements', { id: 'x', date: '2021-05-01', value: 1 });
  for (let index = 0; index < MANY; index += 1) {
    const [id, date] = [`n${index}`, day(index)];
    await post('bodies/tavolo/members', { id, date, members: ['ciss'], reason: `Numero ${index}` });
    await post('indicators/i1/targets', {
      id,
      date,
      targets: [{ value: 100 + index, date: '2022-12-31' }],
      reason: 'x',
    });
    await post('extensions', { id, date, validTo: `${2024 + index}-12-31`, act: `Delibera ${index}` });
    await post('non-renewals', { id, date });
    await post('indicators/i1/measurements/x/correction', { id, value: index, reason: 'x' });
  }
}, 120_000);
afterAll(() => service.stop());

const LISTS = [
  ['bodies/tavolo/members', 'bodies/tavolo', 'memberChanges'],
  ['indicators/i1/targets', 'indicators/i1', 'targetRevisions'],
  ['term-changes', '', 'termChanges'],
  ['non-renewals', '', 'nonRenewals'],
] as const;

it.each(LISTS)('%s: all of them in pages, the last of them in the part itself', async (list, part, field) => {
  const found: { id: string }[] = [];
  let cursor = '';
  do {
    const { status, json } = await service.send('GET', `${A}/${list}?limit=25${cursor}`);
    expect(status).toBe(200);
    found.push(...json.items);
    cursor = json.nextCursor === undefined ? '' : `&cursor=${json.nextCursor}`;
  } while (cursor !== '');
  expect(found.map(({ id }) => id)).toEqual(Array.from({ length: MANY }, (_, index) => `n${index}`));
  const shown = (await service.send('GET', part === '' ? A : `${A}/${part}`)).json[field];
  expect(shown).toEqual(found.slice(-MOST_INSIDE));
});

it('on an earlier day, those by then; of a part that is not there, nothing', async () => {
  for (const [list] of LISTS) {
    expect((await service.send('GET', `${A}/${list}?on=2021-04-03`)).json.items).toHaveLength(3);
  }
  for (const list of ['bodies/nessuno/members', 'indicators/nessuno/targets']) {
    expect((await service.send('GET', `${A}/${list}`)).status).toBe(404);
  }
});

test('of a measurement that was corrected often the last corrections stand with it', async () => {
  const { items } = (await service.send('GET', `${A}/indicators/i1/measurements`)).json;
  expect(items[0].corrections).toHaveLength(MOST_INSIDE);
  expect(items[0].corrections.at(-1).id).toBe(`n${MANY - 1}`);
  expect(items[0].standing).toMatchObject({ from: `n${MANY - 1}`, value: MANY - 1 });
});
