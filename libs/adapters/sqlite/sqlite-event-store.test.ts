import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { OutcomeUnknown, StoreUnavailable } from '#libs/kernel/ports.js';
import { inFolderOfItsOwn } from '#libs/testing/closable.js';
import { describeEventStoreContract } from '#libs/testing/contracts/event-store.contract.js';
import { sampleEvents } from '#libs/testing/contracts/sample-events.js';
import { temporaryFolder } from '#libs/testing/temporary-folder.js';
import { type Connection, openDatabase, openToRead } from './open-database.js';
import { REGISTER_FILE, SqliteEventStore } from './sqlite-event-store.js';

const inFolder = (folder: string): SqliteEventStore =>
  new SqliteEventStore(openDatabase(path.join(folder, 'register.db'), REGISTER_FILE));

describeEventStoreContract('SQLite', async () => inFolderOfItsOwn('store', inFolder));

const A = 'agreement-a';
const ALL = 1_000_000;

describe('SqliteEventStore', () => {
  const folder = { current: temporaryFolder() };
  let file: string;
  let connection: Connection;
  let store: SqliteEventStore;
  let commits: number[];

  beforeEach(() => {
    folder.current.remove();
    folder.current = temporaryFolder();
    file = path.join(folder.current.path, 'register.db');
    open();
  });
  afterEach(async () => {
    await store.close();
    folder.current.remove();
  });

  function open(): void {
    commits = [];
    connection = openDatabase(file, REGISTER_FILE);
    store = new SqliteEventStore(connection, (appends) => commits.push(appends));
  }
  const append = (stream: string, expected = 0, count = 1) =>
    store.append(stream, expected, sampleEvents(stream, expected + 1, count));
  const streams = (count: number): string[] => Array.from({ length: count }, (_, number) => `agreement-${number}`);

  test('the writing connection is in WAL with synchronous FULL and foreign keys', () => {
    expect(store.setting('synchronous')).toBe(2);
    expect(store.setting('journal_mode')).toBe('wal');
    expect(store.setting('foreign_keys')).toBe(1);
  });

  test('opened again, everything is there and goes on', async () => {
    await Promise.all(streams(5).map((stream) => append(stream, 0, 3)));
    const before = await store.readAll(undefined, ALL);
    await store.close();
    open();
    expect(await store.readAll(undefined, ALL)).toEqual(before);
    expect(await append('agreement-2', 0)).toEqual({ outcome: 'conflict', head: 3 });
    expect(await append('agreement-2', 3)).toEqual({ outcome: 'appended' });
    expect(await store.readAll(before.at(-1)?.position, ALL)).toHaveLength(1);
  });

  test('the only writer knows the heads of streams; whoever opened the file for reading does not', async () => {
    await append(A, 0, 3);
    await store.close();
    expect(store.headRevision(A)).toBeUndefined();
    open();
    expect([store.headRevision(A), store.headRevision('agreement-none')]).toEqual([3, 0]);
    await append(A, 3);
    expect(store.headRevision(A)).toBe(4);
    const reading = new SqliteEventStore(openToRead(file));
    expect(reading.headRevision(A)).toBeUndefined();
    await reading.close();
  });

  test('a head that another program moved on is known from the conflict on', async () => {
    await append(A, 0, 2);
    const other = new SqliteEventStore(openDatabase(file, REGISTER_FILE));
    await other.append(A, 2, sampleEvents(A, 3, 2));
    await other.close();
    expect(await append(A, 2)).toEqual({ outcome: 'conflict', head: 4 });
    expect(store.headRevision(A)).toBe(4);
  });

  test('a position of another store is a RangeError', async () => {
    await expect(store.readAll('1 OR 1', 10)).rejects.toThrow(RangeError);
  });

  describe('appends of one turn', () => {
    test('are committed together, and nobody is answered before the commit', async () => {
      const other = new Database(file, { readonly: true });
      const committed = other.prepare<[], number>('SELECT count(*) FROM events').pluck();
      const seenAtAnswer: (number | undefined)[] = [];
      await Promise.all(
        streams(20).map(async (stream) => {
          await append(stream, 0, 2);
          seenAtAnswer.push(committed.get());
        }),
      );
      other.close();
      expect(commits).toEqual([20]);
      expect(seenAtAnswer).toEqual(Array(20).fill(40));
    });

    test.each([
      ['come along', 4, [4]],
      ['do not keep the first waiting for ever', 20, [6, 6, 6, 2]],
    ])('of the next turns %s', async (_, count, expected) => {
      const appends: Promise<unknown>[] = [];
      for (const stream of streams(count)) {
        appends.push(append(stream));
        await new Promise((resolve) => setImmediate(resolve));
      }
      await Promise.all(appends);
      expect(commits).toEqual(expected);
    });

    test('in a number that one commit does not hold, take several commits', async () => {
      await Promise.all(streams(300).map((stream) => append(stream)));
      expect(commits).toEqual([128, 128, 44]);
      expect(await store.readAll(undefined, ALL)).toHaveLength(300);
    });

    test('one that fails at its third event is taken back alone', async () => {
      connection.exec(`CREATE TEMP TRIGGER planted BEFORE INSERT ON events WHEN NEW.stream = 'agreement-1'
        AND NEW.revision = 3 BEGIN SELECT RAISE (ABORT, 'planted'); END`);
      const outcomes = await Promise.allSettled(streams(3).map((stream) => append(stream, 0, 4)));
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(outcomes[1]).toMatchObject({ reason: expect.any(StoreUnavailable) });
      expect(commits).toEqual([3]);
      expect(await store.streams('', undefined, ALL)).toEqual(['agreement-0', 'agreement-2']);
      expect(await store.readAll(undefined, ALL)).toHaveLength(8);
    });

    test('are all unavailable where SQLite takes back the whole transaction, and may be asked for again', async () => {
      connection.exec(`CREATE TEMP TRIGGER planted BEFORE INSERT ON events WHEN NEW.stream = 'agreement-1'
        BEGIN SELECT RAISE (ROLLBACK, 'planted'); END`);
      const outcomes = await Promise.allSettled(streams(3).map((stream) => append(stream)));
      for (const outcome of outcomes) expect(outcome).toMatchObject({ reason: expect.any(StoreUnavailable) });
      expect(await store.readAll(undefined, ALL)).toEqual([]);
      connection.exec('DROP TRIGGER planted');
      expect(await append('agreement-0')).toEqual({ outcome: 'appended' });
    });

    test('are of unknown outcome where the commit itself fails', async () => {
      connection.exec(`CREATE TABLE parents (id INTEGER PRIMARY KEY);
        CREATE TABLE children (parent INTEGER REFERENCES parents DEFERRABLE INITIALLY DEFERRED);
        CREATE TRIGGER planted AFTER INSERT ON events BEGIN INSERT INTO children VALUES (1); END`);
      const outcomes = await Promise.allSettled(streams(3).map((stream) => append(stream)));
      for (const outcome of outcomes) expect(outcome).toMatchObject({ reason: expect.any(OutcomeUnknown) });
      expect(commits).toEqual([]);
      expect(store.headRevision('agreement-0')).toBe(0);
      connection.exec('DROP TRIGGER planted');
      expect(await append('agreement-0')).toEqual({ outcome: 'appended' });
      expect(await store.readAll(undefined, ALL)).toHaveLength(1);
    });
  });

  test('while another program holds the file, an append is unavailable and nothing is written', async () => {
    connection.pragma('busy_timeout = 1');
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    await expect(append(A)).rejects.toThrow(StoreUnavailable);
    other.exec('ROLLBACK');
    other.close();
    expect(await append(A)).toEqual({ outcome: 'appended' });
  });

  test('closing finishes what was accepted, and refuses the rest', async () => {
    const accepted = streams(200).map((stream) => append(stream));
    await store.close();
    expect((await Promise.all(accepted)).every(({ outcome }) => outcome === 'appended')).toBe(true);
    await expect(append(A)).rejects.toThrow(StoreUnavailable);
    await expect(store.read(A, 1, 1)).rejects.toThrow(StoreUnavailable);
    await expect(store.head(A)).rejects.toThrow(StoreUnavailable);
    open();
    expect(await store.readAll(undefined, ALL)).toHaveLength(200);
  });

  test.each([
    ['UPDATE', `UPDATE events SET event = '{}' WHERE revision = 1`],
    ['UPDATE OR REPLACE', `UPDATE OR REPLACE events SET revision = 1 WHERE revision = 2`],
    ['DELETE', 'DELETE FROM events'],
    [
      'INSERT OR REPLACE of a revision',
      `INSERT OR REPLACE INTO events (stream, revision, event) VALUES ('${A}', 2, '')`,
    ],
    ['INSERT OR REPLACE of a position', `INSERT OR REPLACE INTO events VALUES (1, '${A}', 3, '')`],
    ['an upsert', `INSERT INTO events VALUES (1, '${A}', 3, '') ON CONFLICT DO UPDATE SET event = ''`],
    ['INSERT of a gap', `INSERT INTO events (stream, revision, event) VALUES ('${A}', 4, '')`],
  ])('another program that tries %s is refused by the file itself', async (_, sql) => {
    await append(A, 0, 2);
    const before = await store.readAll(undefined, ALL);
    const other = new Database(file);
    expect(() => other.exec(sql)).toThrow(/events are/);
    other.close();
    expect(await store.readAll(undefined, ALL)).toEqual(before);
  });
});
