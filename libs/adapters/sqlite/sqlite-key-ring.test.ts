import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { inFolderOfItsOwn } from '#libs/testing/closable.js';
import { describeKeyRingContract } from '#libs/testing/contracts/key-ring.contract.js';
import { type TemporaryFolder, temporaryFolder } from '#libs/testing/temporary-folder.js';
import { openDatabase } from './open-database.js';
import { KEYS_FILE, SqliteKeyRing } from './sqlite-key-ring.js';

const AT = '2026-03-01T10:00:00.000Z';

const open = (folder: string): SqliteKeyRing =>
  new SqliteKeyRing(openDatabase(path.join(folder, 'keys.db'), KEYS_FILE));

describeKeyRingContract('SQLite', async () => inFolderOfItsOwn('keys', open));

describe('SqliteKeyRing', () => {
  let folder: TemporaryFolder;
  let file: string;
  let keys: SqliteKeyRing;
  beforeEach(() => {
    folder = temporaryFolder();
    file = path.join(folder.path, 'keys.db');
    keys = new SqliteKeyRing(openDatabase(file, KEYS_FILE));
  });
  afterEach(async () => {
    await keys.close();
    folder.remove();
  });

  /** Which of these secrets stand anywhere in any file of the folder. */
  const found = (secrets: ReadonlyMap<string, Uint8Array>): string[] => {
    const bytes = fs.readdirSync(folder.path).map((name) => fs.readFileSync(path.join(folder.path, name)));
    return [...secrets]
      .filter(([, secret]) => bytes.some((each) => each.includes(Buffer.from(secret))))
      .map(([id]) => id);
  };
  const shuffledIds = (count: number): string[] =>
    Array.from({ length: count }, (_, number) => `key-${((number * 7_919) % count).toString(36)}`);

  test('no byte of a destroyed key is left in any file, whatever pages were split before; the others stand', async () => {
    const ids = shuffledIds(1_500);
    const secrets = new Map<string, Uint8Array>();
    for (let start = 0; start < ids.length; start += 50) {
      for (const [id, secret] of await keys.ensure(ids.slice(start, start + 50))) secrets.set(id, secret);
    }
    expect(found(secrets)).toHaveLength(ids.length);
    const gone = ids.filter((_, index) => index % 3 === 0 || (index > 600 && index < 800));
    await Promise.all(gone.map((id) => keys.destroy(id, AT)));
    const kept = ids.filter((id) => !gone.includes(id));
    expect(found(secrets).sort()).toEqual(kept.sort());
    expect((await keys.lookUp(kept)).size).toBe(kept.length);
  });

  test('a destruction leaves no byte in the log of a key made in the same breath', async () => {
    const [given] = await Promise.all([keys.ensure(['brief', 'kept']), keys.destroy('brief', AT)]);
    expect(found(given)).toEqual(['kept']);
  });

  test('opened again, keys, marks, intents and the secrets of the installation are there', async () => {
    const secret = keys.installationSecret('fingerprints');
    const other = keys.installationSecret('other');
    expect(secret).toHaveLength(32);
    expect(other).not.toEqual(secret);
    const given = await keys.ensure(['a', 'b']);
    await keys.destroy('b', AT);
    await keys.intendDestruction({ key: 'a', stream: 'agreement-x', commandId: 'c' });
    await keys.close();
    keys = new SqliteKeyRing(openDatabase(file, KEYS_FILE));
    expect(keys.installationSecret('fingerprints')).toEqual(secret);
    expect(await keys.lookUp(['a', 'b'])).toEqual(
      new Map<string, unknown>([
        ['a', { state: 'present', secret: given.get('a') }],
        ['b', { state: 'destroyed', at: AT }],
      ]),
    );
    expect(await keys.pendingDestructions()).toEqual([{ key: 'a', stream: 'agreement-x', commandId: 'c' }]);
  });

  test('what a crash left of a destroyed key in the log is gone after opening', async () => {
    const given = await keys.ensure(['a']);
    const raw = openDatabase(file, KEYS_FILE, { exists: true, used: true });
    raw.exec(`UPDATE keys SET secret = zeroblob(32); INSERT INTO destroyed VALUES ('a', '${AT}')`);
    const crashed = temporaryFolder();
    for (const name of ['keys.db', 'keys.db-wal']) {
      fs.copyFileSync(path.join(folder.path, name), path.join(crashed.path, name));
    }
    raw.close();
    expect(fs.readFileSync(path.join(crashed.path, 'keys.db-wal')).includes(Buffer.from(given.get('a')!))).toBe(true);
    const reopened = new SqliteKeyRing(openDatabase(path.join(crashed.path, 'keys.db'), KEYS_FILE));
    const bytes = fs.readdirSync(crashed.path).map((name) => fs.readFileSync(path.join(crashed.path, name)));
    expect(bytes.some((each) => each.includes(Buffer.from(given.get('a')!)))).toBe(false);
    expect((await reopened.lookUp(['a'])).get('a')).toEqual({ state: 'destroyed', at: AT });
    await reopened.close();
    crashed.remove();
  });
});
