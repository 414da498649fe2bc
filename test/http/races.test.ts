import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readRegisterFile } from '#libs/agreement/core/register-file.js';
import type { RecordedEvent } from '#libs/kernel/envelope.js';
import { checkedSend } from './checked.js';
import { type Service, startService } from './service.js';

let service: Service;
let agreement: string;

beforeAll(async () => {
  service = await checkedSend(await startService());
  agreement = await service.agreement();
  const meeting = { id: 'm1', date: '2022-01-20', body: 'tavolo' };
  await service.send('POST', `/agreements/${agreement}/meetings`, meeting);
}, 30_000);
afterAll(() => service.stop());

async function register(): Promise<readonly RecordedEvent[]> {
  const { text } = await service.send('GET', `/agreements/${agreement}/register`);
  const file = readRegisterFile(text);
  if ('problems' in file) throw new Error(file.problems[0]?.message.en);
  return file.events;
}

const correct = (field: string) => (edit: string) => ({ changes: { [field]: edit }, reason: 'Refuso' });

/** A part, the command that edits it, and the body of an edit. */
const PARTS: [part: string, method: string, command: string, body: (edit: string) => unknown][] = [
  ['', 'PATCH', '', correct('title')],
  ['/partners/ciss', 'PATCH', '/partners/ciss', correct('name')],
  ['/indicators/i1', 'PATCH', '/indicators/i1', correct('title')],
  ['/commitments/im1', 'PATCH', '/commitments/im1', correct('title')],
  [
    '/indicators/i1',
    'POST',
    '/indicators/i1/measurements',
    (edit) => ({ date: '2022-02-01', value: 1, note: edit, id: edit.replaceAll(' ', '-') }),
  ],
  ['/meetings/m1', 'PUT', '/meetings/m1/minutes', (edit) => ({ text: edit })],
  ['/meetings/m1', 'POST', '/meetings/m1/reschedule', (edit) => ({ startsAt: '2022-01-21T10:00', reason: edit })],
];

describe('20 edits of one part on the same version', () => {
  it.each(PARTS)('%s by %s %s: one is recorded, 19 get 412 and leave nothing', async (part, method, command, body) => {
    if (command.endsWith('/minutes')) {
      const held = { date: '2022-01-20', present: ['ciss'] };
      expect((await service.send('POST', `/agreements/${agreement}/meetings/m1/held`, held)).status).toBe(200);
    }
    if (command.endsWith('/reschedule')) {
      const convened = { id: 'm2', date: '2022-01-20' };
      expect((await service.send('POST', `/agreements/${agreement}/meetings`, convened)).status).toBe(201);
    }
    const [path, to] = command.endsWith('/reschedule') ? ['/meetings/m2', '/meetings/m2/reschedule'] : [part, command];
    for (let round = 0; round < 3; round += 1) {
      const etag = await etagOf(path);
      const before = (await register()).length;
      const edits = Array.from({ length: 20 }, (_, index) => `giro ${round} modifica ${index}`);
      const answers = await Promise.all(
        edits.map((edit) =>
          service.send(method, `/agreements/${agreement}${to}`, body(edit), { headers: { 'if-match': etag } }),
        ),
      );
      const won = answers.filter(({ status }) => status < 300);
      expect(won).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 412)).toHaveLength(19);
      expect(new Set(answers.filter(({ status }) => status === 412).map(({ json }) => json.type))).toEqual(
        new Set(['urn:regia:problem:changed-meanwhile']),
      );
      const events = await register();
      expect(events).toHaveLength(before + 1);
      expect(events.at(-1)).toMatchObject({ revision: won[0]?.json.revision, recordedAt: won[0]?.json.recordedAt });
      expect(await etagOf(path)).toBe(`W/"${won[0]?.json.revision}"`);
    }
  });

  async function etagOf(part: string): Promise<string> {
    // Partners are shown within the agreement, and change with it.
    const shown = part.startsWith('/partners') ? '' : part;
    const { headers } = await service.send('GET', `/agreements/${agreement}${shown}`);
    return headers.get('etag') ?? '';
  }
});

describe('one idempotency key', () => {
  it('records 64 parallel identical requests once, and answers them all alike', async () => {
    const before = (await register()).length;
    const body = { date: '2022-03-01', title: 'Una volta', held: { present: ['ciss'] } };
    const answers = await Promise.all(
      Array.from({ length: 64 }, () =>
        service.send('POST', `/agreements/${agreement}/meetings`, body, {
          headers: { 'idempotency-key': 'sessantaquattro' },
        }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const events = await register();
    expect(new Set(events.slice(before).map(({ commandId }) => commandId)).size).toBe(1);
    expect(events.at(-1)?.revision).toBe(answers[0]?.json.revision);
  });

  it('records one of 64 different requests, and refuses the others with 422', async () => {
    const before = (await register()).length;
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, index) =>
        service.send(
          'POST',
          `/agreements/${agreement}/issues`,
          { title: `Criticità ${index}` },
          { headers: { 'idempotency-key': 'una per tutte' } },
        ),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(63);
    expect(await register()).toHaveLength(before + 1);
  });

  it('records 64 parallel identical requests for a new agreement once', async () => {
    const body = { title: 'Accordo nuovo', kind: 'progetto', partners: [{ id: 'ciss', name: 'C.I.S.S.' }] };
    const answers = await Promise.all(
      Array.from({ length: 64 }, () =>
        service.send('POST', '/agreements', body, { headers: { 'idempotency-key': 'accordo nuovo' } }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });
});
