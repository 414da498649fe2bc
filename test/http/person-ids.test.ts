import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Service, startService } from './service.js';

const TYPED = ['rssnna60a41g674x', 'bianchi-bruno-1971'];

const lines: string[] = [];
let service: Service;
let agreement: string;
beforeAll(async () => {
  service = await startService({
    configuration: { logLevel: 'trace' },
    web: { logTo: { write: (line) => void lines.push(line) } },
  });
  agreement = `/agreements/${await service.agreement()}`;
}, 30_000);
afterAll(() => service.stop());

/** Files of the installation, and whether it has logged it, in which something stands. */
function placesOf(text: string): string[] {
  const folder = service.folder.path;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(path.join(folder, file)).isFile(),
  );
  const found = files.filter((file) => readFileSync(path.join(folder, file)).includes(text));
  return [...found, ...lines.filter((line) => line.includes(text))];
}

const delegatesOf = async (meeting: string) =>
  (await service.send('GET', `${agreement}/meetings/${meeting}`)).json.delegates;

test('an id that is typed for a person stands nowhere: one is made of it, the same each time, that finds them', async () => {
  const [anna, bruno] = TYPED;
  const delegate = (person: string | undefined, name: string) => ({ partner: 'ciss', person, name });
  for (const id of ['m1', 'm2']) {
    const held = { present: ['ciss'], delegates: [delegate(anna, 'Anna Rossi'), delegate(bruno, 'Bruno Bianchi')] };
    const recorded = await service.send('POST', `${agreement}/meetings`, { id, date: '2021-11-10', held });
    expect([recorded.status, recorded.text]).toEqual([201, expect.not.stringContaining(anna as string)]);
  }
  const [{ person }] = await delegatesOf('m1');
  expect(person).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect((await delegatesOf('m2'))[0].person).toBe(person);

  const correction = { delegates: [delegate(person, 'Anna Maria Rossi')], reason: 'Nome intero' };
  expect((await service.send('POST', `${agreement}/meetings/m2/correction`, correction)).status).toBe(200);
  expect(await delegatesOf('m2')).toEqual([{ partner: 'ciss', person, name: 'Anna Maria Rossi' }]);

  for (const known of [anna, person]) {
    const { status, json } = await service.send('GET', `${agreement}/personal-data/${known}`);
    expect([status, json.person, json.meetings.length]).toEqual([200, person, 3]);
  }
  for (const typed of TYPED) expect([typed, placesOf(typed)]).toEqual([typed, []]);

  const erased = await service.send('DELETE', `${agreement}/personal-data/${anna}`, { reason: 'Lo chiede' });
  expect(erased.status).toBe(200);
  for (const delegates of [[delegate(anna, 'Anna Rossi')], [delegate(person, 'Anna Rossi')]]) {
    const held = { present: ['ciss'], delegates };
    const again = await service.send('POST', `${agreement}/meetings`, { date: '2021-11-20', held });
    expect([again.status, again.json.type]).toEqual([422, 'urn:regia:problem:person-erased']);
  }
  for (const way of ['/meetings', '/history', '/register', `/personal-data/${anna}`]) {
    expect((await service.send('GET', agreement + way)).text).not.toContain(anna);
  }
  for (const typed of TYPED) expect([typed, placesOf(typed)]).toEqual([typed, []]);
});

test('of the same id in another agreement another one is made', async () => {
  const other = `/agreements/${await service.agreement({ id: 'altro' })}`;
  const held = { present: ['ciss'], delegates: [{ partner: 'ciss', person: TYPED[1], name: 'Bruno Bianchi' }] };
  await service.send('POST', `${other}/meetings`, { id: 'm1', date: '2021-11-10', held });
  const { delegates } = (await service.send('GET', `${other}/meetings/m1`)).json;
  expect(delegates[0].person).not.toBe((await delegatesOf('m1'))[1].person);
});
