import type { VNode } from 'preact';
import { DEADLINE } from '#libs/documents/words.js';
import { daysFrom } from '#libs/language/dates.js';
import type { Deadline } from '#libs/monitoring/tasks/deadlines.js';
import type { AgreementVisit } from '../../frame/agreement-visit.js';
import { shortDate } from '../../frame/dates.js';
import { Section } from '../../frame/parts.js';

/** A deadline with the name of what it is about. */
export interface NamedDeadline extends Deadline {
  readonly name: string;
}

interface DeadlinesProps {
  readonly at: AgreementVisit;
  readonly deadlines: readonly NamedDeadline[];
}

/** What is due in the next six months, each with the way to its part. */
export function DeadlinesSection({ at, deadlines }: DeadlinesProps): VNode {
  const { visit, today } = at;
  return (
    <Section id="scadenze" title={visit.say('Scadenze dei prossimi sei mesi', 'Deadlines of the next six months')}>
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
              {name !== '' && <a href={hrefOf(at, part)}>{name}</a>}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Rules have no page of their own: the section about meetings shows them. */
function hrefOf({ href }: AgreementVisit, part: string): string {
  const [collection, id] = part.split('/');
  if (collection === 'commitments') return href(`impegni/${id}`);
  if (collection === 'indicators') return href(`indicatori/${id}`);
  return '#riunioni';
}
