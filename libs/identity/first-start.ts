import { newEvent } from '#libs/agreement/core/define.js';
import { refuse } from '#libs/agreement/core/guards.js';
import type { Decision } from '#libs/kernel/command-handling.js';
import type { NewEvent } from '#libs/kernel/envelope.js';
import { isRefusal, Refused } from '#libs/kernel/refusal.js';
import { identityDay } from './decide.js';
import { isEmail, normalisedEmail } from './email.js';
import { identityEvents } from './events.js';
import { userMustBeActive } from './guards.js';
import type { Passwords, UserDirectory } from './ports.js';
import { type IdentityRecording, SYSTEM } from './recording.js';
import { newPassword } from './secrets.js';
import { activeHolders, type IdentityState } from './state.js';

export const FIRST_EMAIL = 'admin@localhost';

export interface FirstAdministrator {
  readonly user: string;
  readonly email: string;
  /** To be told once, and changed at the first sign-in; absent where it was given. */
  readonly generatedPassword?: string;
}

/** The administrator that an installation begins with. */
export class FirstStart {
  constructor(
    private readonly directory: UserDirectory,
    private readonly passwords: Passwords,
    private readonly recording: IdentityRecording,
  ) {}

  /**
   * Makes an administrator where there is none, with `ADMIN_EMAIL` and `ADMIN_PASSWORD` or what takes their place;
   * undefined where there is one. Throws `RangeError` for an address that is none, `Refused` if it is that of a
   * deactivated user. A start that was cut short begins anew.
   */
  async ensureFirstAdministrator(
    given: { readonly email?: string | undefined; readonly password?: string | undefined } = {},
  ): Promise<FirstAdministrator | undefined> {
    if (activeHolders(await this.recording.state(), 'administrator').length > 0) return undefined;
    const email = normalisedEmail(given.email ?? FIRST_EMAIL);
    if (!isEmail(email)) throw new RangeError('The first administrator needs an e-mail address');
    const password = given.password ?? newPassword();
    const proposed = this.recording.newIds(SYSTEM)('user');
    const user = await this.directory.add({ user: proposed, name: email.slice(0, email.indexOf('@')), email });
    const inactive = await this.inactive(user);
    if (inactive) throw new Refused(inactive);
    // Nobody can sign in with it before the events are recorded that make the user an administrator.
    await this.directory.setPasswordHash(user, await this.passwords.hash(password));
    const answer = await this.recording.record(SYSTEM, {
      call: 'grant-role-everywhere',
      target: { user },
      request: 'first administrator',
      decide: (state, now) => makeFirstAdministrator(state, user, given.password === undefined, now),
    });
    if (isRefusal(answer)) {
      if (answer.type === 'administrator-exists') return undefined;
      throw new Refused(answer);
    }
    return { user, email, ...(given.password === undefined && { generatedPassword: password }) };
  }

  private async inactive(user: string) {
    const known = (await this.recording.state()).users.get(user);
    return known && userMustBeActive(known);
  }
}

function makeFirstAdministrator(state: IdentityState, user: string, isGenerated: boolean, now: string): Decision {
  if (activeHolders(state, 'administrator').length > 0) {
    return refuse('administrator-exists', "C'è già chi amministra.", 'There is an administrator already.');
  }
  const known = state.users.get(user);
  const inactive = known && userMustBeActive(known);
  if (inactive) return inactive;
  const day = identityDay(now);
  const events: NewEvent[] = known ? [] : [newEvent(identityEvents.UserRegistered, day, { user })];
  return [
    ...events,
    newEvent(identityEvents.RoleGranted, day, { user, role: 'administrator' as const }),
    newEvent(isGenerated ? identityEvents.PasswordGenerated : identityEvents.PasswordChanged, day, { user }),
  ];
}
