import { afterEach, expect, test } from '@jest/globals';
import type { Site } from '../frame/visit.js';
import { HttpProblem } from '../http/problems.js';
import { ComputingBudget } from './computing-budget.js';
import type { ReportJob } from './messages.js';
import { ReadingElsewhere } from './reading-elsewhere.js';

/** A program that does with a job what the job's agreement says, as the real one answers. */
const PROGRAM = `
  import { parentPort } from 'node:worker_threads';
  const tell = (word) => parentPort.postMessage(word);
  const bytes = (text) => ({ outcome: { status: 200, headers: {}, bytes: Buffer.from(text) }, ms: 40 });
  parentPort.on('message', (word) => {
    if ('answers' in word) return tell(bytes(JSON.stringify([...word.found])));
    const { agreement } = word.job;
    if (agreement === 'crash') process.exit(3);
    if (agreement === 'for-ever') for (;;);
    if (agreement === 'asks') return tell({ asks: 1, question: { names: ['u1'] } });
    const problem = { status: 404, type: 'not-found', detail: { it: 'no', en: 'no' }, errors: undefined, headers: {} };
    tell(agreement === 'refused' ? { outcome: { problem }, ms: 1 } : bytes(agreement));
  });
  tell({ ready: true });
`;

const opened: ReadingElsewhere[] = [];
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});

function elsewhere(budgetMs = 10_000): ReadingElsewhere {
  const ports = {
    events: { module: '', options: undefined },
    site: {} as Site,
    keyRing: { lookUp: async () => new Map() },
    users: { names: async (ids: readonly string[]) => new Map(ids.map((id) => [id, 'Anna'])) },
  };
  const program = { url: new URL(`data:text/javascript,${encodeURIComponent(PROGRAM)}`) };
  const limits = { waitMs: 20_000, turnMs: 2_000, answerMs: 30_000 };
  const made = new ReadingElsewhere(ports, new ComputingBudget(budgetMs), program, limits);
  opened.push(made);
  return made;
}

const job = (agreement: string): ReportJob => {
  return { kind: 'report', now: '', agreement, on: '', asOf: '', revision: 1, lang: 'it' };
};

async function problemOf(answer: Promise<unknown>): Promise<Pick<HttpProblem, 'status' | 'type' | 'headers'>> {
  const error = await answer.then(
    () => undefined,
    (refused: unknown) => refused,
  );
  if (!(error instanceof HttpProblem)) throw new Error(`No problem but ${error}`);
  return error;
}

test('answers as the other thread does, and tells it what it asks for', async () => {
  const there = elsewhere();
  expect(String(await there.report('a', job('uno')))).toBe('uno');
  expect(String(await there.report('a', job('asks')))).toBe('[["u1","Anna"]]');
  expect(await problemOf(there.report('a', job('refused')))).toMatchObject({ status: 404, type: 'not-found' });
});

test('what does not end, or ends the thread, is given up; the next is answered by another thread', async () => {
  const there = elsewhere();
  const both = [there.report('a', job('for-ever')), there.report('b', job('due'))] as const;
  expect(await problemOf(both[0])).toMatchObject({ status: 503, type: 'takes-too-long' });
  expect(String(await both[1])).toBe('due');
  expect(await problemOf(there.report('a', job('crash')))).toMatchObject({ status: 503 });
  expect(String(await there.report('b', job('tre')))).toBe('tre');
});

test('whoever has had enough computed is told when to come back; others are served', async () => {
  const there = elsewhere(100);
  for (const each of ['1', '2', '3']) await there.report('a', job(each));
  const refused = await problemOf(there.report('a', job('4')));
  expect(refused).toMatchObject({ status: 429, type: 'too-much-computing' });
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect(String(await there.report('b', job('5')))).toBe('5');
});

test('nobody waits for more than so many answers at once', async () => {
  const there = elsewhere();
  const asked = Array.from({ length: 20 }, (_, index) => there.report('a', job(`${index}`)));
  const settled = await Promise.allSettled(asked);
  const refused = settled.filter(({ status }) => status === 'rejected');
  expect(refused.length).toBe(3);
  expect(await problemOf(asked.at(-1) as Promise<unknown>)).toMatchObject({ status: 429 });
});
