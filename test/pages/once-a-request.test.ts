import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { Authentication } from '#libs/identity/authentication.js';
import type { Caller } from '#libs/identity/rights.js';
import { registerOf } from '#libs/kernel/envelope.js';
import { Registers } from '#libs/kernel/registers.js';
import { Projector } from '#libs/portfolio/projector.js';
import type { Service } from '../http/service.js';
import type { Browser } from './browser.js';
import { filledIn, meetingService, PATTO, recorded, someone } from './meeting-world.js';

let service: Service;
let browser: Browser;
let meeting: string;
let key: string;
let asked = 0;
let folded = 0;

/** The same caller, and a count of how often their roles are looked at. */
function counted(caller: Caller | undefined): Caller | undefined {
  if (!caller) return undefined;
  const { roles, ...rest } = caller;
  return {
    ...rest,
    get roles() {
      asked += 1;
      return roles;
    },
  };
}

beforeAll(async () => {
  service = await meetingService();
  browser = await someone(service, 'coordina', { role: 'coordinator' });
  key = await service.key('coordinator', 'patto');
  const { app } = service.running.web;
  // Rows follow on their own, after the answer: they are no part of the request.
  await app.get(Projector).stop();
  meeting = await recorded(service, 'patto/meetings', { date: '2021-10-03', held: { present: ['ciss'] } });
  for (const name of ['bySession', 'byKey'] as const) {
    const find = Authentication.prototype[name];
    jest.spyOn(Authentication.prototype, name).mockImplementation(async function (this: Authentication, secret) {
      return counted(await find.call(this, secret));
    });
  }
  const registers: Registers<unknown> = app.get(Registers);
  const { current, upTo } = Registers.prototype;
  jest.spyOn(registers, 'current').mockImplementation((stream) => {
    if (stream === registerOf('patto')) folded += 1;
    return current.call(registers, stream);
  });
  jest.spyOn(registers, 'upTo').mockImplementation((stream, prefix) => {
    folded += 1;
    return upTo.call(registers, stream, prefix);
  });
});

afterAll(async () => {
  jest.restoreAllMocks();
  await service.stop();
});

async function countedIn(request: () => Promise<{ readonly status: number }>) {
  asked = 0;
  folded = 0;
  const { status } = await request();
  return { status, asked, folded };
}

// Asked again where something is recorded, as roles are by then; and by the header of a page, what it leads to.
test('a request folds the register once, and asks for roles no more often than it must', async () => {
  const form = await browser.get(`${PATTO}/nuovo`);
  const fields = filledIn(form.page, { data: '4/11/2021', 'presente-ciss': '1', verbale: 'Si è riunito il Tavolo.' });
  const held = { date: '2021-12-01', held: { present: ['ciss'] } };
  expect({
    'a meeting through JSON': await countedIn(() => service.send('POST', '/agreements/patto/meetings', held, { key })),
    'a meeting and its minutes through the form': await countedIn(() => browser.post(`${PATTO}/nuovo`, fields)),
    'the report as JSON': await countedIn(() => service.send('GET', '/agreements/patto/report', undefined, { key })),
    'the report as a page': await countedIn(() => browser.get('/accordi/patto/rapporto')),
    "a meeting's page": await countedIn(() => browser.get(`${PATTO}/${meeting}`)),
  }).toEqual({
    'a meeting through JSON': { status: 201, asked: 2, folded: 1 },
    'a meeting and its minutes through the form': { status: 303, asked: 2, folded: 1 },
    'the report as JSON': { status: 200, asked: 1, folded: 1 },
    'the report as a page': { status: 200, asked: 2, folded: 1 },
    "a meeting's page": { status: 200, asked: 2, folded: 1 },
  });
});
