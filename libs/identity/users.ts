import { invalid, parseWith } from '#libs/agreement/core/validation.js';
import type { Instant } from '#libs/kernel/civil-date.js';
import type { Answer } from '#libs/kernel/command-handling.js';
import { isRefusal, type Refusal } from '#libs/kernel/refusal.js';
import { type Language, say } from '#libs/kernel/text.js';
import { changeLanguage, deactivateUser, registerUser } from './decide.js';
import { normalisedEmail } from './email.js';
import { notThere } from './guards.js';
import { languageInput, userInput } from './inputs.js';
import type { IdentityStores, KeptProfile } from './ports.js';
import type { IdentityRecording, Requester } from './recording.js';
import { type Grant, grantOf } from './roles.js';
import type { UserState } from './state.js';

/** A user as administrators, and the user, see it. */
export interface UserView {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language?: Language;
  readonly roles: readonly Grant[];
  readonly registeredAt: Instant;
  readonly deactivatedAt?: Instant;
  /** False until a one-time link was used. */
  readonly hasPassword: boolean;
}

/** Users: who there is, registering and deactivating them. Reading asks no rights: whoever offers it does. */
export class Users {
  constructor(
    private readonly stores: Pick<IdentityStores, 'directory' | 'sessions' | 'links'>,
    private readonly recording: IdentityRecording,
  ) {}

  /** `POST /users`. The answer's `id` is the user's. */
  async register(input: unknown, requester: Requester): Promise<Answer | Refusal> {
    const forbidden = await this.recording.mayNot(requester, 'register-user');
    if (forbidden) return forbidden;
    const parsed = parseWith(userInput, input);
    if ('problems' in parsed) return invalid(parsed.problems);
    const { name, language } = parsed.value;
    const email = normalisedEmail(parsed.value.email);
    const change = { call: 'register-user', request: { email, name, language } } as const;
    const before = await this.recording.answeredBefore(requester, change);
    if (before) return before;
    // Of a request that is sent again the address finds the one before.
    const proposed = this.recording.newIds({ caller: requester.caller })('user');
    // First, so that the address is nobody else's meanwhile. What a crash leaves here is taken over by the next one.
    const user = await this.stores.directory.add({ user: proposed, name, email });
    const answer = await this.recording.record(requester, {
      ...change,
      decide: (state, now) => registerUser(state, { user, language }, now),
    });
    if (!isRefusal(answer) && user !== proposed) await this.stores.directory.rename(user, name);
    return answer;
  }

  /** `POST /users/{u}/deactivation`: ends sessions and links, keeps what is known of the person. */
  async deactivate(user: string, requester: Requester): Promise<Answer | Refusal> {
    const answer = await this.recording.record(requester, {
      call: 'deactivate-user',
      target: { user },
      request: undefined,
      decide: (state, now) => deactivateUser(state, user, now),
    });
    if (isRefusal(answer)) return answer;
    await this.stores.sessions.endAll(user);
    await this.stores.links.removeAll(user);
    return answer;
  }

  /** A user's own setting. */
  async changeLanguage(input: unknown, requester: Requester): Promise<Answer | Refusal> {
    const parsed = parseWith(languageInput, input);
    if ('problems' in parsed) return invalid(parsed.problems);
    const user = requester.caller.id;
    const { language } = parsed.value;
    return this.recording.record(requester, {
      call: 'change-own-settings',
      target: { user },
      request: { language },
      decide: (state, now) => changeLanguage(state, user, language, now),
    });
  }

  async find(id: string): Promise<UserView | Refusal> {
    const [view] = await this.viewsOf([id]);
    return view ?? notThere(say('un utente', 'user'), id);
  }

  /** Those who were not erased, in the order of their ids; at most `limit`, after an id. */
  async list(limit: number, after?: string): Promise<{ readonly users: UserView[]; readonly next?: string }> {
    const { users } = await this.recording.state();
    const ids = [...users.values()].filter(({ id, erased }) => !erased && (after === undefined || id > after));
    const sorted = ids.map(({ id }) => id).sort();
    const page = sorted.slice(0, limit);
    const last = page.at(-1);
    const views = await this.viewsOf(page);
    return sorted.length > page.length && last !== undefined ? { users: views, next: last } : { users: views };
  }

  /** Names of users, for those who may see them; erased and unknown ones are left out. */
  async names(ids: readonly string[]): Promise<Map<string, string>> {
    const profiles = await this.stores.directory.find([...new Set(ids)]);
    return new Map([...profiles].map(([id, { name }]) => [id, name]));
  }

  private async viewsOf(ids: readonly string[]): Promise<UserView[]> {
    const profiles = await this.stores.directory.find(ids);
    const { users } = await this.recording.state();
    return ids.flatMap((id) => {
      const user = users.get(id);
      const profile = profiles.get(id);
      return user && !user.erased && profile ? [viewOf(user, profile)] : [];
    });
  }
}

function viewOf(user: UserState, { name, email, hasPassword }: KeptProfile): UserView {
  const { id, language, grants, registered, deactivated } = user;
  return {
    id,
    name,
    email,
    ...(language && { language }),
    roles: grants.map(grantOf),
    registeredAt: registered.at,
    ...(deactivated && { deactivatedAt: deactivated.at }),
    hasPassword,
  };
}
