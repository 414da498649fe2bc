import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { StoreUnavailable } from '#libs/kernel/ports.js';
import { inFolderOfItsOwn } from '#libs/testing/closable.js';
import { describeIdentityStoresContract } from '#libs/testing/contracts/identity-stores.contract.js';
import { type TemporaryFolder, temporaryFolder } from '#libs/testing/temporary-folder.js';
import { openDatabase } from '../open-database.js';
import { IDENTITY_FILE } from './identity-file.js';
import { SqliteIdentity } from './sqlite-identity.js';

const open = (folder: string): SqliteIdentity =>
  new SqliteIdentity(openDatabase(path.join(folder, 'identity.db'), IDENTITY_FILE));

describeIdentityStoresContract('SQLite', async () => inFolderOfItsOwn('stores', open));

const AT = '2026-03-01T10:00:00.000Z';

describe('SqliteIdentity', () => {
  let folder: TemporaryFolder;
  let stores: SqliteIdentity;
  beforeEach(() => {
    folder = temporaryFolder();
    stores = open(folder.path);
  });
  afterEach(async () => {
    await stores.close();
    folder.remove();
  });

  const bytesContain = (text: string): boolean =>
    fs.readdirSync(folder.path).some((name) => fs.readFileSync(path.join(folder.path, name)).includes(text));

  test('opened again, everything is there', async () => {
    await stores.directory.add({ user: 'u1', name: 'Anna', email: 'anna@esempio.it' });
    await stores.directory.setPasswordHash('u1', 'hash');
    const session = { tokenHash: 't', user: 'u1', startedAt: 'a', lastSeenAt: 'b', revision: 3 };
    await stores.sessions.begin(session);
    await stores.apiKeys.add({ id: 'k1', name: 'Osservatorio', secretHash: 's' });
    await stores.links.add({ tokenHash: 'l', user: 'u1', expiresAt: 'z', revision: 1 });
    await stores.attempts.take({ at: AT, counts: [{ key: 'x', limit: 1, windowMs: 9 }] });
    await stores.close();
    stores = open(folder.path);
    expect(await stores.directory.findByEmail('anna@esempio.it')).toEqual({ user: 'u1', passwordHash: 'hash' });
    expect(await stores.sessions.find('t')).toEqual(session);
    expect(await stores.apiKeys.findBySecret('s')).toBe('k1');
    expect(await stores.links.find('l')).toMatchObject({ user: 'u1' });
    expect(await stores.attempts.take({ at: AT, counts: [{ key: 'x', limit: 1, windowMs: 9 }] })).toMatchObject({
      taken: false,
    });
  });

  test('of an erased person no byte is left in any file, whatever pages were split before', async () => {
    const people = Array.from({ length: 400 }, (_, number) => ({
      user: `user-${(number * 7_919) % 400}`,
      name: `Nome-${number}-${'x'.repeat(60)}`,
      email: `persona-${number}@esempio.it`,
    }));
    for (const person of people) await stores.directory.add(person);
    for (const { user } of people) await stores.directory.setPasswordHash(user, `hash-of-${user}-${'y'.repeat(80)}`);
    const gone = people[123]!;
    expect(bytesContain(`Nome-123-`)).toBe(true);
    const [, added] = await Promise.all([
      stores.directory.erase(gone.user),
      stores.directory.add({ user: 'new', name: 'Nuova', email: 'nuova@esempio.it' }),
    ]);
    expect(added).toBe('new');
    for (const trace of ['Nome-123-', 'persona-123@', `hash-of-${gone.user}-`]) expect(bytesContain(trace)).toBe(false);
    expect(bytesContain('Nome-124-')).toBe(true);
    expect(await stores.directory.users()).toHaveLength(400);
  });

  test('closed, it says so', async () => {
    await stores.close();
    await expect(stores.directory.users()).rejects.toThrow(StoreUnavailable);
    await expect(stores.sessions.end('t')).rejects.toThrow(StoreUnavailable);
  });
});
