import { invalid, parseWith } from '#libs/agreement/core/validation.js';
import { refusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import { type AttemptLimits, networkOf, type SignInRefusal, tooManyAttempts } from './attempt-limits.js';
import type { Authentication } from './authentication.js';
import { callerOfUser } from './callers.js';
import { normalisedEmail } from './email.js';
import { signInInput } from './inputs.js';
import type { Passwords, UserDirectory } from './ports.js';
import type { IdentityRecording } from './recording.js';
import type { Caller } from './rights.js';
import { hashOfSecret, newPassword } from './secrets.js';
import { holdsRoles } from './state.js';

/** Failed attempts in a quarter of an hour. */
export const ATTEMPTS_PER_ACCOUNT = 10;
/** A whole office may stand behind one address. */
export const ATTEMPTS_PER_ADDRESS = 100;
/** Passwords looked at together: each takes 19 MiB and some tens of milliseconds. */
export const MOST_AT_ONCE = 128;

export interface SignedIn {
  /** For the cookie. Kept nowhere. */
  readonly token: string;
  readonly caller: Caller;
}

/** Signing in by e-mail and password. Says nothing, neither in words nor in time, of whether there is such a user. */
export class SignIn {
  /** Looked at where there is no hash, so that an unknown address takes as long as a wrong password. */
  private readonly dummyHash: Promise<string>;
  private looking = 0;

  constructor(
    private readonly directory: UserDirectory,
    private readonly passwords: Passwords,
    private readonly recording: Pick<IdentityRecording, 'state'>,
    private readonly authentication: Authentication,
    private readonly limits: AttemptLimits,
  ) {
    this.dummyHash = passwords.hash(newPassword());
    // Awaited at each sign-in, which then fails for the same reason.
    this.dummyHash.catch(() => undefined);
  }

  /** `address` is the client's IP address. */
  async signIn(input: unknown, address: string): Promise<SignedIn | SignInRefusal> {
    const parsed = parseWith(signInInput, input);
    if ('problems' in parsed) return invalid(parsed.problems);
    if (this.looking >= MOST_AT_ONCE) return tooManyAttempts(1);
    this.looking += 1;
    try {
      return await this.attempt(normalisedEmail(parsed.value.email), parsed.value.password, address);
    } finally {
      this.looking -= 1;
    }
  }

  private async attempt(email: string, password: string, address: string): Promise<SignedIn | SignInRefusal> {
    const account = `account:${hashOfSecret(email)}`;
    const network = `network:${networkOf(address)}`;
    const taken = await this.limits.take([
      { key: account, limit: ATTEMPTS_PER_ACCOUNT },
      { key: network, limit: ATTEMPTS_PER_ADDRESS },
    ]);
    if ('refusal' in taken) return taken.refusal;
    const signedIn = await this.lookAt(email, password);
    if (!signedIn) return WRONG_CREDENTIALS;
    await this.limits.clear(account);
    await taken.giveBack(network);
    return signedIn;
  }

  private async lookAt(email: string, password: string): Promise<SignedIn | undefined> {
    // Before the password is looked at, so that a change meanwhile ends the session that begins here.
    const { revision } = await this.recording.state();
    const found = await this.directory.findByEmail(email);
    const hash = found?.passwordHash ?? (await this.dummyHash);
    const isRight = await this.passwords.verify(hash, password);
    const user = found && (await this.recording.state()).users.get(found.user);
    if (!isRight || !found?.passwordHash || !user || !holdsRoles(user)) return undefined;
    if (this.passwords.needsRehash(hash)) {
      await this.directory.setPasswordHash(user.id, await this.passwords.hash(password), hash);
    }
    return { token: await this.authentication.begin(user.id, revision), caller: callerOfUser(user) };
  }
}

const WRONG_CREDENTIALS: SignInRefusal = refusal(
  'forbidden',
  'wrong-credentials',
  say('Indirizzo o password non corrispondono.', 'Address or password do not match.'),
);
