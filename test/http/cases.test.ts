import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Service, startService } from './service.js';

/** What people do wrong, or right, in other products: sent as it was, answered as the specification says today. */

interface Step {
  readonly do: string;
  readonly body: Record<string, unknown>;
}

interface WrittenCase {
  readonly agreement: Record<string, unknown>;
  readonly steps: readonly Step[];
  readonly read: string;
  readonly at: string;
}

/** What each step is answered with, and the words in it; what is done instead of what is refused; what is read then. */
interface Wanted {
  readonly answers: readonly (number | readonly [status: number, pointer: string, ...words: readonly string[]])[];
  readonly instead?: readonly Step[];
  readonly read: unknown;
}

const reason = 'Registrato per errore';
const post = (path: string, body: Record<string, unknown>): Step => ({ do: `POST ${path}`, body });

const WANTED: Readonly<Record<string, Wanted>> = {
  '01': {
    answers: [200, [422, '/changes/withdrewOn', 'withdraw-partner', 'annul-partner-withdrawal']],
    instead: [post('partners/d/withdrawal/annulment', { reason })],
    read: undefined,
  },
  '02': {
    answers: [200, [422, '/changes/withdrewOn', 'annul-partner-withdrawal']],
    instead: [
      post('partners/d/withdrawal/annulment', { reason }),
      post('partners/d/withdrawal', { date: '2024-07-01' }),
    ],
    read: '2024-07-01',
  },
  '04': {
    answers: [200, [422, '/changes/withdrawnOn', 'annul-rule-withdrawal']],
    instead: [post('rules/r/withdrawal/annulment', { reason })],
    read: [{ rule: 'r', windows: [{ from: '2024-01-01', to: '2024-12-31', required: 3, held: 0 }] }],
  },
  '05': { answers: [[400, '/changes/pippo']], read: expect.stringMatching(/^Accordo registrato|aggiunto/) },
  '06': {
    // A term of one end after another is not put right by an early end: what was typed wrongly is annulled.
    answers: [201, [422, '/changes/validTo', 'annul-extension'], 201],
    instead: [
      post('early-end/{2}/annulment', { reason }),
      post('extensions/{0}/annulment', { reason }),
      post('extensions', { date: '2024-11-20', validTo: '2025-12-31' }),
    ],
    read: 4,
  },
  // A PATCH puts the first list right, for every day; who is a member from a day on has a command.
  '08': {
    answers: [201, 201, 200],
    instead: [
      { do: 'PATCH bodies/cr', body: { changes: { members: ['a', 'b', 'c', 'd'] }, reason } },
      post('bodies/cr/members', { date: '2025-01-15', members: ['a', 'b', 'c'] }),
    ],
    read: 'on-track',
  },
  // A role has no day: what was typed wrongly is put right for every day.
  '09': { answers: [201, 200], read: 1 },
  '10': { answers: [201, 200, 201], read: 'breached' },
  '11': {
    answers: [201, [422, '/elsewhere'], [422, '/elsewhere']],
    instead: [
      { do: 'PUT meetings/m/minutes', body: { date: '2024-05-06', text: 'Si è riunito' } },
      post('meetings/m/minutes/approval', { date: '2024-05-10' }),
      post('meetings/m/minutes/approval/annulment', { reason }),
      post('meetings/m/minutes/approval', { date: '2024-11-10' }),
    ],
    read: 'awaiting-minutes',
  },
  '13': { answers: [201, [422, '/date'], 200], read: 'resolved' },
  '15': { answers: [201], read: [{ date: '2024-02-28', present: ['a', 'b'] }] },
  '16': { answers: [[422, '/breakdown/donne', '500']], read: undefined },
};

const folder = new URL('../cases/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.slice(0, 2) in WANTED);

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

describe('inputs that were found wrong', () => {
  test('are all there', () => {
    expect(files.map((name) => name.slice(0, 2)).sort()).toEqual(Object.keys(WANTED).sort());
  });

  test.each(files)('%s', async (name) => {
    const { agreement, steps, read, at } = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as WrittenCase;
    const { answers, instead = [], read: wanted } = WANTED[name.slice(0, 2)]!;
    const id = await service.agreement({ ...NOTHING, ...agreement, id: `caso-${name.slice(0, 2)}` });
    const made: string[] = [];
    for (const [index, step] of steps.entries()) {
      const [status, pointer, ...words] = [answers[index]].flat() as [number, string?, ...string[]];
      const answer = await sent(id, step, made);
      expect([step.do, answer.status]).toEqual([step.do, status]);
      made.push(answer.json.id as string);
      if (pointer !== undefined) expect(answer.json.errors).toContainEqual({ pointer, message: expect.any(String) });
      for (const word of words) expect(answer.text).toContain(word);
    }
    for (const step of instead) {
      const answer = await sent(id, step, made);
      expect([step.do, answer.status, answer.text]).toEqual([
        step.do,
        answer.status < 300 ? answer.status : 200,
        answer.text,
      ]);
    }
    const found = await service.send('GET', `/agreements/${id}${pathOf(read.replace(/^GET /, ''))}`);
    const value = at
      .slice(1)
      .split('/')
      .reduce((inside, segment) => inside?.[segment], found.json);
    if (Array.isArray(wanted)) expect(value).toMatchObject(wanted);
    else expect(value).toEqual(wanted);
  });
});

/** The sample agreement without its parts: a case brings its own. */
const NOTHING = {
  duration: undefined,
  partners: [],
  bodies: [],
  rules: [],
  objectives: [],
  commitments: [],
  indicators: [],
};

const pathOf = (path: string): string => (path === '.' ? '' : `/${path}`);

function sent(agreement: string, step: Step, made: readonly string[]) {
  const [method = '', path = ''] = step.do.split(' ');
  const address = path.replaceAll(/\{(\d)\}/g, (_, index: string) => made[Number(index)] ?? '');
  return service.send(method, `/agreements/${agreement}${pathOf(address)}`, step.body);
}
