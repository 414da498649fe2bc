import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { inMemory, PortfolioDesk } from '#libs/testing/portfolio-desk.js';
import { describeDesks } from '#libs/testing/portfolio-desks.js';
import { Midnight } from './midnight.js';

const MINUTE_MS = 60_000;
const ENDS_ON_24_OCTOBER = { validFrom: '2026-01-01', duration: 'P9M24D', indicators: [] };

describeDesks('midnight, rows %s', (open) => {
  let desk: PortfolioDesk;
  beforeEach(() => {
    desk = open();
    desk.clock.set('2026-10-24T12:00:00.000Z');
  });
  afterEach(() => expect(desk.reported).toEqual([]));

  const begin = async () => {
    await desk.upkeep.start();
    await desk.upkeep.filled();
    await desk.midnight.idle();
  };
  const goOff = async () => {
    desk.timer.goOff();
    await desk.midnight.idle();
  };
  const daysOf = async () => {
    const { rows } = await desk.rows.find({ order: [{ column: 'agreement' }], limit: 9 });
    return Object.fromEntries(rows.map(({ id, body }) => [id, [body.summary?.on, body.summary?.status]]));
  };

  test('what changes by the day alone changes in each zone when its day ends, the night clocks go back too', async () => {
    await desk.sign('auckland', { ...ENDS_ON_24_OCTOBER, timeZone: 'Pacific/Auckland' });
    await desk.sign('roma', ENDS_ON_24_OCTOBER);
    await desk.sign('roma-due', { ...ENDS_ON_24_OCTOBER, duration: 'P9M25D' });
    await desk.sign('new-york', { ...ENDS_ON_24_OCTOBER, timeZone: 'America/New_York' });
    desk.clock.set('2026-10-24T21:59:30.000Z');
    await begin();
    const before = {
      auckland: ['2026-10-25', 'ended'],
      'new-york': ['2026-10-24', 'running'],
      roma: ['2026-10-24', 'running'],
      'roma-due': ['2026-10-24', 'running'],
    };
    expect(await daysOf()).toEqual(before);
    expect(desk.timer.milliseconds).toBe(30_000);
    desk.clock.advance(29_999);
    await goOff();
    expect(await daysOf()).toEqual(before);
    expect(desk.timer.milliseconds).toBe(1);
    desk.clock.advance(1);
    await goOff();
    expect(await daysOf()).toEqual({ ...before, roma: ['2026-10-25', 'ended'], 'roma-due': ['2026-10-25', 'running'] });
    expect(await desk.midnight.next()).toBe('2026-10-25T04:00:00.000Z');
    desk.clock.set('2026-10-25T04:00:00.000Z');
    await goOff();
    expect((await daysOf())['new-york']).toEqual(['2026-10-25', 'ended']);
    expect((await daysOf())['roma-due']).toEqual(['2026-10-25', 'running']);
    // 25 hours long, that day in Rome.
    desk.clock.set('2026-10-25T22:30:00.000Z');
    await goOff();
    expect((await daysOf())['roma-due']).toEqual(['2026-10-25', 'running']);
    desk.clock.set('2026-10-25T23:00:00.000Z');
    await goOff();
    expect((await daysOf())['roma-due']).toEqual(['2026-10-26', 'ended']);
  });

  test.each([
    ['Europe/Rome', '2026-03-28T23:30:00.000Z', '2026-03-29T22:00:00.000Z'],
    ['Europe/Rome', '2026-10-24T22:30:00.000Z', '2026-10-25T23:00:00.000Z'],
    // There clocks go forward at midnight: the day begins at one.
    ['Asia/Beirut', '2026-03-28T12:00:00.000Z', '2026-03-28T22:00:00.000Z'],
    ['Asia/Kathmandu', '2026-03-28T12:00:00.000Z', '2026-03-28T18:15:00.000Z'],
  ])('the next midnight in %s after %s is %s', async (timeZone, now, next) => {
    await desk.sign('alfa', { timeZone });
    desk.clock.set(now);
    await desk.rebuilding.run();
    expect(await desk.midnight.next()).toBe(next);
  });

  test('midnights missed while nothing ran are made up for at the start', async () => {
    await desk.sign('roma', ENDS_ON_24_OCTOBER);
    await begin();
    await desk.upkeep.stop();
    desk.clock.set('2026-12-01T12:00:00.000Z');
    await begin();
    expect(await daysOf()).toEqual({ roma: ['2026-12-01', 'ended'] });
  });

  test('after a sleep of the machine, within a minute', async () => {
    await desk.sign('roma', ENDS_ON_24_OCTOBER);
    await begin();
    expect(desk.timer.milliseconds).toBe(MINUTE_MS);
    desk.clock.set('2026-10-30T05:00:00.000Z');
    await goOff();
    expect(await daysOf()).toEqual({ roma: ['2026-10-30', 'ended'] });
    expect(desk.timer.milliseconds).toBe(MINUTE_MS);
  });

  test('a clock that is put back changes nothing', async () => {
    await desk.sign('roma', ENDS_ON_24_OCTOBER);
    await begin();
    desk.clock.set('2026-10-23T12:00:00.000Z');
    await goOff();
    expect(await daysOf()).toEqual({ roma: ['2026-10-24', 'running'] });
  });

  test('without agreements it stays awake for the first', async () => {
    await begin();
    expect(await desk.midnight.next()).toBeUndefined();
    expect(desk.timer.milliseconds).toBe(MINUTE_MS);
    await desk.projector.waitFor('roma', await desk.sign('roma', ENDS_ON_24_OCTOBER), 5_000);
    desk.clock.set('2026-10-25T12:00:00.000Z');
    await goOff();
    expect(await daysOf()).toEqual({ roma: ['2026-10-25', 'ended'] });
  });

  test('many agreements of one zone are all recomputed', async () => {
    for (let number = 0; number < 60; number += 1) await desk.sign(`a${number}`, ENDS_ON_24_OCTOBER);
    await begin();
    desk.clock.set('2026-10-25T12:00:00.000Z');
    await goOff();
    expect(await desk.rows.count({ column: 'status', is: '=', value: 'ended' })).toBe(60);
  });

  test('stopped, it leaves no timer', async () => {
    await begin();
    await desk.upkeep.stop();
    expect(desk.timer.milliseconds).toBeUndefined();
  });
});

test('rows of the day that it is are left alone', async () => {
  const desk = new PortfolioDesk(inMemory());
  await desk.sign('roma');
  await desk.rebuilding.run();
  const asked: string[] = [];
  const recompute = async (agreements: readonly string[]) => void asked.push(...agreements);
  const midnight = new Midnight({ rows: desk.rows, clock: desk.clock, recompute });
  await midnight.catchUp();
  expect(asked).toEqual([]);
  desk.clock.advance(86_400_000);
  await midnight.catchUp();
  expect(asked).toEqual(['roma']);
});

test('what goes wrong is told, and tried again', async () => {
  const desk = new PortfolioDesk(inMemory());
  await desk.sign('roma');
  await desk.upkeep.start();
  await desk.upkeep.filled();
  await desk.midnight.idle();
  desk.clock.advance(86_400_000);
  const { find } = desk.rows;
  desk.rows.find = async () => {
    throw new Error('no disk');
  };
  desk.timer.goOff();
  await desk.midnight.idle();
  expect(desk.reported).toEqual([new Error('no disk')]);
  desk.rows.find = find;
  desk.timer.goOff();
  await desk.midnight.idle();
  expect((await desk.rows.get('roma'))?.version.day).toBe('2026-01-02');
  await desk.upkeep.stop();
});
