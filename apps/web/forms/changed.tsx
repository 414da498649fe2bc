import type { VNode } from 'preact';
import type { HistoryEntry } from '#libs/agreement/core/describe.js';
import type { AgreementReading } from '#libs/agreement/core/reading.js';
import type { RecordedAgreement } from '#libs/agreement/core/state.js';
import type { Users } from '#libs/identity/users.js';
import type { FoldedRegister } from '#libs/kernel/registers.js';
import { moment } from '../frame/dates.js';
import type { Visit } from '../frame/visit.js';
import { baseOf } from './form-keys.js';

const PAGE = 200;
const MOST_SHOWN = 5;

/** What others recorded of a part since the form was shown, and who they are. */
export interface ChangedMeanwhile {
  readonly entries: readonly HistoryEntry[];
  readonly names: ReadonlyMap<string, string>;
}

interface Services {
  readonly reading: AgreementReading;
  readonly users: Pick<Users, 'names'>;
}

/** For a form that was refused because its part (`meetings/m1`) has changed; newest first. */
export async function changedMeanwhile(
  visit: Visit,
  register: FoldedRegister<RecordedAgreement>,
  part: string,
  { reading, users }: Services,
): Promise<ChangedMeanwhile> {
  const base = baseOf(visit) ?? 0;
  const newest = await reading.history(register, register.head.revision, PAGE);
  const isOfPart = (path: string) => path === part || path.startsWith(`${part}/`);
  const entries = newest.filter((entry) => entry.revision > base && isOfPart(entry.part)).slice(0, MOST_SHOWN);
  return { entries, names: await users.names(entries.map(({ actor }) => actor)) };
}

interface ChangedProps {
  readonly visit: Visit;
  readonly changed: ChangedMeanwhile;
  /** What the visitor had done, where it was something else than fill in a form. */
  readonly instead?: string;
}

/** Above a form whose part has changed since: what changed, and that nothing typed is lost. */
export function ChangedNotice({ visit, changed, instead }: ChangedProps): VNode {
  const isOwn = changed.entries.length > 0 && changed.entries.every(({ actor }) => actor === visit.facts.caller?.id);
  const who = isOwn
    ? visit.say(
        'Da quando hai aperto questa pagina hai già registrato qualcosa qui, forse da un’altra finestra.',
        'Since you opened this page you have recorded something here yourself, perhaps in another window.',
      )
    : visit.say(
        'Da quando hai aperto questa pagina, qualcun altro ha registrato qualcosa qui.',
        'Since you opened this page, somebody else recorded something here.',
      );
  const next = visit.say(
    'Nulla di ciò che hai scritto è perso: guarda che cosa è cambiato e, se va ancora bene, invia di nuovo.',
    'Nothing you typed is lost: look at what changed and, if it still holds, send it again.',
  );
  return (
    <div class="problem-summary" role="alert" tabIndex={-1} autofocus>
      <p>
        {who} {instead ?? next}
      </p>
      <ul>
        {changed.entries.map(({ revision, text, recordedAt, actor }) => (
          <li key={revision}>
            <bdi>{visit.text(text)}</bdi> – {moment(visit, recordedAt)}
            {changed.names.has(actor) && (
              <>
                , <bdi>{changed.names.get(actor)}</bdi>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
