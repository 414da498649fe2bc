import type { Identity } from '#libs/identity/identity.js';
import { isRefusal, Refused } from '#libs/kernel/refusal.js';
import { localPath } from './local-path.js';
import { callerOf, type PageRoute } from './visit.js';

/** The language, kept as a setting of whoever is signed in. */
export function languageRoute({ users }: Identity): PageRoute {
  return {
    method: 'POST',
    path: '/lingua',
    async handle(visit) {
      const caller = callerOf(visit);
      const answer = await users.changeLanguage(
        { language: visit.typed('lingua') },
        { caller, idempotencyKey: undefined },
      );
      if (isRefusal(answer)) throw new Refused(answer);
      return { redirect: localPath(visit.typed('verso')) ?? '/' };
    },
  };
}
