import { beforeEach, describe, expect, test } from '@jest/globals';
import { ChainCheck } from '#libs/kernel/chain.js';
import { IdentityFixture, must, PASSWORD, refusalIn } from '#libs/testing/identity-fixture.js';
import { type Requester, SYSTEM } from './recording.js';

describe('personal data of a user', () => {
  let fixture: IdentityFixture;
  let administrator: Requester;
  let anna: string;
  beforeEach(async () => {
    fixture = new IdentityFixture();
    administrator = fixture.asking(await fixture.user('admin', { role: 'administrator' }));
    anna = await fixture.user('anna', { role: 'member', agreement: 'pinerolo', partner: 'ciss' });
  });
  const { personalData } = { personalData: () => fixture.identity.personalData };
  const erase = (user = anna, input: unknown = { reason: 'Chiesto il 3 marzo' }, requester = administrator) =>
    personalData().erase(user, input, requester);

  test('are given to administrators and to the person, and to nobody else', async () => {
    await fixture.session('anna');
    const { user, sessions, changes } = must(await personalData().export(anna, administrator));
    expect(user).toMatchObject({ id: anna, name: 'anna', email: 'anna@esempio.it' });
    expect(sessions).toEqual([{ startedAt: fixture.clock.now(), lastSeenAt: fixture.clock.now() }]);
    expect(changes.map(({ type, title, actor }) => [type, title.it, actor])).toEqual([
      ['UserRegistered', 'Utente registrato', 'system'],
      ['RoleGranted', 'Ruolo assegnato', 'system'],
      ['OneTimeLinkIssued', 'Collegamento monouso creato', 'system'],
      ['AccountConfirmed', 'Account confermato', anna],
      ['PasswordChanged', 'Password cambiata', anna],
    ]);
    expect(refusalIn(await personalData().export(anna, fixture.asking(anna)))).toBe('done');
    const bruno = fixture.asking(await fixture.user('bruno', { role: 'coordinator', agreement: 'pinerolo' }));
    for (const user of [anna, 'nobody']) {
      expect(refusalIn(await personalData().export(user, bruno))).toBe('forbidden: not-allowed');
    }
    expect(refusalIn(await personalData().export('nobody', administrator))).toBe('unknown: not-found');
  });

  test('erased, nothing is known of the person, who cannot come in; what was recorded stays, and the chain verifies', async () => {
    const session = await fixture.session('anna');
    const { token } = must(await fixture.identity.passwordSetting.issueLink(anna, administrator));
    const before = await fixture.recorded();
    must(await erase());
    expect(refusalIn(await fixture.identity.users.find(anna))).toBe('unknown: not-found');
    expect(await fixture.stores.directory.find([anna])).toEqual(new Map());
    expect(await fixture.identity.authentication.bySession(session)).toBeUndefined();
    expect(await fixture.identity.passwordSetting.isUsable(token)).toBe(false);
    await expect(fixture.session('anna')).rejects.toThrow(/wrong-credentials/);
    expect(await fixture.identity.roles.rolesIn('pinerolo', true)).toEqual([]);
    expect(await fixture.recorded()).toEqual([...before, 'UserErased']);
    const check = new ChainCheck('identity');
    for (const event of await fixture.store.read('identity', 1, 100)) expect(check.accept(event)).toBeUndefined();
  });

  test('the reason is asked for, and sealed', async () => {
    expect(await erase(anna, {})).toMatchObject({ refused: 'invalid', errors: [{ pointer: '/reason' }] });
    must(await erase());
    expect(JSON.stringify(await fixture.store.read('identity', 1, 100))).not.toContain('Chiesto');
  });

  test('with the address free again, the same person is another user', async () => {
    must(await erase());
    const { id } = must(
      await fixture.identity.users.register({ email: 'anna@esempio.it', name: 'Anna' }, administrator),
    );
    expect(id).not.toBe(anna);
    expect(await fixture.identity.users.find(id)).toMatchObject({ roles: [], hasPassword: false });
  });

  test('an erasure that was recorded is completed at the next start, and after a backup was put back', async () => {
    const profile = (await fixture.stores.directory.find([anna])).get(anna)!;
    must(await erase());
    await fixture.stores.directory.add(profile);
    await fixture.stores.directory.setPasswordHash(anna, 'hash');
    await expect(fixture.session('anna', PASSWORD)).rejects.toThrow(/wrong-credentials/);
    const restarted = new IdentityFixture({ store: fixture.store, stores: fixture.stores });
    await restarted.identity.housekeeping.atStart();
    expect(await fixture.stores.directory.users()).toEqual([administrator.caller.id]);
  });

  test('neither the last administrator nor a last coordinator is erased, and nobody by others than administrators', async () => {
    expect(refusalIn(await erase(administrator.caller.id))).toBe('refused: last-administrator');
    must(await fixture.identity.roles.grant(anna, 'pinerolo', { role: 'coordinator' }, SYSTEM));
    expect(refusalIn(await erase())).toBe('refused: last-coordinator');
    expect(refusalIn(await erase(anna, { reason: 'x' }, fixture.asking(anna)))).toBe('forbidden: not-allowed');
    expect((await fixture.stores.directory.find([anna])).size).toBe(1);
  });
});
