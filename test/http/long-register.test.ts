import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { EventStore } from '#libs/kernel/ports.js';
import { eventually } from '#libs/testing/eventually.js';
import { lengthened } from './long-register.js';
import { type Service, startService } from './service.js';
import { preparedAgreement } from './world.js';

const EVENTS = 50_000;
/** What the reader's and the system's buffers take of a register of some 40 MB, generously. */
const MOST_AHEAD = EVENTS / 2;
const MOST_MEMORY = 24 * 1024 ** 2;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const used = (): number => {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

let service: Service;
let store: EventStore;
beforeAll(async () => {
  service = await startService();
  const { indicator } = await preparedAgreement(service, 'pinerolo');
  const measured = { date: '2021-11-20', value: 12 };
  expect(
    (await service.send('POST', `/agreements/pinerolo/indicators/${indicator}/measurements`, measured)).status,
  ).toBe(201);
  store = await lengthened(service, 'pinerolo', EVENTS);
  // Folded once: what is measured is the reading of it.
  expect((await service.send('GET', '/agreements/pinerolo')).status).toBe(200);
}, 120_000);
afterAll(() => service.stop());

/** Counts the events that are read of the store while it is watched, and keeps none of them. */
function watched() {
  let count = 0;
  const { read } = store;
  store.read = async (...asked) => {
    const page = await read.apply(store, asked);
    count += page.length;
    return page;
  };
  return {
    events: () => count,
    end: () => {
      store.read = read;
    },
  };
}

/** Asks for the register and reads nothing of it until told to. */
function reader(headers = ''): net.Socket {
  const socket = net.connect(Number(new URL(service.url).port), '127.0.0.1');
  socket.write(
    `GET /api/v1/agreements/pinerolo/register HTTP/1.1\r\nHost: regia.test\r\nAuthorization: Bearer ${service.admin}\r\n${headers}Connection: close\r\n\r\n`,
  );
  socket.pause();
  return socket;
}

test.each([
  ['as it is', ''],
  ['compressed', 'Accept-Encoding: gzip\r\n'],
])(
  'a reader that does not read fills no memory, and nothing is read ahead of it: %s',
  async (_, headers) => {
    const before = used();
    const watch = watched();
    const socket = reader(headers);
    try {
      await eventually(() => expect(watch.events()).toBeGreaterThan(0));
      // Until nothing more is taken from the store.
      for (let last = -1, now = 0; now !== last; now = watch.events()) {
        last = now;
        await sleep(500);
      }
      expect(used() - before).toBeLessThan(MOST_MEMORY);
      if (headers === '') expect(watch.events()).toBeLessThan(MOST_AHEAD);
      // A slow reader gets it whole.
      let bytes = 0;
      socket.on('data', (part: Buffer) => {
        bytes += part.length;
      });
      socket.resume();
      await new Promise((resolve) => socket.once('close', resolve));
      expect(bytes).toBeGreaterThan(1024 ** 2);
      expect(watch.events()).toBeGreaterThanOrEqual(EVENTS);
    } finally {
      watch.end();
      socket.destroy();
    }
  },
  120_000,
);

test('who hangs up is read for no longer', async () => {
  const watch = watched();
  try {
    const socket = reader();
    await eventually(() => expect(watch.events()).toBeGreaterThan(0));
    socket.destroy();
    await sleep(500);
    const read = watch.events();
    await sleep(1_000);
    expect(watch.events()).toBe(read);
    expect(read).toBeLessThan(EVENTS);
  } finally {
    watch.end();
  }
}, 60_000);

test('others are answered while it is read', async () => {
  const all = service.send('GET', '/agreements/pinerolo/register');
  let slowest = 0;
  let isRead = false;
  void all.then(() => {
    isRead = true;
  });
  while (!isRead) {
    const begun = performance.now();
    expect((await service.send('GET', '/health/live', undefined, { key: null })).status).toBe(200);
    slowest = Math.max(slowest, performance.now() - begun);
  }
  const { text } = await all;
  expect(text.trimEnd().split('\n')).toHaveLength(EVENTS);
  // A fifth of a second is what it should stay below; other suites run beside this one.
  expect(slowest).toBeLessThan(2_000);
}, 60_000);

test('the history is read backwards, a page at a time, and of what is looked for in vain only a part', async () => {
  const watch = watched();
  try {
    const first = await service.send('GET', '/agreements/pinerolo/history?limit=10');
    expect(first.status).toBe(200);
    expect(first.json.items).toHaveLength(10);
    expect(first.json.items[0].revision).toBe(EVENTS);
    expect(watch.events()).toBeLessThan(1_000);
    // One that stands at the very beginning is found page after page.
    let found: unknown[] = [];
    let answers = 0;
    let cursor = '';
    do {
      const page = await service.send('GET', `/agreements/pinerolo/history?part=objectives${cursor}`);
      expect(page.status).toBe(200);
      found = [...found, ...page.json.items];
      answers += 1;
      cursor = page.json.nextCursor === undefined ? '' : `&cursor=${page.json.nextCursor}`;
    } while (cursor !== '');
    expect(found.length).toBeGreaterThan(0);
    expect(answers).toBeGreaterThan(1);
  } finally {
    watch.end();
  }
}, 60_000);
