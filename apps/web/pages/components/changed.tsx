import type { VNode } from 'preact';
import type { HistoryEntry } from '#libs/agreement/describe.js';
import type { AgreementReading } from '#libs/agreement/reading.js';
import type { AgreementState } from '#libs/agreement/state.js';
import type { Users } from '#libs/identity/users.js';
import type { FoldedRegister } from '#libs/kernel/registers.js';
import { moment } from '../dates.js';
import { BASE_FIELD } from '../forms/form-keys.js';
import type { Visit } from '../visit.js';

const PAGE = 200;
const MOST_SHOWN = 5;

/** What others recorded of a part since the form was shown, and who they are. */
export interface ChangedMeanwhile {
  readonly entries: readonly HistoryEntry[];
  readonly names: ReadonlyMap<string, string>;
}

interface Services {
  readonly reading: AgreementReading;
  readonly users: Users;
}

/** For a form that was refused because its part (`meetings/m1`) has changed; newest first. */
export async function changedMeanwhile(
  visit: Visit,
  register: FoldedRegister<AgreementState>,
  part: string,
  { reading, users }: Services,
): Promise<ChangedMeanwhile> {
  const base = Number(visit.typed(BASE_FIELD));
  const newest = await reading.history(register, register.head.revision, PAGE);
  const entries = newest.filter((entry) => entry.revision > base && entry.part === part).slice(0, MOST_SHOWN);
  return { entries, names: await users.names(entries.map(({ actor }) => actor)) };
}

/** Above a form whose part somebody else has changed: what changed, and that nothing typed is lost. */
export function ChangedNotice({ visit, changed }: { visit: Visit; changed: ChangedMeanwhile }): VNode {
  return (
    <div class="problem-summary" role="alert" tabIndex={-1} autofocus>
      <p>
        {visit.say(
          'Mentre scrivevi, qualcun altro ha registrato altro qui. Nulla di ciò che hai scritto è perso: guarda che cosa è cambiato e, se va ancora bene, invia di nuovo.',
          'While you were writing, somebody else recorded something here. Nothing you typed is lost: look at what changed and, if it still holds, send it again.',
        )}
      </p>
      <ul>
        {changed.entries.map(({ revision, text, recordedAt, actor }) => (
          <li key={revision}>
            {visit.text(text)} ({moment(recordedAt)}
            {changed.names.has(actor) && (
              <>
                , <bdi>{changed.names.get(actor)}</bdi>
              </>
            )}
            )
          </li>
        ))}
      </ul>
    </div>
  );
}
