import { invalid, parseWith } from '#libs/agreement/core/validation.js';
import type { CivilDate, Instant } from '#libs/kernel/civil-date.js';
import type { Answer } from '#libs/kernel/command-handling.js';
import type { RecordedEvent } from '#libs/kernel/envelope.js';
import type { EventStore } from '#libs/kernel/ports.js';
import { isRefusal, type Refusal } from '#libs/kernel/refusal.js';
import { say, type Text } from '#libs/kernel/text.js';
import { eraseUser } from './decide.js';
import { IDENTITY_STREAM, identityEventDefinitions } from './events.js';
import { erasureInput } from './inputs.js';
import type { IdentityStores } from './ports.js';
import type { IdentityRecording, Requester } from './recording.js';
import type { Users, UserView } from './users.js';

const PAGE = 500;

/** What is kept of a user as a person (GDPR, articles 15 and 20). What they recorded stands in the registers. */
export interface PersonalDataExport {
  readonly user: UserView;
  readonly sessions: readonly { readonly startedAt: Instant; readonly lastSeenAt: Instant }[];
  /** Changes of the account, oldest first. */
  readonly changes: readonly {
    readonly type: string;
    readonly title: Text;
    readonly occurredOn: CivilDate;
    readonly recordedAt: Instant;
    /** Opaque id of who made it. */
    readonly actor: string;
  }[];
}

/** Export and erasure of what is known of a user. */
export class PersonalData {
  constructor(
    private readonly stores: Pick<IdentityStores, 'directory' | 'sessions' | 'links' | 'devices'>,
    private readonly recording: IdentityRecording,
    private readonly users: Users,
    private readonly store: EventStore,
  ) {}

  /** `GET /users/{u}/personal-data`, for administrators and the user. */
  async export(user: string, requester: Requester): Promise<PersonalDataExport | Refusal> {
    const forbidden = await this.recording.mayNot(requester, 'read-personal-data', { user });
    if (forbidden) return forbidden;
    const view = await this.users.find(user);
    if (isRefusal(view)) return view;
    const sessions = await this.stores.sessions.ofUser(user);
    const changes: PersonalDataExport['changes'][number][] = [];
    for await (const { type, occurredOn, recordedAt, actor } of this.changesOf(user)) {
      const title = identityEventDefinitions.get(type)?.title ?? say(type, type);
      changes.push({ type, title, occurredOn, recordedAt, actor });
    }
    return {
      user: view,
      sessions: sessions.map(({ startedAt, lastSeenAt }) => ({ startedAt, lastSeenAt })),
      changes,
    };
  }

  /**
   * `DELETE /users/{u}/personal-data`. What is known of the person goes; what they recorded stays under their opaque
   * id. Recorded first: what a crash leaves is completed by `Housekeeping`.
   */
  async erase(user: string, input: unknown, requester: Requester): Promise<Answer | Refusal> {
    const forbidden = await this.recording.mayNot(requester, 'erase-user', { user });
    if (forbidden) return forbidden;
    const parsed = parseWith(erasureInput, input);
    if ('problems' in parsed) return invalid(parsed.problems);
    const { reason } = parsed.value;
    const answer = await this.recording.record(requester, {
      call: 'erase-user',
      target: { user },
      request: { reason },
      decide: (state, now) => eraseUser(state, user, reason, now),
    });
    if (!isRefusal(answer)) await forgetUser(this.stores, user);
    return answer;
  }

  private async *changesOf(user: string): AsyncGenerator<RecordedEvent> {
    for (let from = 1; ; from += PAGE) {
      const page = await this.store.read(IDENTITY_STREAM, from, PAGE);
      for (const event of page) if ((event.data as { user?: string }).user === user) yield event;
      if (page.length < PAGE) return;
    }
  }
}

/** Sessions and links first: they lead back to the person. */
export async function forgetUser(
  { directory, sessions, links, devices }: Pick<IdentityStores, 'directory' | 'sessions' | 'links' | 'devices'>,
  user: string,
): Promise<void> {
  await sessions.endAll(user);
  await links.removeAll(user);
  await devices.removeAll(user);
  await directory.erase(user);
}
