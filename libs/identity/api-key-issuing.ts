import { invalid, parseWith } from '#libs/agreement/core/validation.js';
import type { Instant } from '#libs/kernel/civil-date.js';
import type { Answer } from '#libs/kernel/command-handling.js';
import { isRefusal, type Refusal } from '#libs/kernel/refusal.js';
import type { AgreementLookup } from './agreement-lookup.js';
import { issueApiKey, issuedWith, revokeApiKey } from './decide.js';
import { apiKeyInput } from './inputs.js';
import type { ApiKeys } from './ports.js';
import type { IdentityRecording, Requester } from './recording.js';
import { type Grant, grantOf } from './roles.js';
import { hashOfSecret, newApiKey } from './secrets.js';

export interface ApiKeyView extends Grant {
  readonly id: string;
  readonly name: string;
  readonly issuedAt: Instant;
  /** Opaque id of who did. */
  readonly issuedBy: string;
  readonly expiresAt?: Instant;
}

/** Keys of other programs. */
export class ApiKeyIssuing {
  constructor(
    private readonly apiKeys: ApiKeys,
    private readonly recording: IdentityRecording,
    private readonly agreementOf: AgreementLookup,
  ) {}

  /** `POST /api-keys`. `key` is shown once: only its hash is kept. Never repeated: the second answer would have none. */
  async issue(input: unknown, { caller }: Requester): Promise<(Answer & { readonly key: string }) | Refusal> {
    const requester = { caller };
    const forbidden = await this.recording.mayNot(requester, 'issue-api-key');
    if (forbidden) return forbidden;
    const parsed = parseWith(apiKeyInput, input);
    if ('problems' in parsed) return invalid(parsed.problems);
    const { name, expiresAt: typed, ...given } = parsed.value;
    const expiresAt = typed === undefined ? undefined : new Date(typed).toISOString();
    const about = await this.agreementOf(given.agreement);
    const id = this.recording.newIds(requester)('key');
    const answer = await this.recording.record(requester, {
      call: 'issue-api-key',
      request: { ...given, name, expiresAt },
      decide: (state, now) => issueApiKey(state, { key: id, ...grantOf(given), expiresAt }, about, now),
    });
    if (isRefusal(answer)) return answer;
    const key = newApiKey();
    await this.apiKeys.add({ id, name, secretHash: hashOfSecret(key) });
    return { ...answer, key };
  }

  /**
   * `DELETE /api-keys/{k}`. Whoever had a key may have made others with it: `issued` names those that still hold, or,
   * on request, they are revoked with it.
   */
  async revoke(
    id: string,
    withIssued: boolean,
    requester: Requester,
  ): Promise<(Answer & { readonly issued: readonly string[] }) | Refusal> {
    const answer = await this.recording.record(requester, {
      call: 'revoke-api-key',
      request: withIssued ? { key: id, withIssued } : { key: id },
      decide: (state, now) => revokeApiKey(state, id, withIssued, now),
    });
    if (isRefusal(answer)) return answer;
    const { keys } = await this.recording.state();
    for (const kept of (await this.apiKeys.names()).keys()) {
      if (keys.get(kept)?.revoked) await this.apiKeys.remove(kept);
    }
    return { ...answer, issued: issuedWith(keys, id) };
  }

  /** Keys that were not revoked, in the order of their issue; asks no rights. */
  async list(): Promise<ApiKeyView[]> {
    const names = await this.apiKeys.names();
    const { keys } = await this.recording.state();
    return [...keys.values()]
      .filter(({ revoked }) => !revoked)
      .map(({ id, grant, issued, expiresAt }) => ({
        id,
        name: names.get(id) ?? '',
        ...grant,
        issuedAt: issued.at,
        issuedBy: issued.by,
        ...(expiresAt && { expiresAt }),
      }));
  }
}
