import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { sampleEvents } from '#libs/testing/contracts/sample-events.js';
import { SAMPLE_SHAPE } from '#libs/testing/contracts/sample-rows.js';
import { ChildProgram } from '#libs/testing/programs/child-program.js';
import { bytesOf, type TemporaryFolder, temporaryFolder } from '#libs/testing/temporary-folder.js';
import { type DataFolder, openDataFolder } from './data-folder.js';
import { type DataFolderFault, DataFolderProblem } from './data-folder-problem.js';
import { type FileKind, openDatabase } from './open-database.js';

const A = 'agreement-a';
const ALL = 1_000_000;
const ROOT = path.resolve(import.meta.dirname, '../../..');
const FILES = ['register.db', 'keys.db', 'identity.db', 'rows.db'];

describe('data folder', () => {
  let folder: TemporaryFolder;
  let data: string;
  beforeEach(() => {
    folder = temporaryFolder();
    data = path.join(folder.path, 'a folder', 'dati');
  });
  afterEach(() => folder.remove());

  const file = (name: string): string => path.join(data, name);
  const problemOf = (open: () => unknown): DataFolderProblem => {
    try {
      open();
    } catch (error) {
      if (error instanceof DataFolderProblem) return error;
      throw error;
    }
    throw new Error('It opened');
  };
  const fill = async (): Promise<void> => {
    const opened = openDataFolder(data);
    await opened.events.append(A, 0, sampleEvents(A, 1, 200, { text: 'x'.repeat(200) }));
    await opened.keys.ensure(['a']);
    await opened.events.append('identity', 0, sampleEvents('identity', 1));
    await opened.identity.directory.add({ user: 'u1', name: 'Anna', email: 'anna@esempio.it' });
    await opened.rows(SAMPLE_SHAPE).put({ id: 'a', version: { revision: 1, day: '' }, columns: {}, body: 1 });
    await opened.close();
  };
  /** Opening says what is wrong, in both languages, with the file's name, and changes nothing. */
  const expectProblem = (fault: DataFolderFault, name: string): void => {
    const before = bytesOf(data);
    const problem = problemOf(() => openDataFolder(data));
    expect(problem).toMatchObject({ fault, file: file(name), message: problem.text.it });
    for (const text of Object.values(problem.text)) expect(text).toContain(file(name));
    expect(bytesOf(data)).toEqual(before);
  };
  const readBack = async (opened: DataFolder): Promise<number> => {
    const { length } = await opened.events.readAll(undefined, ALL);
    await opened.close();
    return length;
  };

  test('is made where it does not exist, for its owner alone', async () => {
    const opened = openDataFolder(data);
    expect(fs.readdirSync(data).filter((name) => name.endsWith('.db'))).toEqual([...FILES].sort());
    expect(opened.path).toBe(data);
    expect(opened.secret('x')).toEqual(opened.secret('x'));
    await opened.close();
    if (process.platform !== 'win32') {
      expect(fs.statSync(data).mode & 0o077).toBe(0);
      for (const name of [...FILES, 'in-use.lock']) expect(fs.statSync(file(name)).mode & 0o077).toBe(0);
    }
  });

  test('open to others it is closed to them where it is Regia’s; another one is refused as it stands', async () => {
    if (process.platform === 'win32') return;
    await fill();
    fs.chmodSync(data, 0o755);
    fs.chmodSync(file('in-use.lock'), 0o644);
    await openDataFolder(data).close();
    expect(fs.statSync(data).mode & 0o777).toBe(0o700);
    expect(fs.statSync(file('in-use.lock')).mode & 0o777).toBe(0o600);
    const shared = path.join(folder.path, 'condivisa');
    fs.mkdirSync(shared);
    fs.writeFileSync(path.join(shared, 'altro.txt'), 'di altri');
    fs.chmodSync(shared, 0o750);
    const { fault, text } = problemOf(() => openDataFolder(shared));
    expect([fault, text.it]).toEqual(['unusable', expect.stringContaining('chmod 700')]);
    expect(fs.statSync(shared).mode & 0o777).toBe(0o750);
    expect(fs.readdirSync(shared)).toEqual(['altro.txt']);
  });

  test('without rows.db, even with its log left behind, nothing but the rows is lost', async () => {
    await fill();
    const crashed = openDataFolder(data);
    const rows = crashed.rows<number>(SAMPLE_SHAPE);
    await (await rows.rebuild()).swap();
    expect(rows.needsRebuilding).toBe(false);
    const log = fs.readFileSync(file('rows.db-wal'));
    await crashed.close();
    fs.rmSync(file('rows.db'));
    fs.writeFileSync(file('rows.db-wal'), log);
    const opened = openDataFolder(data);
    expect(opened.rows(SAMPLE_SHAPE).needsRebuilding).toBe(true);
    expect((await opened.keys.lookUp(['a'])).size).toBe(1);
    expect(await readBack(opened)).toBe(201);
  });

  test('a folder that is a file, and one whose file is a folder, cannot be used', () => {
    const plain = path.join(folder.path, 'plain');
    fs.writeFileSync(plain, 'x');
    expect(problemOf(() => openDataFolder(plain))).toMatchObject({ fault: 'unusable', file: plain });
    fs.mkdirSync(file('keys.db'), { recursive: true });
    expect(problemOf(() => openDataFolder(data))).toMatchObject({ fault: 'unusable', file: file('keys.db') });
  });

  describe('in use', () => {
    test('a second opening is refused, and leaves the first undisturbed', async () => {
      const first = openDataFolder(data);
      const appending = first.events.append(A, 0, sampleEvents(A, 1));
      const problem = problemOf(() => openDataFolder(data));
      expect(problem.fault).toBe('in-use');
      expect(problem.text.it).toMatch(/in uso da un altro processo/);
      expect(await appending).toEqual({ outcome: 'appended' });
      expect(problemOf(() => openDataFolder(data)).fault).toBe('in-use');
      expect(await readBack(first)).toBe(1);
      expect(await readBack(openDataFolder(data))).toBe(1);
    });

    test('a process killed in mid-append keeps others out until then, and loses nothing it had answered', async () => {
      const child = new ChildProgram(ROOT, 'append-until-killed.ts', data, '6');
      try {
        await child.printed(50);
        expect(problemOf(() => openDataFolder(data))).toMatchObject({ fault: 'in-use', file: data });
        await child.printed(child.lines.length + 150);
      } finally {
        await child.kill();
      }

      const opened = openDataFolder(data);
      const answers = child.lines.map((line) => line.split(' ') as [string, string]);
      const last = new Map(answers.map(([stream, revision]) => [stream, Number(revision)]));
      expect(last.size).toBe(6);
      let total = 0;
      for (const [stream, revision] of last) {
        const events = await opened.events.read(stream, 1, ALL);
        expect(events.length).toBeGreaterThanOrEqual(revision);
        expect(events.length % 2).toBe(0);
        expect(events.map((event) => event.revision)).toEqual(events.map((_, index) => index + 1));
        total += events.length;
      }
      expect(await readBack(opened)).toBe(total);
    });
  });

  describe('damaged', () => {
    beforeEach(fill);

    test.each(FILES.flatMap((name) => ['empty', 'garbage', 'truncated', 'overwritten'].map((how) => [name, how])))(
      '%s, %s, is named and nothing is touched',
      (name, how) => {
        const bytes = fs.readFileSync(file(name));
        const damage: Record<string, () => Buffer> = {
          empty: () => Buffer.alloc(0),
          garbage: () => Buffer.from('this is no database, whatever its name says'.repeat(100)),
          truncated: () => bytes.subarray(0, 4_096 + 100),
          overwritten: () => Buffer.concat([bytes.subarray(0, 4_096), Buffer.alloc(bytes.length - 4_096, 0xa5)]),
        };
        fs.writeFileSync(file(name), damage[how]!());
        expectProblem('damaged', name);
      },
    );

    test('a damaged file that can be computed again may be deleted, and says so; the others do not', () => {
      fs.writeFileSync(file('rows.db'), 'x');
      const problem = problemOf(() => openDataFolder(data));
      expect(problem.text.it).toMatch(/lo si può eliminare/);
      fs.rmSync(file('rows.db'));
      fs.writeFileSync(file('register.db'), 'x');
      expect(problemOf(() => openDataFolder(data)).text.it).toMatch(/senza eliminarlo/);
    });

    test('damage that shows only when read is told as such', async () => {
      const opened = openDataFolder(data);
      const handle = fs.openSync(file('register.db'), 'r+');
      const { size } = fs.fstatSync(handle);
      fs.writeSync(handle, Buffer.alloc(size - 8_192, 0xa5), 0, size - 8_192, 8_192);
      fs.closeSync(handle);
      await expect(opened.events.readAll(undefined, ALL)).rejects.toMatchObject({
        fault: 'damaged',
        file: file('register.db'),
      });
      await opened.close();
    });

    test.each([
      ['keys.db', 'register.db'],
      ['register.db', 'keys.db'],
      ['identity.db', 'register.db'],
    ])('without %s, what %s holds is not taken for new', (gone) => {
      fs.rmSync(file(gone));
      expectProblem('missing', gone);
    });

    test('without the others, the users whom identity.db knows are not taken for those of a new register', () => {
      for (const gone of ['keys.db', 'register.db']) fs.rmSync(file(gone));
      expectProblem('missing', 'register.db');
    });

    test('a log whose file is lost is not replayed into a new one', () => {
      for (const name of FILES) fs.rmSync(file(name));
      fs.writeFileSync(file('register.db-wal'), Buffer.alloc(32, 1));
      expectProblem('missing', 'register.db');
    });
  });

  test('a register from before there were users opens without identity.db', async () => {
    const before = openDataFolder(data);
    await before.events.append(A, 0, sampleEvents(A, 1));
    await before.close();
    fs.rmSync(file('identity.db'));
    const opened = openDataFolder(data);
    expect(await opened.identity.directory.users()).toEqual([]);
    expect(await readBack(opened)).toBe(1);
  });

  describe('schema', () => {
    const change = (name: string, sql: string): void => {
      const raw = new Database(file(name));
      raw.exec(sql);
      raw.close();
    };

    test.each(FILES)('a newer %s is refused, and nothing is touched', async (name) => {
      await fill();
      change(name, 'PRAGMA user_version = 99');
      expectProblem('newer', name);
      expect(problemOf(() => openDataFolder(data)).text.en).toMatch(/schema 99/);
    });

    test('a newer schema that stands in the log of a killed process is seen there', async () => {
      await fill();
      const raw = new Database(file('register.db'));
      raw.pragma('user_version = 99');
      const copies = ['register.db', 'register.db-wal'].map((name) => [name, fs.readFileSync(file(name))] as const);
      raw.close();
      for (const [name, bytes] of copies) fs.writeFileSync(file(name), bytes);
      expectProblem('newer', 'register.db');
    });

    test.each(FILES)('another application’s file called %s is refused, and nothing is touched', async (name) => {
      fs.mkdirSync(data, { recursive: true });
      await openDataFolder(data).close();
      fs.rmSync(file(name));
      change(name, 'CREATE TABLE recipes (name TEXT)');
      expectProblem('foreign', name);
    });

    test('migrates forward, one step after the other, and keeps what was there', () => {
      fs.mkdirSync(data, { recursive: true });
      const kind = (...migrations: string[]): FileKind => ({ applicationId: 7, used: 'SELECT 1', migrations });
      const steps = ['CREATE TABLE t (a)', 'ALTER TABLE t ADD COLUMN b DEFAULT 2', 'UPDATE t SET b = b + 1'];
      const first = openDatabase(file('x.db'), kind(steps[0]!));
      first.exec('INSERT INTO t VALUES (1)');
      first.close();
      const migrated = openDatabase(file('x.db'), kind(...steps));
      expect(migrated.prepare('SELECT a, b FROM t').all()).toEqual([{ a: 1, b: 3 }]);
      expect(migrated.pragma('user_version', { simple: true })).toBe(3);
      migrated.close();
      openDatabase(file('x.db'), kind(...steps)).close();
    });

    test('a step that fails leaves the schema before it', () => {
      fs.mkdirSync(data, { recursive: true });
      const kind = (...migrations: string[]): FileKind => ({ applicationId: 7, used: 'SELECT 1', migrations });
      openDatabase(file('x.db'), kind('CREATE TABLE t (a)')).close();
      const failing = kind('CREATE TABLE t (a)', 'CREATE TABLE u (a); INSERT INTO nowhere VALUES (1)');
      expect(problemOf(() => openDatabase(file('x.db'), failing)).fault).toBe('unusable');
      const same = openDatabase(file('x.db'), kind('CREATE TABLE t (a)'));
      expect(same.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['t']);
      same.close();
    });
  });
});
