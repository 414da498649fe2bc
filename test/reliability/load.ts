import { setTimeout as sleep } from 'node:timers/promises';
import { propertyParameters } from '#libs/testing/properties.js';
import { temporaryFolder } from '#libs/testing/temporary-folder.js';
import { Client } from './client.js';
import { Random } from './random.js';
import { checkRegister } from './recorded-once.js';
import { RegiaProcess, verified } from './regia-process.js';
import { type Counts, type Sent, sendThrough } from './sending.js';
import { Tally } from './tally.js';
import { mixedCommands, withAgreements } from './workload.js';

const CLIENTS = 500;
const AGREEMENTS = 50;

/**
 * 500 clients at once, mixed commands on 50 agreements, a third of the connections cut after sending, retries with the
 * same idempotency keys; then the same with the process killed (SIGKILL) midway and started again on its folder.
 * `SEED` chooses, `N` is the number of commands in each of the two.
 */
async function main(): Promise<void> {
  const { seed, numRuns: commands } = propertyParameters(5_000);
  const tally = new Tally();
  const whole = await scenario(tally, seed, commands, false);
  const killed = await scenario(tally, seed + 1, commands, true);
  tally.end({ test: 'load', seed, commands, clients: CLIENTS, agreements: AGREEMENTS, whole, killed });
}

async function scenario(tally: Tally, seed: number, count: number, killed: boolean): Promise<unknown> {
  const folder = temporaryFolder();
  let service = await RegiaProcess.start(folder.path);
  try {
    const { url, key, reader, agreements } = await withAgreements(() => service, AGREEMENTS);
    const planned = mixedCommands(new Random(seed), agreements, count);
    const counts: Counts = { attempts: 0, cut: 0, lost: 0, repeated: 0, busy: 0 };
    const done: Sent[] = [];
    const started = performance.now();
    const client = async (number: number): Promise<void> => {
      const random = new Random(seed * 1_000 + number);
      const connection = new Client(url, key);
      for (let index = number; index < planned.length; index += CLIENTS) {
        const command = planned[index];
        if (command) done.push(await sendThrough(connection, command, random, counts));
      }
      connection.close();
    };
    const clients = Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number)));
    let answeredBeforeKill: number | undefined;
    if (killed) {
      while (done.length < count / 2) await sleep(5);
      service.signal('SIGKILL');
      answeredBeforeKill = done.length;
      tally.equal('killed by the signal', await service.ended, null);
      service = await RegiaProcess.start(folder.path);
    }
    await clients;
    const seconds = (performance.now() - started) / 1_000;
    tally.equal('every command was sent to the end', done.length, count);
    const events = await checkAll(agreements, done, reader, tally);
    const residentKiB = await service.residentKiB;
    reader.close();
    service.signal('SIGTERM');
    tally.equal('stopped with', await service.ended, 0);
    tally.equal('no error logged', service.errors(), '');
    const chains = await verified(folder.path);
    const { intact, registers, events: verifiedEvents } = chains;
    tally.equal(
      'regia verify',
      { intact, registers, events: verifiedEvents },
      { intact: true, registers: AGREEMENTS, events },
    );
    return {
      ...counts,
      recorded: done.filter(({ answers: [first] }) => first !== undefined && first.status < 400).length,
      refused: done.filter(({ answers: [first] }) => first !== undefined && first.status >= 400).length,
      abandoned: done.filter(({ abandoned }) => abandoned).length,
      ...(answeredBeforeKill !== undefined && { answeredBeforeKill }),
      events,
      seconds: Number(seconds.toFixed(1)),
      residentMiB: Math.round(residentKiB / 1_024),
    };
  } finally {
    service.signal('SIGKILL');
    await service.ended;
    folder.remove();
  }
}

async function checkAll(
  agreements: readonly string[],
  sent: readonly Sent[],
  reader: Client,
  tally: Tally,
): Promise<number> {
  let events = 0;
  for (const agreement of agreements) {
    const own = sent.filter(({ planned }) => planned.agreement === agreement);
    events += await checkRegister(agreement, own, reader, tally);
  }
  return events;
}

await main();
