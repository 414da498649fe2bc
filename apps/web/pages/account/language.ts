import type { Identity } from '#libs/identity/identity.js';
import { isRefusal, Refused } from '#libs/kernel/refusal.js';
import { localPath } from '../../frame/local-path.js';
import type { PageRoute } from '../../frame/visit.js';

/** The language, kept as a setting of whoever is signed in. */
export function languageRoute({ users }: Identity): PageRoute {
  return {
    method: 'POST',
    path: '/lingua',
    open: true,
    async handle(visit) {
      const { caller } = visit.facts;
      const back = localPath(visit.typed('verso')) ?? '/';
      // A session that has ended meanwhile is no reason to lead anybody to an address that shows nothing.
      if (!caller) return { redirect: back };
      const answer = await users.changeLanguage(
        { language: visit.typed('lingua') },
        { caller, idempotencyKey: undefined },
      );
      if (isRefusal(answer)) throw new Refused(answer);
      return { redirect: back };
    },
  };
}
