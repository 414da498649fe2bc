import type { VNode } from 'preact';
import { beginning } from '#libs/language/shortening.js';
import { outOf } from '#libs/language/words.js';
import type { AgreementVisit } from '../../frame/agreement-visit.js';
import { italian, shortDate } from '../../frame/dates.js';
import { Table } from '../../frame/parts.js';
import { Standing } from './item.js';
import { isKept, type SharedPromise } from './shown.js';
import { howLongAgo, progressInWords } from './words.js';

const LONGEST_TITLE = 320;

interface SharedProps {
  readonly at: AgreementVisit;
  readonly promise: SharedPromise;
  /** The page is about this one: it is named, not linked. */
  readonly here?: string;
}

/** The same promise of several partners, side by side: who keeps it, since when, who is missing. */
export function SharedPromiseTable({ at, promise, here }: SharedProps): VNode {
  const { visit, today, href } = at;
  const { group, members } = promise;
  const kept = members.filter(isKept).length;
  const missing = members.filter((member) => !isKept(member)).map(({ promiserName }) => promiserName);
  const text = members[0]?.title ?? '';
  const differs = members.some(({ title }) => title !== text);
  const caption = beginning(text, LONGEST_TITLE);
  const head = ['Partner', visit.say('Stato', 'State'), visit.say('Ultima conferma', 'Last confirmed')];
  return (
    <div class="shared-promise" id={`condiviso-${group}`}>
      <Table caption={caption} isNamed={here !== undefined} head={head}>
        {members.map((member) => (
          <tr key={member.id}>
            <th scope="row">
              {member.id === here ? (
                <strong>{member.promiserName}</strong>
              ) : (
                <a href={href(`impegni/${member.id}`)}>
                  {member.promiserName}
                  <span class="visually-hidden">: {beginning(member.title, 80)}</span>
                </a>
              )}
            </th>
            <td>
              <Standing visit={visit} commitment={member} />
            </td>
            <td>
              {member.last
                ? `${shortDate(member.last.date)}, ${howLongAgo(visit, member.last.date, today)}: ${progressInWords(visit, member.last.value)}`
                : visit.say('mai', 'never')}
              {member.nextBy !== undefined && (
                <>
                  <br />
                  {member.nextBy < today
                    ? visit.say(`attesa entro ${italian.il(member.nextBy)}`, `was due by ${shortDate(member.nextBy)}`)
                    : visit.say(`prossima entro ${italian.il(member.nextBy)}`, `next by ${shortDate(member.nextBy)}`)}
                </>
              )}
            </td>
          </tr>
        ))}
      </Table>
      <p class="meta">
        {visit.text(outOf(kept, members.length))} {visit.say('lo mantengono', 'keep it')}
        {missing.length > 0 && visit.say('; mancano: ', '; missing: ')}
        {missing.map((name, index) => (
          <span key={name}>
            {index > 0 && '; '}
            <bdi>{name}</bdi>
          </span>
        ))}
      </p>
      {differs && (
        <p class="meta">
          {visit.say(
            'Il testo non è identico per tutti: si legge nella pagina di ciascuno.',
            'Not all have the same wording: it stands on the page of each.',
          )}
        </p>
      )}
    </div>
  );
}
