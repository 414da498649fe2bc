import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sampleEvents } from '#libs/testing/contracts/sample-events.js';
import { eventually } from '#libs/testing/eventually.js';
import { inMemory, inSqlite, PortfolioDesk, workerFromSource } from '#libs/testing/portfolio-desk.js';
import { describeDesks } from '#libs/testing/portfolio-desks.js';
import { temporaryFolder } from '#libs/testing/temporary-folder.js';
import { BestComputing } from './best-computing.js';
import type { Computing } from './compute.js';
import { Rebuilding } from './rebuild.js';
import { PortfolioUpkeep } from './upkeep.js';
import { ComputingElsewhere, ComputingHere } from './worker-computing.js';

const ROOT = process.cwd();
/** What a test started besides: a failing one must not keep the run from ending. */
const started: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const upkeep of started.splice(0)) await upkeep.stop();
});
const HOLD = { body: 'tavolo', held: { present: ['ciss'] } };
const READING_MODULE = '#libs/adapters/sqlite/open-for-reading.js';

async function signMany(desk: PortfolioDesk, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, index) => `a${String(index).padStart(3, '0')}`);
  await Promise.all(ids.map((id) => desk.sign(id)));
  return ids;
}

async function revisions(desk: PortfolioDesk): Promise<Record<string, number>> {
  const { rows } = await desk.rows.find({ limit: 1_000 });
  return Object.fromEntries(rows.map(({ id, version }) => [id, version.revision]));
}

async function heads(desk: PortfolioDesk): Promise<Record<string, number>> {
  const streams = await desk.storage.store.streams('agreement-', undefined, 1_000);
  const all = streams.map(
    async (stream): Promise<[string, number]> => [
      stream.slice('agreement-'.length),
      (await desk.storage.store.head(stream))?.revision ?? 0,
    ],
  );
  return Object.fromEntries(await Promise.all(all));
}

describeDesks('a rebuild %s', (open) => {
  let desk: PortfolioDesk;
  beforeEach(() => {
    desk = open();
  });

  test('fills what was never filled, says how far it is, and is done once for all that ask', async () => {
    await signMany(desk, 120);
    expect(desk.rows.needsRebuilding).toBe(true);
    const steps: [number, number][] = [];
    const first = desk.rebuilding.run({ onProgress: (done, total) => steps.push([done, total]) });
    expect(desk.rebuilding.run()).toBe(first);
    expect(await first).toEqual({ agreements: 120, stuck: [] });
    expect(desk.rows.needsRebuilding).toBe(false);
    expect(steps).toEqual([20, 40, 60, 80, 100, 120].map((done) => [done, 120]));
    expect(await revisions(desk)).toEqual(await heads(desk));
    expect(await desk.checkpoint.position()).toBe(
      (await desk.storage.store.readAll(undefined, 9_999)).at(-1)?.position,
    );
  });

  test('goes on while commands are recorded and lists are read, and loses none', async () => {
    const ids = await signMany(desk, 60);
    await desk.upkeep.start();
    await desk.upkeep.filled();
    let rebuilding = true;
    const rebuild = desk.rebuilding.run().finally(() => {
      rebuilding = false;
    });
    const counts = new Set<number>();
    let recorded = 0;
    while (rebuilding) {
      const id = ids[(recorded * 7) % ids.length] as string;
      const revision = await desk.record(id, 'meetings', { ...HOLD, date: '2021-05-01' });
      expect(await desk.projector.waitFor(id, revision, 5_000)).toBe('reached');
      counts.add(await desk.rows.count());
      recorded += 1;
    }
    await rebuild;
    expect(recorded).toBeGreaterThan(0);
    expect([...counts]).toEqual([60]);
    await eventually(async () => expect(await revisions(desk)).toEqual(await heads(desk)));
    expect(desk.reported).toEqual([]);
  });

  test('that runs at the start does not keep what is recorded meanwhile from being shown', async () => {
    await signMany(desk, 5);
    const gate = heldBack(new ComputingHere(desk.storage.store));
    const { rows, checkpoint, clock, projector, midnight } = desk;
    const rebuilding = new Rebuilding({ rows, checkpoint, computing: gate, clock });
    const upkeep = new PortfolioUpkeep({
      rows,
      checkpoint,
      projector,
      midnight,
      rebuilding,
    });
    started.push(upkeep);
    await upkeep.start();
    const revision = await desk.sign('late');
    expect(await projector.waitFor('late', revision, 5_000)).toBe('reached');
    expect(Object.keys(await revisions(desk))).toEqual(['late']);
    gate.open();
    await upkeep.filled();
    expect(await revisions(desk)).toEqual(await heads(desk));
    await upkeep.stop();
  });

  test('tries what is stuck again, and names what stays so', async () => {
    await desk.sign('alfa');
    await desk.storage.store.append('agreement-odd', 0, sampleEvents('agreement-odd', 1, 2));
    expect(await desk.rebuilding.run()).toEqual({
      agreements: 2,
      stuck: [{ agreement: 'odd', error: 'UnknownEvent' }],
    });
    const alfa = await desk.rows.get('alfa');
    const stuck = { error: 'TypeError', since: '2025-01-01T00:00:00.000Z' };
    await desk.rows.put({ ...alfa!, body: { ...alfa!.body, stuck } });
    await desk.rebuilding.run();
    expect((await desk.rows.get('alfa'))?.body.stuck).toBeNull();
  });

  test('given up leaves the rows as they were', async () => {
    await signMany(desk, 3);
    await desk.rebuilding.run();
    const ended = new AbortController();
    const given = desk.rebuilding.run({ signal: ended.signal, onProgress: () => ended.abort() });
    await expect(given).rejects.toThrow(/abort/);
    expect(await revisions(desk)).toEqual(await heads(desk));
    expect(await desk.rebuilding.run()).toMatchObject({ agreements: 3 });
  });

  test('is made again from the beginning where the rows belong to another register', async () => {
    await signMany(desk, 4);
    await desk.upkeep.start();
    await desk.upkeep.filled();
    await desk.record('a001', 'meetings', { ...HOLD, date: '2021-05-01' });
    await eventually(async () => expect(await desk.projector.lag()).toBe(0));
    await desk.upkeep.stop();
    // An older copy of the register was put back, and then went another way.
    const other = new PortfolioDesk({ ...inMemory(), rows: desk.storage.rows }, { clock: desk.clock });
    started.push(other.upkeep);
    await other.sign('a001');
    await other.sign('b');
    await other.upkeep.start();
    await other.upkeep.filled();
    expect(await revisions(other)).toEqual(await heads(other));
    await other.projector.waitFor('b', await other.record('b', 'meetings', { ...HOLD, date: '2021-05-01' }), 5_000);
    await other.upkeep.stop();
    expect(await revisions(other)).toEqual(await heads(other));
    expect(await other.checkpoint.isOfThisRegister()).toBe(true);
  });
});

test('a register that is as long, but another, is told by its last event', async () => {
  const desk = new PortfolioDesk(inMemory());
  await desk.sign('a001');
  await desk.rebuilding.run();
  expect(await desk.checkpoint.isOfThisRegister()).toBe(true);
  desk.clock.advance(60_000);
  const other = new PortfolioDesk({ ...inMemory(), rows: desk.storage.rows }, { clock: desk.clock });
  await other.sign('a001');
  expect(await other.checkpoint.isOfThisRegister()).toBe(false);
});

test('rows.db deleted: all is there again after the next start', async () => {
  const folder = temporaryFolder();
  const clock = new PortfolioDesk(inMemory()).clock;
  const open = () => new PortfolioDesk(inSqlite(folder.path), { clock });
  let desk = open();
  await signMany(desk, 20);
  await desk.upkeep.start();
  await desk.upkeep.filled();
  const before = (await desk.rows.find({ limit: 99 })).rows;
  expect(before).toHaveLength(20);
  await desk.upkeep.stop();
  await desk.storage.close();
  for (const name of ['rows.db', 'rows.db-wal', 'rows.db-shm']) rmSync(path.join(folder.path, name), { force: true });
  desk = open();
  await desk.upkeep.start();
  await desk.upkeep.filled();
  expect((await desk.rows.find({ limit: 99 })).rows).toEqual(before);
  await desk.upkeep.stop();
  await desk.storage.close();
  folder.remove();
});

describe('in another thread', () => {
  const storage = () => inSqlite();
  let desk: PortfolioDesk;
  let kept: ReturnType<typeof storage>;
  beforeEach(() => {
    kept = storage();
    desk = new PortfolioDesk(kept);
  });
  afterEach(() => desk.storage.close());

  const elsewhere = () =>
    new ComputingElsewhere({ module: READING_MODULE, options: kept.folder.path }, workerFromSource(ROOT));
  const rebuildingWith = (computing: Computing) =>
    new Rebuilding({ rows: desk.rows, checkpoint: desk.checkpoint, computing, clock: desk.clock });

  test('the rows are the same, and this one goes on recording', async () => {
    const ids = await signMany(desk, 120);
    await desk.rebuilding.run();
    const here = (await desk.rows.find({ limit: 999 })).rows;
    const batches: number[] = [];
    const running = rebuildingWith(elsewhere()).run({ onProgress: (done) => batches.push(done) });
    const id = ids[0] as string;
    const revision = await desk.record(id, 'meetings', { ...HOLD, date: '2021-05-01' });
    expect(batches).toEqual([]);
    expect(await running).toEqual({ agreements: 120, stuck: [] });
    expect(batches).toEqual([20, 40, 60, 80, 100, 120]);
    await desk.projector.refresh(id);
    const there = (await desk.rows.find({ limit: 999 })).rows;
    expect(there.filter((row) => row.id !== id)).toEqual(here.filter((row) => row.id !== id));
    expect(there.find((row) => row.id === id)?.version.revision).toBe(revision);
  });

  test('given up, it ends at once', async () => {
    await signMany(desk, 60);
    const ended = new AbortController();
    const given = rebuildingWith(elsewhere()).run({ signal: ended.signal, onProgress: () => ended.abort() });
    await expect(given).rejects.toThrow(/abort/);
    await expect(rebuildingWith(elsewhere()).run({ signal: ended.signal })).rejects.toThrow(/abort/);
  });

  test('where no other thread can be had, or none is worth it, it is done in this one', async () => {
    await signMany(desk, 60);
    const { store } = desk.storage;
    const reported: unknown[] = [];
    const broken = new ComputingElsewhere({ module: '#libs/no/such.js', options: '' }, workerFromSource(ROOT));
    const here = new ComputingHere(store);
    const best = new BestComputing({ store, here, elsewhere: broken }, (error) => reported.push(error));
    expect(await rebuildingWith(best).run()).toMatchObject({ agreements: 60 });
    expect(reported).toHaveLength(1);
    const some: string[] = [];
    await best.compute({ agreements: ['a001', 'none', 'a002'], now: desk.clock.now() }, async (batch) => {
      some.push(...batch.map(({ agreement }) => agreement));
    });
    expect(some).toEqual(['a001', 'a002']);
    expect(reported).toHaveLength(1);
  });
});

/** Computes nothing until it is let. */
function heldBack(computing: Computing): Computing & { open(): void } {
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  return {
    open: () => open(),
    compute: async (...call) => {
      await gate;
      return computing.compute(...call);
    },
  };
}
