import net from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { eventually } from '#libs/testing/eventually.js';
import { type Service, startService } from './service.js';

const MOST = 1_000;
const CLOSED_AFTER_MS = 10_000;

let service: Service;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const { socket } of sockets.splice(0)) socket.destroy();
  await service.stop();
});

interface Socket {
  readonly socket: net.Socket;
  readonly received: () => string;
  readonly closed: Promise<void>;
}

const connect = (): Promise<Socket> =>
  new Promise((resolve, reject) => {
    let received = '';
    const socket = net.connect(Number(new URL(service.url).port), '127.0.0.1');
    socket.setEncoding('utf8').on('data', (text: string) => {
      received += text;
    });
    const closed = new Promise<void>((done) => socket.once('close', () => done()));
    const one = { socket, received: () => received, closed };
    socket.once('connect', () => {
      sockets.push(one);
      // A refused one may be reset after its answer.
      socket.on('error', () => {});
      resolve(one);
    });
    socket.once('error', reject);
  });

const ask = ({ socket }: Socket): boolean => socket.write('GET /health/live HTTP/1.1\r\nHost: regia.test\r\n\r\n');

test(`${MOST} connections are served, the next is told to come back, and is served once one has gone`, async () => {
  // Nothing of what is waited for here may end by the bound on silence.
  service = await startService({ web: { requestTimeoutMs: 60_000 } });
  // The service's own client holds one or two connections: as many are opened as there is room for.
  const served: Socket[] = [];
  let refused: Socket | undefined;
  while (!refused && served.length <= MOST) {
    const batch = await Promise.all(Array.from({ length: 50 }, connect));
    for (const one of batch) ask(one);
    await Promise.all(batch.map((one) => eventually(() => expect(one.received()).toMatch(/\r\n\r\n/))));
    served.push(...batch.filter((one) => one.received().startsWith('HTTP/1.1 200')));
    refused = batch.find((one) => one.received().startsWith('HTTP/1.1 503'));
  }
  expect(served.length).toBeLessThanOrEqual(MOST);
  expect(served.length).toBeGreaterThan(MOST - 10);
  await refused?.closed;
  const [head = '', body = ''] = refused?.received().split('\r\n\r\n') ?? [];
  expect(head).toMatch(/^content-type: application\/problem\+json/im);
  expect(head).toMatch(/^retry-after: 5$/im);
  expect(head).toMatch(/^connection: close$/im);
  expect(JSON.parse(body)).toMatchObject({ type: 'urn:regia:problem:too-many-connections', status: 503 });
  // Those that are served go on being served.
  const [first] = served;
  if (!first) throw new Error('None is served');
  ask(first);
  await eventually(() => expect(first.received().match(/HTTP\/1\.1 200/g)).toHaveLength(2));
  for (const { socket } of served.slice(1, 20)) socket.destroy();
  await eventually(async () => {
    const one = await connect();
    ask(one);
    await eventually(() => expect(one.received()).toMatch(/\r\n\r\n/));
    expect(one.received()).toMatch(/^HTTP\/1\.1 200/);
  });
}, 120_000);

test('a connection that sends nothing is answered 408 and closed after 10 seconds; so is half a head', async () => {
  service = await startService();
  const begun = performance.now();
  const [silent, half] = await Promise.all([connect(), connect()]);
  half.socket.write('GET /health/live HTTP/1.1\r\nHost: reg');
  await Promise.all([silent.closed, half.closed]);
  expect(performance.now() - begun).toBeLessThan(10 * CLOSED_AFTER_MS);
  for (const one of [silent, half]) expect(one.received()).toMatch(/^HTTP\/1\.1 408 /);
}, 120_000);
