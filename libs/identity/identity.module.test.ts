import 'reflect-metadata';
import { afterEach, describe, expect, test } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import { EmbeddedModule } from '#libs/adapters/sqlite/embedded.module.js';
import { must, QUICK_PASSWORDS } from '#libs/testing/identity-fixture.js';
import { type TemporaryFolder, temporaryFolder } from '#libs/testing/temporary-folder.js';
import { Identity } from './identity.js';
import { IdentityModule } from './identity.module.js';
import { SYSTEM } from './recording.js';
import { PASSWORDS } from './tokens.js';

describe('IdentityModule', () => {
  let folder: TemporaryFolder | undefined;
  let app: TestingModule | undefined;
  afterEach(async () => {
    await app?.close();
    folder?.remove();
  });
  const start = async (path: string): Promise<TestingModule> => {
    const embedded = await EmbeddedModule.open(path);
    const building = Test.createTestingModule({ imports: [embedded, IdentityModule] });
    return building.overrideProvider(PASSWORDS).useValue(QUICK_PASSWORDS).compile();
  };

  test('on the embedded store, users, roles and sessions outlive a restart', async () => {
    folder = temporaryFolder();
    app = await start(folder.path);
    await app.get(Identity).firstStart.ensureFirstAdministrator({ email: 'capo@esempio.it', password: 'otto8888' });
    const { id } = must(await app.get(Identity).users.register({ email: 'anna@esempio.it', name: 'Anna' }, SYSTEM));
    must(await app.get(Identity).roles.grant(id, undefined, { role: 'viewer' }, SYSTEM));
    const signedIn = await app
      .get(Identity)
      .signIn.signIn({ email: 'capo@esempio.it', password: 'otto8888' }, '192.0.2.1');
    const { token, caller } = must(signedIn);
    await app.close();
    app = await start(folder.path);
    expect(await app.get(Identity).authentication.bySession(token)).toEqual(caller);
    expect(await app.get(Identity).users.find(id)).toMatchObject({ name: 'Anna', roles: [{ role: 'viewer' }] });
    expect(await app.get(Identity).firstStart.ensureFirstAdministrator()).toBeUndefined();
    const nowhere = await app.get(Identity).roles.grant(id, 'nessuno', { role: 'viewer' }, SYSTEM);
    expect(nowhere).toMatchObject({ refused: 'unknown' });
  });
});
