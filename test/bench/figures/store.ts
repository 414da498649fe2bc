import { openDatabase } from '#libs/adapters/sqlite/open-database.js';
import { REGISTER_FILE, SqliteEventStore } from '#libs/adapters/sqlite/sqlite-event-store.js';
import { canonicalJson } from '#libs/kernel/canonical-json.js';
import { hashOf } from '#libs/kernel/chain.js';
import { GENESIS_HASH, type RecordedEvent } from '#libs/kernel/envelope.js';
import { temporaryFolder } from '#libs/testing/temporary-folder.js';
import type { Family, Measured } from '../figure.js';

const STREAMS = 64;
const ID = '0198c2f5-5f0e-7f0e-9d8e-1c7a3b9e4d20';
const streamOf = (index: number): string => `agreement-a${index}`;

function measurement(index: number, revision: number, previousHash: string): RecordedEvent {
  const unhashed = {
    id: ID,
    type: 'MeasurementRecorded',
    schemaVersion: 1,
    agreement: `a${index}`,
    revision,
    occurredOn: '2021-10-20',
    recordedAt: '2026-11-28T07:00:00.000Z',
    actor: ID,
    commandId: ID,
    fingerprint: 'f'.repeat(64),
    data: { indicator: 'famiglie', measurement: ID, value: 42 },
    previousHash,
  };
  return { ...unhashed, hash: hashOf(unhashed) };
}

/** The store beside better-sqlite3 itself: same pragmas, schema, triggers, index and bytes, prepared, and no hashing. */
export const store: Family = {
  name: 'store',
  async *measure({ seconds }): AsyncGenerator<Measured> {
    const folder = temporaryFolder();
    const events = new SqliteEventStore(openDatabase(`${folder.path}/register.db`, REGISTER_FILE));
    const raw = openDatabase(`${folder.path}/raw.db`, REGISTER_FILE);
    const insert = raw.prepare<[string, number, string]>(
      'INSERT INTO events (stream, revision, event) VALUES (?, ?, ?)',
    );
    const heads = Array.from({ length: STREAMS }, () => ({ hash: GENESIS_HASH, revision: 0 }));
    const rawRevisions = Array.from({ length: STREAMS }, () => 0);
    const text = canonicalJson(measurement(1, 1_000, GENESIS_HASH));
    const appendTo = async (index: number): Promise<void> => {
      const head = heads[index] ?? { hash: GENESIS_HASH, revision: 0 };
      const event = measurement(index, head.revision + 1, head.hash);
      heads[index] = event;
      const { outcome } = await events.append(streamOf(index), head.revision, [event]);
      if (outcome !== 'appended') throw new Error(outcome);
    };
    const insertInto = (index: number): void => {
      rawRevisions[index] = (rawRevisions[index] ?? 0) + 1;
      insert.run(streamOf(index), rawRevisions[index] ?? 0, text);
    };
    const all = Array.from({ length: STREAMS }, (_, index) => index);
    const together = raw.transaction(() => all.forEach(insertInto)).immediate;
    const [ours, theirs] = await perSecond(seconds, () => Promise.all(all.map(appendTo)), together);
    yield {
      figure: 'store alone, 64 at once, hashed / raw in transactions of 64',
      value: ours * STREAMS,
      yardstick: theirs * STREAMS,
      unit: 'events/s',
      wanted: '0.4',
    };
    const [one, rawOne] = await perSecond(
      seconds,
      () => appendTo(0),
      () => insertInto(0),
    );
    yield {
      figure: 'one after the other / raw, one a transaction',
      value: one,
      yardstick: rawOne,
      unit: 'events/s',
      wanted: '0.6',
    };
    await events.close();
    raw.close();
    folder.remove();
  },
};

/** Both in turn, so that what else the machine does strikes both. */
async function perSecond(
  seconds: number,
  ours: () => Promise<unknown>,
  theirs: () => unknown,
): Promise<[number, number]> {
  const taken = [0, 0];
  const done = [0, 0];
  while (taken[0]! + taken[1]! < seconds * 1_000) {
    for (const [index, work] of [ours, theirs].entries()) {
      const from = performance.now();
      for (let time = 0; time < 10; time += 1) await work();
      taken[index]! += performance.now() - from;
      done[index]! += 10;
    }
  }
  return [(done[0]! / taken[0]!) * 1_000, (done[1]! / taken[1]!) * 1_000];
}
