import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Refusal } from '#libs/kernel/refusal.js';
import { pointersOf } from '#libs/testing/given-when-then.js';
import { IdentityFixture, must, refusalIn } from '#libs/testing/identity-fixture.js';
import { type Requester, SYSTEM } from './recording.js';
import type { Grant } from './roles.js';

describe('users', () => {
  let fixture: IdentityFixture;
  let administrator: Requester;
  beforeEach(async () => {
    fixture = new IdentityFixture();
    administrator = fixture.asking(await fixture.user('admin', { role: 'administrator' }));
  });
  const register = (fields: object = {}, requester = administrator) =>
    fixture.identity.users.register({ email: 'Anna@Esempio.it ', name: 'Anna Rossi', ...fields }, requester);

  test('are registered, seen and listed', async () => {
    const { id } = must(await register({ language: 'en' }));
    expect(await fixture.identity.users.find(id)).toEqual({
      id,
      name: 'Anna Rossi',
      email: 'anna@esempio.it',
      language: 'en',
      roles: [],
      registeredAt: '2026-03-01T10:00:00.004Z',
      hasPassword: false,
    });
    expect(await fixture.identity.users.names([id, 'nobody'])).toEqual(new Map([[id, 'Anna Rossi']]));
    expect(refusalIn(await fixture.identity.users.find('nobody'))).toBe('unknown: not-found');
  });

  test('the stream knows neither their names nor their addresses', async () => {
    must(await register());
    expect(JSON.stringify(await fixture.store.read('identity', 1, 10))).not.toMatch(/anna|rossi|esempio/i);
  });

  test('an address is of one user, however it is typed and however many ask at once', async () => {
    const answers = await Promise.all(
      ['anna@esempio.it', ' ANNA@esempio.it', 'Anna@Esempio.IT'].map((email) => register({ email })),
    );
    expect(answers.map(refusalIn).sort()).toEqual(['done', 'exists: user-exists', 'exists: user-exists']);
    const { users } = await fixture.identity.users.list(10);
    expect(users.filter(({ email }) => email === 'anna@esempio.it')).toHaveLength(1);
    expect(answers.find((answer) => refusalIn(answer) !== 'done')).toMatchObject({ errors: [{ pointer: '/email' }] });
  });

  test('every offending field is named, and nothing is kept', async () => {
    const answer = await register({ email: 'nessuno', name: ' ', language: 'fr', phone: '1' });
    expect(refusalIn(answer)).toBe('invalid: invalid-input');
    expect(pointersOf(answer as Refusal).sort()).toEqual(['/email', '/language', '/name', '/phone']);
    expect(await fixture.stores.directory.users()).toHaveLength(1);
  });

  test('a registration repeated under its key is one', async () => {
    const requester = { ...administrator, idempotencyKey: 'k' };
    const first = must(await register({}, requester));
    expect(must(await register({}, requester))).toEqual({ ...first, repeated: true });
    expect(refusalIn(await register({ name: 'Altra' }, requester))).toBe('refused: idempotency-key-reused');
  });

  test('what a crash left of a registration is taken over by the next one', async () => {
    await fixture.stores.directory.add({ user: 'left', name: 'A.', email: 'anna@esempio.it' });
    const { id } = must(await register());
    expect(id).toBe('left');
    expect(await fixture.identity.users.find(id)).toMatchObject({ name: 'Anna Rossi' });
  });

  test('only administrators register and deactivate; nothing is kept of whom others would register', async () => {
    const roles: Grant[] = [{ role: 'coordinator', agreement: 'pinerolo' }, { role: 'evaluator' }, { role: 'viewer' }];
    for (const [index, role] of roles.entries()) {
      const requester = fixture.asking(await fixture.user(`other-${index}`, role));
      expect(refusalIn(await register({}, requester))).toBe('forbidden: not-allowed');
      expect(refusalIn(await register({ email: 'x' }, requester))).toBe('forbidden: not-allowed');
      for (const user of [administrator.caller.id, 'nobody']) {
        expect(refusalIn(await fixture.identity.users.deactivate(user, requester))).toBe('forbidden: not-allowed');
      }
    }
    expect(await fixture.stores.directory.findByEmail('anna@esempio.it')).toBeUndefined();
  });

  test('rights are those of the moment, not those that the requester came with', async () => {
    const former = await fixture.user('former', { role: 'administrator' });
    const claiming: Requester = { caller: { id: former, kind: 'user', roles: [{ role: 'administrator' }] } };
    must(await fixture.identity.roles.revoke(former, undefined, administrator));
    expect(refusalIn(await register({}, claiming))).toBe('forbidden: not-allowed');
    const unknown: Requester = { caller: { id: 'system', kind: 'key', roles: [{ role: 'administrator' }] } };
    expect(refusalIn(await register({}, unknown))).toBe('forbidden: not-allowed');
  });

  test('deactivated, they are still known', async () => {
    const { id } = must(await register());
    const { recordedAt } = must(await fixture.identity.users.deactivate(id, administrator));
    expect(await fixture.identity.users.find(id)).toMatchObject({ name: 'Anna Rossi', deactivatedAt: recordedAt });
    expect(refusalIn(await fixture.identity.users.deactivate(id, administrator))).toBe('refused: user-deactivated');
    expect(refusalIn(await register())).toBe('exists: user-exists');
  });

  test('choose their language themselves', async () => {
    const { id } = must(await register());
    const change = (input: unknown, requester = fixture.asking(id)) =>
      fixture.identity.users.changeLanguage(input, requester);
    must(await change({ language: 'en' }));
    expect(await fixture.identity.users.find(id)).toMatchObject({ language: 'en' });
    expect(refusalIn(await change({ language: 'fr' }))).toBe('invalid: invalid-input');
    expect(refusalIn(await change({ language: 'it' }, fixture.asking('nobody')))).toBe('unknown: not-found');
    expect(refusalIn(await change({ language: 'it' }, SYSTEM))).toBe('unknown: not-found');
  });

  test('are listed in pages, in the order of their ids, without those who were erased', async () => {
    const ids = [administrator.caller.id];
    for (let index = 0; index < 5; index += 1) ids.push(await fixture.user(`u${index}`));
    must(await fixture.identity.personalData.erase(ids[3]!, { reason: 'x' }, administrator));
    const expected = ids.filter((_, index) => index !== 3).sort();
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await fixture.identity.users.list(2, after);
      expect(page.users.length).toBeLessThanOrEqual(2);
      seen.push(...page.users.map(({ id }) => id));
      after = page.next;
    } while (after !== undefined);
    expect(seen).toEqual(expected);
    expect((await fixture.identity.users.list(5)).next).toBeUndefined();
  });
});
