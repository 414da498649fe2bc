import { expect, test } from '@jest/globals';
import { AgreementReading } from '#libs/agreement/core/reading.js';
import { Judgements } from '#libs/monitoring/judgements.js';
import { Reports } from '#libs/monitoring/reports.js';
import { sampleDefinition } from '#libs/testing/given-when-then.js';
import { AgreementDesk } from '#libs/testing/whole-life.js';
import { ComputingBudget } from '../elsewhere/computing-budget.js';
import { ReadingElsewhere } from '../elsewhere/reading-elsewhere.js';
import type { Site } from '../frame/visit.js';
import type { CallRequest } from '../http/call.js';
import { reportCall } from './report-call.js';

/** Computes each for as long as anybody may have computed a minute. */
const PROGRAM = `
  import { parentPort } from 'node:worker_threads';
  parentPort.on('message', ({ job }) => setTimeout(() => {
    parentPort.postMessage({ outcome: { status: 200, headers: {}, bytes: Buffer.from(job.on) }, ms: 50 });
  }, 100));
  parentPort.postMessage({ ready: true });
`;

/** So long that it is computed in the other thread. */
async function longAgreement() {
  const desk = new AgreementDesk();
  const rules = [{ id: 'settimanale', type: 'meeting-cadence', every: 'P7D', minimum: 1, body: 'tavolo' }];
  const recorded = await desk.recording.recordAgreement(sampleDefinition({ duration: 'P100Y', rules }), { actor: 'u' });
  if ('refused' in recorded) throw new Error(JSON.stringify(recorded));
  return desk;
}

test('whoever waits along for a report of somebody who may have no more computed gets it all the same', async () => {
  const desk = await longAgreement();
  const reading = new AgreementReading(desk.store, desk.registers, desk.keyRing);
  const elsewhere = new ReadingElsewhere(
    {
      events: { module: '', options: undefined },
      site: {} as Site,
      keyRing: { lookUp: async () => new Map() },
      users: { names: async () => new Map() },
    },
    new ComputingBudget(50),
    { url: new URL(`data:text/javascript,${encodeURIComponent(PROGRAM)}`) },
  );
  const reports = new Reports(reading, new Judgements(), desk.clock);
  const call = reportCall({ reports, elsewhere, reading, clock: desk.clock });
  const ask = (id: string, on: string) =>
    call.handle({
      caller: { id, kind: 'user', roles: [{ role: 'viewer' }] },
      params: { agreement: 'pinerolo' },
      query: { on },
      lang: 'it',
      address: '192.0.2.1',
    } as unknown as CallRequest);
  try {
    const [first, second, along] = await Promise.allSettled([
      ask('anna', '2022-01-01'),
      ask('anna', '2022-01-02'),
      ask('bruno', '2022-01-02'),
    ]);
    expect(first).toMatchObject({ status: 'fulfilled' });
    expect(second).toMatchObject({ reason: { status: 429, type: 'too-much-computing' } });
    expect(along.status === 'fulfilled' && String(along.value.bytes)).toBe('2022-01-02');
  } finally {
    await elsewhere.close();
  }
});
