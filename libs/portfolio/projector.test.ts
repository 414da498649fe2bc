import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { agreementFolding } from '#libs/agreement/core/evolve.js';
import { asRecorded } from '#libs/agreement/core/state.js';
import { registerOf } from '#libs/kernel/envelope.js';
import { type EventStore, type PositionedEvent, StoreUnavailable } from '#libs/kernel/ports.js';
import { Registers } from '#libs/kernel/registers.js';
import { judge } from '#libs/monitoring/judgement.js';
import { silenceIn, summaryOf } from '#libs/monitoring/summary.js';
import { alarmsIn } from '#libs/monitoring/tasks/alarms.js';
import { waitingIn } from '#libs/monitoring/tasks/waiting.js';
import { sampleEvents } from '#libs/testing/contracts/sample-events.js';
import { eventually } from '#libs/testing/eventually.js';
import { FakeClock } from '#libs/testing/fake-clock.js';
import { inMemory, PortfolioDesk, type Storage } from '#libs/testing/portfolio-desk.js';
import { describeDesks } from '#libs/testing/portfolio-desks.js';
import { propertyParameters } from '#libs/testing/properties.js';
import type { Computing } from './compute.js';
import { Projector } from './projector.js';
import type { PortfolioBody } from './row.js';
import { ComputingHere } from './worker-computing.js';

/** What a test started besides: a failing one must not keep the run from ending. */
const started: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of started.splice(0)) await one.stop();
});

const AGREEMENTS = ['alfa', 'beta', 'gamma'];
const TODAY = '2026-01-01';
const INDICATOR = {
  id: 'i1',
  title: 'Famiglie seguite',
  unit: 'famiglie',
  objective: 'os1',
  direction: 'increase',
  targets: [{ value: 100, date: '2027-05-31' }],
};

describeDesks('rows %s', (open) => {
  let desk: PortfolioDesk;
  beforeEach(() => {
    desk = open();
  });

  const settled = async (agreement: string, revision: number) => {
    expect(await desk.projector.waitFor(agreement, revision, 5_000)).toBe('reached');
    return (await desk.rows.get(agreement))?.body;
  };

  test('follow every command', async () => {
    await desk.upkeep.start();
    const shown: PortfolioBody[] = [];
    const does = async (revision: Promise<number>): Promise<void> => {
      shown.push((await settled('alfa', await revision)) as PortfolioBody);
      expect(shown.at(-1)).toEqual(await freshBody(desk, 'alfa'));
    };
    await does(desk.sign('alfa', { validFrom: '2025-06-01', indicators: [INDICATOR] }));
    await does(
      desk.record('alfa', 'meetings', { id: 'm1', body: 'tavolo', date: '2025-09-01', held: { present: ['ciss'] } }),
    );
    await does(desk.record('alfa', 'commitments/im1/progress', { status: 'in-progress', date: '2025-10-01' }));
    await does(desk.record('alfa', 'indicators/i1/measurements', { value: 10, date: '2025-11-01' }));
    await does(desk.record('alfa', '.', { changes: { title: 'Nuovo titolo' }, reason: 'scritto male' }, 'PATCH'));
    await does(desk.record('alfa', 'meetings/m1/annulment', { reason: 'mai tenuto' }));
    await does(desk.record('alfa', 'archive', { reason: 'finito' }));
    const held = shown.map(({ summary }) => summary?.cadence?.window?.held);
    expect(held.slice(0, 6)).toEqual([0, 1, 1, 1, 1, 0]);
    expect(shown.map(({ summary }) => summary?.title)).toEqual([
      ...Array(4).fill('alfa'),
      ...Array(3).fill('Nuovo titolo'),
    ]);
    expect(shown.at(-1)?.summary?.status).toBe('archived');
  });

  test('are those of agreements only', async () => {
    await desk.storage.store.append('alerts-alfa', 0, sampleEvents('alerts-alfa', 1, 3));
    await desk.storage.store.append('users', 0, sampleEvents('users', 1, 2));
    await desk.upkeep.start();
    desk.wakeups.announce({ stream: 'alerts-alfa', revision: 3 });
    await settled('alfa', await desk.sign('alfa'));
    await eventually(async () => expect(await desk.projector.lag()).toBe(0));
    expect((await desk.rows.find({ limit: 9 })).rows.map(({ id }) => id)).toEqual(['alfa']);
    expect(desk.reported).toEqual([]);
  });

  test('are found again after a restart, and what was recorded meanwhile is added', async () => {
    await desk.upkeep.start();
    await desk.upkeep.filled();
    await settled('alfa', await desk.sign('alfa'));
    await eventually(async () => expect(await desk.projector.lag()).toBe(0));
    await desk.upkeep.stop();
    const position = await desk.checkpoint.position();
    expect(position).toBe((await desk.storage.store.readAll(undefined, 500)).at(-1)?.position);
    const revision = await desk.sign('beta');
    const read: (string | undefined)[] = [];
    const store = watched(desk.storage.store, (after) => read.push(after));
    const again = new PortfolioDesk({ ...desk.storage, store }, { clock: desk.clock });
    started.push(again.upkeep);
    await again.upkeep.start();
    expect(await again.projector.waitFor('beta', revision, 5_000)).toBe('reached');
    await again.upkeep.stop();
    expect(read).not.toContain(undefined);
    expect(read[0]).toBe(position);
  });

  const parameters = propertyParameters(12);
  test(`are right whatever is hinted, repeated, late or out of order (seed ${parameters.seed})`, async () => {
    const log: PositionedEvent[] = [];
    for (const agreement of AGREEMENTS) {
      await desk.sign(agreement);
      for (const date of ['2021-05-01', '2021-06-01']) {
        await desk.record(agreement, 'meetings', { body: 'tavolo', date, held: { present: ['ciss'] } });
      }
    }
    log.push(...(await desk.storage.store.readAll(undefined, 500)));
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...log, ...log], { minLength: log.length }),
        fc.array(fc.constantFrom(...AGREEMENTS), { maxLength: 5 }),
        async (shuffled, hints) => {
          const disordered = disorderedLog(desk.storage.store, [...shuffled, ...log]);
          const other = new PortfolioDesk({ ...inMemory(), store: disordered }, { clock: desk.clock });
          started.push(other.projector);
          other.projector.start();
          await Promise.all(hints.map((agreement) => other.projector.refresh(agreement)));
          for (const agreement of hints) other.wakeups.announce({ stream: registerOf(agreement), revision: 1 });
          for (const agreement of AGREEMENTS) {
            const revision = (await disordered.head(registerOf(agreement)))?.revision as number;
            expect(await other.projector.waitFor(agreement, revision, 5_000)).toBe('reached');
          }
          await other.projector.stop();
          expect(other.reported).toEqual([]);
          for (const agreement of AGREEMENTS) {
            const body = (await other.rows.get(agreement))?.body;
            expect(body).toEqual(await freshBody(desk, agreement));
          }
        },
      ),
      parameters,
    );
  });

  test('waiting ends when the revision is there, at once for one that is none, or too late', async () => {
    const revision = await desk.sign('alfa');
    expect(await desk.projector.waitFor('alfa', revision, 20)).toBe('late');
    expect(await desk.projector.waitFor('alfa', revision + 1, 5_000)).toBe('beyond-head');
    expect(await desk.projector.waitFor('none', 1, 5_000)).toBe('beyond-head');
    const all = [1, revision, revision].map((each) => desk.projector.waitFor('alfa', each, 5_000));
    await desk.upkeep.start();
    expect(await Promise.all(all)).toEqual(['reached', 'reached', 'reached']);
  });

  test('lag is the age of the oldest event that is not in them', async () => {
    expect(await desk.projector.lag()).toBe(0);
    await desk.sign('alfa');
    desk.clock.advance(90_000);
    await desk.sign('beta');
    desk.clock.advance(30_000);
    expect(Math.round(await desk.projector.lag())).toBe(120);
    await desk.upkeep.start();
    await eventually(async () => expect(await desk.projector.lag()).toBe(0));
  });

  test('a lost wake-up is made up for', async () => {
    const deaf = new PortfolioDesk(desk.storage, { clock: desk.clock });
    started.push(deaf.upkeep);
    await deaf.upkeep.start();
    await deaf.upkeep.filled();
    await desk.sign('alfa');
    await eventually(async () => expect(await deaf.rows.get('alfa')).toBeDefined());
    await deaf.upkeep.stop();
  });

  test('one that cannot be computed is marked, shows what it was, and does not keep the others', async () => {
    let broken = true;
    const folding = {
      ...agreementFolding,
      evolve: (...[state, event]: Parameters<typeof agreementFolding.evolve>) => {
        if (broken && event.agreement === 'alfa' && event.type === 'MeetingHeld') throw new SecretError('Mario Rossi');
        agreementFolding.evolve(state, event);
      },
    };
    const sick = new PortfolioDesk(desk.storage, { clock: desk.clock, folding });
    const waitFor = async (agreement: string, revision: number) =>
      expect(await sick.projector.waitFor(agreement, revision, 5_000)).toBe('reached');
    started.push(sick.upkeep);
    await sick.upkeep.start();
    await waitFor('alfa', await sick.sign('alfa'));
    const before = (await sick.rows.get('alfa'))?.body;
    const hold = { body: 'tavolo', date: '2021-05-01', held: { present: ['ciss'] } };
    const revision = await sick.record('alfa', 'meetings', hold);
    await waitFor('alfa', revision);
    await waitFor('beta', await sick.sign('beta'));
    const stuck = { error: 'SecretError', since: desk.clock.now() };
    expect((await sick.rows.get('alfa'))?.body).toEqual({ ...before, stuck });
    const page = await sick.reading.page(
      { filters: { words: [], includeArchived: false, includeAnnulled: false }, sort: [], limit: 9 },
      'all',
    );
    expect(page).toMatchObject({
      items: [
        { agreement: 'alfa', revision, ...before, stuck },
        { agreement: 'beta', stuck: null },
      ],
    });
    expect(await sick.reading.stuck()).toMatchObject({ count: 1, first: [{ agreement: 'alfa', stuck }] });
    expect(JSON.stringify([await sick.rows.get('alfa'), sick.reported])).not.toContain('Mario');

    desk.clock.advance(60_000);
    await waitFor('alfa', await sick.record('alfa', 'meetings', { ...hold, date: '2021-06-01' }));
    expect((await sick.rows.get('alfa'))?.body.stuck).toEqual(stuck);
    broken = false;
    await waitFor('alfa', await sick.record('alfa', 'meetings', { ...hold, date: '2021-07-01' }));
    expect((await sick.rows.get('alfa'))?.body).toEqual(await freshBody(desk, 'alfa'));
    expect(await sick.reading.stuck()).toEqual({ count: 0, first: [] });
    await sick.upkeep.stop();
  });

  test('one that could never be computed has a row all the same', async () => {
    await desk.storage.store.append('agreement-odd', 0, sampleEvents('agreement-odd', 1, 2));
    await desk.upkeep.start();
    await eventually(async () => expect(await desk.rows.get('odd')).toBeDefined());
    expect(await desk.rows.get('odd')).toMatchObject({
      version: { revision: 2, day: TODAY },
      columns: { agreement: 'odd', title: 'odd' },
      body: { summary: null, stuck: { error: 'UnknownEvent' } },
    });
  });

  test('a store that cannot be read for a while marks nothing: it is tried again', async () => {
    let fails = true;
    const store = Object.create(desk.storage.store, {
      read: {
        value: async (...call: Parameters<EventStore['read']>) => {
          if (fails) throw new StoreUnavailable('Planted');
          return desk.storage.store.read(...call);
        },
      },
    }) as EventStore;
    const other = new PortfolioDesk({ ...desk.storage, store }, { clock: desk.clock });
    const revision = await desk.sign('alfa');
    started.push(other.projector);
    other.projector.start();
    await eventually(() => expect(other.reported.length).toBeGreaterThan(0));
    expect(await other.rows.get('alfa')).toBeUndefined();
    fails = false;
    expect(await other.projector.waitFor('alfa', revision, 5_000)).toBe('reached');
    await other.projector.stop();
    expect((await other.rows.get('alfa'))?.body.stuck).toBeNull();
  });
});

describe('an agreement that takes long', () => {
  const WEEKLY = { id: 'w', type: 'meeting-cadence', every: 'P1W', body: 'tavolo' };
  const LONG = { validFrom: '2000-01-01', duration: 'P50Y', rules: [WEEKLY] };
  let desk: PortfolioDesk;
  let projector: Projector;
  let letGo: () => void;
  let breaks: boolean;
  beforeEach(() => {
    desk = new PortfolioDesk(inMemory(), { clock: new FakeClock() });
    breaks = false;
    const gate = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const elsewhere: Computing = {
      async compute(request, onBatch, signal) {
        await Promise.race([gate, new Promise((_, reject) => signal?.addEventListener('abort', reject))]);
        if (breaks) throw new Error('No thread');
        return new ComputingHere(desk.storage.store).compute(request, onBatch, signal);
      },
    };
    const { storage, wakeups, registers, rows, checkpoint, clock } = desk;
    const report = (error: unknown) => void desk.reported.push(error);
    projector = new Projector(
      { store: storage.store, wakeups, registers, rows, checkpoint, clock, elsewhere },
      { report, pollMs: 50 },
    );
    started.push(projector);
  });

  test('is computed elsewhere, and nobody else’s row waits for it', async () => {
    projector.start();
    const long = await desk.sign('alfa', LONG);
    const short = await desk.sign('beta');
    expect(await projector.waitFor('beta', short, 5_000)).toBe('reached');
    expect(await desk.rows.get('alfa')).toBeUndefined();
    letGo();
    expect(await projector.waitFor('alfa', long, 5_000)).toBe('reached');
    expect((await desk.rows.get('alfa'))?.body).toEqual(await freshBody(desk, 'alfa'));
  });

  test('is asked for again at the next start, where it was given up', async () => {
    projector.start();
    const long = await desk.sign('alfa', LONG);
    expect(await projector.waitFor('beta', await desk.sign('beta'), 5_000)).toBe('reached');
    await projector.stop();
    expect(await desk.checkpoint.position()).toBeUndefined();
    await desk.upkeep.start();
    started.push(desk.upkeep);
    expect(await desk.projector.waitFor('alfa', long, 5_000)).toBe('reached');
  });

  test('is computed here where no thread can be had', async () => {
    breaks = true;
    letGo();
    projector.start();
    expect(await projector.waitFor('alfa', await desk.sign('alfa', LONG), 5_000)).toBe('reached');
    expect(desk.reported).toEqual([new Error('No thread')]);
  });
});

test('stopping waits for what is being written and follows nothing more', async () => {
  const desk = new PortfolioDesk(inMemory(), { clock: new FakeClock() });
  await desk.upkeep.start();
  await desk.sign('alfa');
  await desk.upkeep.stop();
  await desk.upkeep.stop();
  const at = await desk.checkpoint.position();
  await desk.sign('beta');
  expect(await desk.projector.waitFor('beta', 1, 50)).toBe('late');
  expect(await desk.rows.get('beta')).toBeUndefined();
  expect(await desk.checkpoint.position()).toBe(at);
});

class SecretError extends Error {}

async function freshBody(desk: PortfolioDesk, agreement: string) {
  const { state } = await new Registers(desk.storage.store, agreementFolding).current(registerOf(agreement));
  const judgement = judge(asRecorded(state), TODAY);
  const computed = {
    summary: summaryOf(judgement),
    waiting: waitingIn(judgement),
    alarms: alarmsIn(judgement),
    silence: silenceIn(judgement),
  };
  return JSON.parse(JSON.stringify({ ...computed, stuck: null } satisfies PortfolioBody)) as unknown;
}

function watched(store: Storage['store'], hear: (after: string | undefined) => void): EventStore {
  return Object.create(store, {
    readAll: {
      value: (after: string | undefined, limit: number) => {
        hear(after);
        return store.readAll(after, limit);
      },
    },
  }) as EventStore;
}

/** A log that gives events in another order and more than once, a few at a time. */
function disorderedLog(store: EventStore, log: readonly PositionedEvent[]): EventStore {
  return Object.create(store, {
    readAll: {
      value: async (after: string | undefined, limit: number) => {
        const start = after === undefined ? 0 : Number(after);
        const page = log.slice(start, start + limit);
        return page.map((event, index) => ({ ...event, position: String(start + index + 1).padStart(6, '0') }));
      },
    },
  }) as EventStore;
}
