import type { ComponentChildren, VNode } from 'preact';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { BESIDES } from '#libs/language/lexicon.js';
import { beginning } from '#libs/language/shortening.js';
import type { AgreementVisit } from '../../frame/agreement-visit.js';
import { articles, italian, shortDate } from '../../frame/dates.js';
import { Verdict, VerdictWord } from '../../frame/verdict.js';
import type { Visit } from '../../frame/visit.js';
import { ConfirmAsBefore } from './as-before.js';
import type { ShownCommitment } from './shown.js';
import { howLongAgo, kindInWords, progressInWords } from './words.js';

/** Enough of a promise to know which one it is; the whole stands on its page. */
const LONGEST_TITLE = 220;

export interface ItemContext {
  readonly at: AgreementVisit;
  /** Where one press leads back to. */
  readonly back?: string | undefined;
  /** How many partners made each promise that is shared, where the page compares them. */
  readonly shared?: ReadonlyMap<string, number>;
}

interface ItemProps extends ItemContext {
  readonly commitment: ShownCommitment;
  /** A part stands under what it is a part of. */
  readonly isPart?: boolean;
}

/** One commitment in a list: what was promised, how it stands, what the visitor can do about it. */
function CommitmentItem({ commitment, isPart = false, ...context }: ItemProps): VNode {
  const { at, shared } = context;
  const { visit } = at;
  const { id, title, group, invented, asBefore, mayUpdate, parts } = commitment;
  const page = `impegni/${id}`;
  const link = <a href={at.href(page)}>{beginning(title, LONGEST_TITLE)}</a>;
  const partners = group === undefined ? undefined : shared?.get(group);
  return (
    <li class="commitment">
      <div class="commitment-said">
        {isPart ? <p class="commitment-title">{link}</p> : <h3>{link}</h3>}
        <p class="meta">
          {kindInWords(visit, commitment)}
          {partners !== undefined && (
            <>
              {' · '}
              <a href={`#condiviso-${group}`}>
                {visit.say(`condiviso da ${partners} partner`, `shared by ${partners} partners`)}
              </a>
            </>
          )}
          {invented && ` · ${visit.say('inventato', 'made up')}`}
        </p>
        <p>
          <Standing visit={visit} commitment={commitment} />
        </p>
        <p>
          <LastNews at={at} commitment={commitment} />
        </p>
      </div>
      {(asBefore || mayUpdate) && (
        <div class="commitment-acts">
          {asBefore && <ConfirmAsBefore at={at} asBefore={asBefore} back={context.back} />}
          {mayUpdate && (
            <a href={at.href(`${page}/aggiornamento`)}>
              {visit.say('Aggiorna…', 'Update…')}
              <span class="visually-hidden"> {beginning(title, 80)}</span>
            </a>
          )}
        </div>
      )}
      {parts.length > 0 && (
        <ul class="commitment-parts" aria-label={visit.say('Le sue parti', 'Its parts')}>
          {parts.map((part) => (
            <CommitmentItem key={part.id} {...context} commitment={part} isPart />
          ))}
        </ul>
      )}
    </li>
  );
}

export const Items = ({
  commitments,
  ...context
}: ItemContext & { commitments: readonly ShownCommitment[] }): VNode => (
  <ul class="commitments">
    {commitments.map((commitment) => (
      <CommitmentItem key={commitment.id} {...context} commitment={commitment} />
    ))}
  </ul>
);

interface SaidProps {
  readonly visit: Visit;
  readonly commitment: ShownCommitment;
}

/** The verdict, or that it is withdrawn. */
export function Standing({ visit, commitment: { word, late, withdrawnOn } }: SaidProps): VNode {
  if (!word) {
    const { tone, word: withdrawn } = BESIDES.withdrawn;
    const from =
      withdrawnOn === undefined ? '' : ` ${visit.say(italian.dal(withdrawnOn), `from ${shortDate(withdrawnOn)}`)}`;
    return <Verdict visit={visit} tone={tone} word={visit.text(withdrawn) + from} />;
  }
  return <VerdictWord visit={visit} of={word} besides={late && BESIDES.late} />;
}

/** «Ultima conferma il 12/10/2026, 41 giorni fa: in corso. Da confermare entro il 12/1/2027.» */
export function LastNews({ at, commitment }: Pick<ItemProps, 'at' | 'commitment'>): VNode {
  const { visit, today } = at;
  const { last, nextBy, kind, fromParts } = commitment;
  const isContinuous = kind === 'continuous';
  const name =
    isContinuous && last?.value.status !== 'not-fulfilled'
      ? visit.say('Ultima conferma', 'Last confirmed')
      : visit.say('Ultimo aggiornamento', 'Last update');
  const said = last
    ? visit.say(
        `${name} ${italian.il(last.date)}, ${howLongAgo(visit, last.date, today)}: ${progressInWords(visit, last.value)}.`,
        `${name} on ${shortDate(last.date)}, ${howLongAgo(visit, last.date, today)}: ${progressInWords(visit, last.value)}.`,
      )
    : fromParts
      ? visit.say('Lo stato è quello delle sue parti.', 'Its parts speak for it.')
      : visit.say('Non è ancora registrato nulla.', 'Nothing is recorded yet.');
  return (
    <>
      {said} {nextBy !== undefined && nextNews(at, nextBy, isContinuous)}
    </>
  );
}

function nextNews({ visit, today }: AgreementVisit, by: CivilDate, isContinuous: boolean): ComponentChildren {
  const day = shortDate(by);
  if (by >= today) {
    return isContinuous
      ? visit.say(`Da confermare entro ${articles.il(day)}.`, `To be confirmed by ${day}.`)
      : visit.say(`Notizie attese entro ${articles.il(day)}.`, `News due by ${day}.`);
  }
  const words = isContinuous
    ? visit.say(`Andava confermato entro ${articles.il(day)}.`, `Confirmation was due by ${day}.`)
    : visit.say(`Erano attese notizie entro ${articles.il(day)}.`, `News was due by ${day}.`);
  return <strong>{words}</strong>;
}
