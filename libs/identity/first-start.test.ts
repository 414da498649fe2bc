import { describe, expect, test } from '@jest/globals';
import { Refused } from '#libs/kernel/refusal.js';
import { IdentityFixture, must } from '#libs/testing/identity-fixture.js';
import { FIRST_EMAIL } from './first-start.js';
import { SYSTEM } from './recording.js';

const signIn = (fixture: IdentityFixture, email: string, password: string) =>
  fixture.identity.signIn.signIn({ email, password }, '192.0.2.1');

describe('ensureFirstAdministrator', () => {
  test('makes one with what is given, once', async () => {
    const fixture = new IdentityFixture();
    const { firstStart } = fixture.identity;
    const made = await firstStart.ensureFirstAdministrator({ email: 'Capo@esempio.it', password: 'otto8888' });
    expect(made).toEqual({ user: expect.any(String), email: 'capo@esempio.it' });
    const { caller } = must(await signIn(fixture, 'capo@esempio.it', 'otto8888'));
    expect(caller.roles).toEqual([{ role: 'administrator' }]);
    expect(await firstStart.ensureFirstAdministrator({ email: 'altro@esempio.it', password: 'x' })).toBeUndefined();
    expect(await fixture.stores.directory.users()).toEqual([made?.user]);
    expect(await fixture.recorded()).toEqual(['UserRegistered', 'RoleGranted', 'PasswordChanged']);
  });

  test('makes a password where none is given, and tells it this once', async () => {
    const fixture = new IdentityFixture();
    const made = await fixture.identity.firstStart.ensureFirstAdministrator();
    expect(made?.email).toBe(FIRST_EMAIL);
    expect(made?.generatedPassword).toMatch(/^[A-Za-z0-9_-]{24}$/);
    const { caller } = must(await signIn(fixture, FIRST_EMAIL, made?.generatedPassword ?? ''));
    expect(caller).toMatchObject({ roles: [], mustChangePassword: true });
    const current = made?.generatedPassword;
    const change = { current, password: 'quattro parole messe in fila' };
    must(await fixture.identity.passwordSetting.changeOwn(change, { caller }));
    expect(must(await signIn(fixture, FIRST_EMAIL, change.password)).caller).toEqual({
      id: made?.user,
      kind: 'user',
      roles: [{ role: 'administrator' }],
    });
    expect(await fixture.identity.firstStart.ensureFirstAdministrator()).toBeUndefined();
  });

  test('a start that was cut short begins anew', async () => {
    const fixture = new IdentityFixture();
    await fixture.stores.directory.add({ user: 'left', name: 'capo', email: 'capo@esempio.it' });
    await fixture.stores.directory.setPasswordHash('left', 'half done');
    const made = await fixture.identity.firstStart.ensureFirstAdministrator({ email: 'capo@esempio.it' });
    expect(made?.user).toBe('left');
    must(await signIn(fixture, 'capo@esempio.it', made?.generatedPassword ?? ''));
  });

  test('of two starts at once one makes it', async () => {
    const fixture = new IdentityFixture();
    const given = { email: 'capo@esempio.it', password: 'otto8888' };
    const { firstStart } = fixture.identity;
    const made = await Promise.all([
      firstStart.ensureFirstAdministrator(given),
      firstStart.ensureFirstAdministrator(given),
    ]);
    expect(made.filter((each) => each !== undefined)).toHaveLength(1);
    must(await signIn(fixture, given.email, given.password));
  });

  test('somebody who is there becomes administrator; somebody deactivated does not, and what is no address is none', async () => {
    const fixture = new IdentityFixture();
    const anna = await fixture.user('anna', { role: 'viewer' });
    const bruno = await fixture.user('bruno');
    must(await fixture.identity.users.deactivate(bruno, SYSTEM));
    const { firstStart } = fixture.identity;
    await expect(firstStart.ensureFirstAdministrator({ email: 'bruno@esempio.it' })).rejects.toThrow(Refused);
    await expect(firstStart.ensureFirstAdministrator({ email: 'nessuno' })).rejects.toThrow(RangeError);
    expect(await firstStart.ensureFirstAdministrator({ email: 'anna@esempio.it' })).toMatchObject({ user: anna });
    expect(must(await fixture.identity.users.find(anna)).roles).toEqual([{ role: 'administrator' }]);
  });
});
