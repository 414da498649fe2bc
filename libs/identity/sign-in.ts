import { invalid, parseWith } from '#libs/agreement/core/validation.js';
import type { Instant } from '#libs/kernel/civil-date.js';
import type { Clock } from '#libs/kernel/ports.js';
import { refusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import {
  ACCOUNT_TOTAL,
  type AttemptLimits,
  counting,
  GUESSING,
  networkOf,
  OF_NETWORK,
  type SignInRefusal,
  tooManyAttempts,
} from './attempt-limits.js';
import type { Authentication } from './authentication.js';
import { callerOfUser } from './callers.js';
import { normalisedEmail } from './email.js';
import { signInInput } from './inputs.js';
import type { IdentityStores, Passwords } from './ports.js';
import type { IdentityRecording } from './recording.js';
import type { Caller } from './rights.js';
import { hashOfSecret, newPassword, newToken } from './secrets.js';
import { holdsRoles } from './state.js';

/** Of an account that is guessed at from many networks, each has that many attempts: nobody can lock its owner out. */
export const ALWAYS_LEFT = 3;
/** How long a browser in which somebody has signed in is theirs. */
const DEVICE_KNOWN_MS = 90 * 24 * 3_600_000;
export const lastDeviceUse = (now: Instant): Instant => new Date(Date.parse(now) - DEVICE_KNOWN_MS).toISOString();
/** Passwords looked at together: each takes 19 MiB and some tens of milliseconds. */
export const MOST_AT_ONCE = 128;

export interface SignedIn {
  /** For the cookie. Kept nowhere. */
  readonly token: string;
  /** For a cookie of its own: with it the browser is known the next time. Kept nowhere. */
  readonly device: string;
  readonly caller: Caller;
}

/** Signing in by e-mail and password. Says nothing, neither in words nor in time, of whether there is such a user. */
export class SignIn {
  /** Looked at where there is no hash, so that an unknown address takes as long as a wrong password. */
  private readonly dummyHash: Promise<string>;
  private looking = 0;

  constructor(
    private readonly stores: Pick<IdentityStores, 'directory' | 'devices'>,
    private readonly passwords: Passwords,
    private readonly recording: Pick<IdentityRecording, 'state'>,
    private readonly authentication: Authentication,
    private readonly limits: AttemptLimits,
    private readonly clock: Clock,
  ) {
    this.dummyHash = passwords.hash(newPassword());
    // Awaited at each sign-in, which then fails for the same reason.
    this.dummyHash.catch(() => undefined);
  }

  /** `address` is the client's IP address, `device` the secret of a browser in which somebody has signed in before. */
  async signIn(input: unknown, address: string, device?: string): Promise<SignedIn | SignInRefusal> {
    const parsed = parseWith(signInInput, input);
    if ('problems' in parsed) return (await this.countMalformed(address)) ?? invalid(parsed.problems);
    const email = normalisedEmail(parsed.value.email);
    const known = await this.knownDevice(email, device);
    if (!known && this.looking >= MOST_AT_ONCE) return tooManyAttempts(1);
    this.looking += 1;
    try {
      return await this.attempt(email, parsed.value.password, address, known);
    } finally {
      this.looking -= 1;
    }
  }

  /** What names no account is counted for the network that it comes from. */
  async countMalformed(address: string): Promise<SignInRefusal | undefined> {
    const taken = await this.limits.take(counting(`network:${networkOf(address)}`, OF_NETWORK));
    return 'refusal' in taken ? taken.refusal : undefined;
  }

  /** The browser's secret, where it is of the account that is asked for. */
  private async knownDevice(email: string, token: string | undefined): Promise<string | undefined> {
    const device = token === undefined ? undefined : await this.stores.devices.find(hashOfSecret(token));
    if (!device || device.lastUsedAt < lastDeviceUse(this.clock.now())) return undefined;
    return (await this.stores.directory.findByEmail(email))?.user === device.user ? token : undefined;
  }

  /** Who has signed in with a browser lately is counted by it alone: what others try does not stop them. */
  private async attempt(
    email: string,
    password: string,
    address: string,
    device: string | undefined,
  ): Promise<SignedIn | SignInRefusal> {
    const ofEmail = hashOfSecret(email);
    const own = device === undefined ? `account:${ofEmail}:${networkOf(address, 3)}` : `device:${hashOfSecret(device)}`;
    const account = `account:${ofEmail}`;
    const network = `network:${networkOf(address)}`;
    const ofOthers = [
      ...counting(account, ACCOUNT_TOTAL, { key: own, atLeast: ALWAYS_LEFT }),
      ...counting(network, OF_NETWORK),
    ];
    const taken = await this.limits.take([...counting(own, GUESSING), ...(device === undefined ? ofOthers : [])]);
    if ('refusal' in taken) return taken.refusal;
    const signedIn = await this.lookAt(email, password, device);
    if (!signedIn) return WRONG_CREDENTIALS;
    await this.limits.clear(own);
    await taken.giveBack(account);
    await taken.giveBack(network);
    return signedIn;
  }

  private async lookAt(email: string, password: string, known: string | undefined): Promise<SignedIn | undefined> {
    // Before the password is looked at, so that a change meanwhile ends the session that begins here.
    const { revision } = await this.recording.state();
    const found = await this.stores.directory.findByEmail(email);
    const hash = found?.passwordHash ?? (await this.dummyHash);
    const isRight = await this.passwords.verify(hash, password);
    const user = found && (await this.recording.state()).users.get(found.user);
    if (!isRight || !found?.passwordHash || !user || !holdsRoles(user)) return undefined;
    if (this.passwords.needsRehash(hash)) {
      await this.stores.directory.setPasswordHash(user.id, await this.passwords.hash(password), hash);
    }
    const device = known ?? newToken();
    await this.stores.devices.keep({ tokenHash: hashOfSecret(device), user: user.id, lastUsedAt: this.clock.now() });
    return { token: await this.authentication.begin(user.id, revision), device, caller: callerOfUser(user) };
  }
}

const WRONG_CREDENTIALS: SignInRefusal = refusal(
  'forbidden',
  'wrong-credentials',
  say('Indirizzo o password non corrispondono.', 'Address or password do not match.'),
);
