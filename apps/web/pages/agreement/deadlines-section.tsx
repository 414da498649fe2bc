import type { VNode } from 'preact';
import type { AgreementReading } from '#libs/agreement/core/reading.js';
import { openView, type TextPlace } from '#libs/agreement/texts/view.js';
import { deadlinesTitle, overdueWord } from '#libs/documents/deadline-names.js';
import { deadlineWords } from '#libs/documents/words.js';
import { daysFrom } from '#libs/language/dates.js';
import { type Deadline, isOverdue } from '#libs/monitoring/tasks/deadline.js';
import type { AgreementVisit } from '../../frame/agreement-visit.js';
import { shortDate } from '../../frame/dates.js';
import { Section } from '../../frame/parts.js';
import { Verdict } from '../../frame/verdict.js';
import type { Visit } from '../../frame/visit.js';

/** A deadline with the name of what it is about, and of whose it is. */
export interface NamedDeadline extends Deadline {
  readonly name: string;
  readonly who: string;
}

/** The same as it stands in the register. */
export type SealedDeadline = Omit<NamedDeadline, 'name'> & { readonly name: string | TextPlace };

export async function openedDeadlines(
  visit: Visit,
  sealed: readonly SealedDeadline[],
  reading: Pick<AgreementReading, 'open'>,
): Promise<NamedDeadline[]> {
  const names = sealed.map(({ name }) => ({ name }));
  const opened = await openView(names, (texts) => reading.open(texts), visit.lang);
  return sealed.map((each, index) => {
    const name = opened[index]?.name ?? '';
    return { ...each, name: typeof name === 'string' ? name : name.text };
  });
}

interface DeadlinesProps {
  readonly at: AgreementVisit;
  readonly deadlines: readonly NamedDeadline[];
}

/** What is overdue and what is due in the next six months, each with the way to its part. */
export function DeadlinesSection({ at, deadlines }: DeadlinesProps): VNode {
  const { visit, today } = at;
  return (
    <Section id="scadenze" title={visit.text(deadlinesTitle(deadlines, today))}>
      {deadlines.length === 0 && (
        <p class="prose">
          {visit.say('Nessuna scadenza nei prossimi sei mesi.', 'Nothing is due in the next six months.')}
        </p>
      )}
      <ul class="deadlines">
        {deadlines.map((deadline, index) => (
          <li key={`${deadline.date}-${deadline.part}-${index}`}>
            <DeadlineItem at={at} deadline={deadline} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function DeadlineItem({ at, deadline }: { at: AgreementVisit; deadline: NamedDeadline }): VNode {
  const { visit, today } = at;
  const { date, name, who, count } = deadline;
  const words = visit.text(deadlineWords(deadline));
  const several = count === undefined ? undefined : hrefOf(at, deadline);
  return (
    <>
      <strong>{shortDate(date)}</strong>
      <span class="meta">{visit.text(daysFrom(today, date))}</span>
      <span>
        {isOverdue(deadline, today) && <Verdict visit={visit} tone="bad" word={visit.text(overdueWord(deadline))} />}
        {isOverdue(deadline, today) && ' – '}
        {several === undefined ? words : <a href={several}>{words}</a>}
        {name !== '' && ': '}
        {name !== '' && <LinkedName at={at} deadline={deadline} />}
        {who !== '' && (
          <>
            {' ('}
            <bdi>{who}</bdi>)
          </>
        )}
      </span>
    </>
  );
}

/** Rules have no page of their own: the sections about meetings, and about what is owed, show them. */
function LinkedName({ at, deadline }: { at: AgreementVisit; deadline: NamedDeadline }): VNode {
  const { name } = deadline;
  const href = hrefOf(at, deadline);
  return href === undefined ? <bdi>{name}</bdi> : <a href={href}>{name}</a>;
}

function hrefOf({ href, register }: AgreementVisit, { part, kind }: Deadline): string | undefined {
  const [collection, id = ''] = part.split('/');
  const below = id === '' ? '' : `/${id}`;
  switch (collection) {
    case 'commitments':
      return href(`impegni${below}`);
    case 'indicators':
      return href(`indicatori${below}`);
    case 'meetings':
      return href(`incontri/${id}`);
    case 'decisions':
      return `${href(`incontri/${register.state.decisions.get(id)?.meeting ?? ''}`)}#decisioni`;
    case 'rules':
      return kind === 'deliverable' ? '#consegne' : '#riunioni';
    default:
      return undefined;
  }
}
