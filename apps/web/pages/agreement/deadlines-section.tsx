import type { VNode } from 'preact';
import { DEADLINE } from '#libs/documents/words.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { daysFrom } from '#libs/language/dates.js';
import type { Deadline } from '#libs/monitoring/tasks/deadlines.js';
import { shortDate } from '../../frame/dates.js';
import type { Visit } from '../../frame/visit.js';

/** A deadline with the name of what it is about. */
export interface NamedDeadline extends Deadline {
  readonly name: string;
}

interface DeadlinesProps {
  readonly visit: Visit;
  readonly agreement: string;
  readonly deadlines: readonly NamedDeadline[];
  readonly today: CivilDate;
}

/** What is due in the next six months, each with the way to its part. */
export function DeadlinesSection({ visit, agreement, deadlines, today }: DeadlinesProps): VNode {
  return (
    <section aria-labelledby="scadenze">
      <h2 id="scadenze">{visit.say('Scadenze dei prossimi sei mesi', 'Deadlines of the next six months')}</h2>
      {deadlines.length === 0 && (
        <p class="prose">
          {visit.say('Nessuna scadenza nei prossimi sei mesi.', 'Nothing is due in the next six months.')}
        </p>
      )}
      <ul class="deadlines">
        {deadlines.map(({ date, kind, part, name }, index) => (
          <li key={`${date}-${part}-${index}`}>
            <strong>{shortDate(date)}</strong>
            <span class="meta">{visit.text(daysFrom(today, date))}</span>
            <span>
              {visit.text(DEADLINE[kind])}
              {name !== '' && ': '}
              {name !== '' && <a href={hrefOf(visit, agreement, part)}>{name}</a>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Rules have no page of their own: the section about meetings shows them. */
function hrefOf(visit: Visit, agreement: string, part: string): string {
  const [collection, id] = part.split('/');
  const at = `/accordi/${agreement}`;
  if (collection === 'commitments') return visit.href(`${at}/impegni/${id}`);
  if (collection === 'indicators') return visit.href(`${at}/indicatori/${id}`);
  return '#riunioni';
}
