import type { VNode } from 'preact';
import { takingBack } from '#libs/agreement/core/acts.js';
import { capitalised } from '#libs/language/words.js';
import { ReasonField } from '../../forms/fields.js';
import type { Shown } from '../../forms/form.js';
import { FormPage } from '../../forms/form-page.js';
import { EffectBox } from '../../forms/said.js';
import { AgreementPage } from '../../frame/agreement-page.js';
import { articles, italian, moment, shortDate, withShortDates } from '../../frame/dates.js';
import { eventHref } from '../../frame/event-link.js';
import { hrefBelow } from './offers.js';
import type { TakingBackForm } from './open.js';
import { pageOfPart } from './places.js';
import { meaningOf } from './words.js';

/** What will be undone, what changes by it, and why it is done. */
export function TakingBackPage({ open, shown }: { open: TakingBackForm; shown: Shown }): VNode {
  const { visit } = open.at;
  return (
    <FormPage
      open={open}
      shown={shown}
      title={titleOf(open)}
      crumb={visit.say('Annulla', 'Annul')}
      address={open.address}
      about={
        <>
          <WhatItIs open={open} />
          <p class="prose">{visit.text(meaningOf(open.act.command))}</p>
        </>
      }
      button={visit.say('Annulla: era un errore', 'Annul: it was a mistake')}
      leave={visit.say('Torna indietro senza annullare', 'Back without annulling')}
    >
      <ReasonField
        label={visit.say('Motivo', 'Reason')}
        hint={visit.say('per esempio «Data sbagliata»', 'for example “Wrong date”')}
        rows={2}
      />
      <EffectBox said={open.said} />
    </FormPage>
  );
}

/** Where there is nothing (any more) to take back, or something else comes first: why, and what to do. */
export function ClosedPage({ open }: { open: TakingBackForm }): VNode {
  const { at, by, refusal, home, crumbs } = open;
  const { visit, href, register } = at;
  const first = refusal?.errors?.filter(({ pointer }) => pointer === '') ?? [];
  return (
    <AgreementPage at={at} title={titleOf(open)} crumbs={crumbs} crumb={visit.say('Annulla', 'Annul')} wrong>
      <div class="problem-summary" role="alert" tabIndex={-1} autofocus>
        <p>{whyClosed(open)}</p>
        {by !== undefined && (
          <p>
            <a href={rowHref(open, by)}>
              {visit.say('Vedi nel registro chi, quando e perché', 'See who, when and why')}
            </a>
          </p>
        )}
        {first.length > 0 && (
          <>
            <p>
              {visit.say('Prima va annullato, o cambiato, ciò che segue:', 'First annul, or change, what follows:')}
            </p>
            <ul>
              {first.map(({ message }) => {
                const path = visit.text(message);
                const page = pageOfPart(register.state, path);
                const name = partName(open, path);
                return <li key={path}>{page === undefined ? name : <a href={hrefBelow(at, page)}>{name}</a>}</li>;
              })}
            </ul>
          </>
        )}
      </div>
      <WhatItIs open={open} />
      <p>
        <a href={href(home)}>{visit.say('Torna indietro', 'Back')}</a>
      </p>
    </AgreementPage>
  );
}

/** Its paths are told below by their names. */
function whyClosed({ at: { visit }, refusal }: TakingBackForm): string {
  if (!refusal) return visit.say('È già stato annullato: non c’è altro da fare.', 'It was annulled already.');
  return refusal.type === 'still-referred-to'
    ? visit.say('Non si può annullare finché ne parla altro.', 'It cannot be annulled while other things refer to it.')
    : withShortDates(visit.text(refusal.title));
}

const titleOf = ({ at, act }: TakingBackForm): string =>
  capitalised(at.visit.text(takingBack(act, '').definition.title));

const rowHref = ({ at }: TakingBackForm, revision: number): string => eventHref(at.href, revision);

/** What people call the part: its kind, and its title or name. */
function partName({ at }: TakingBackForm, path: string): string {
  const { state } = at.register;
  const [collection = '', id = '', below] = path.split('/');
  const kinds: Readonly<Record<string, string>> = {
    bodies: at.visit.say('organo', 'body'),
    rules: at.visit.say('regola', 'rule'),
    objectives: at.visit.say('obiettivo', 'objective'),
    commitments: at.visit.say('impegno', 'commitment'),
    indicators: at.visit.say('indicatore', 'indicator'),
    meetings: at.visit.say('incontro', 'meeting'),
    decisions: at.visit.say('decisione', 'decision'),
    issues: at.visit.say('criticità', 'issue'),
    evaluations: at.visit.say('valutazione', 'evaluation'),
    'non-renewals': at.visit.say('disdetta', 'non-renewal'),
  };
  const parts = state as unknown as Readonly<Record<string, ReadonlyMap<string, { definition?: Named }>>>;
  const definition = parts[collection] instanceof Map ? parts[collection].get(id)?.definition : undefined;
  const meeting = collection === 'meetings' ? state.meetings.get(id) : undefined;
  const day = meeting?.held?.date ?? meeting?.scheduled?.date;
  const name = definition?.title ?? definition?.name ?? definition?.wording ?? (day ? shortDate(day) : undefined);
  const kind = kinds[collection] ?? collection;
  const entry =
    below === undefined
      ? ''
      : at.visit.say(' (una registrazione, sulla sua pagina)', ' (something recorded, on its page)');
  return `${kind}${name === undefined ? '' : ` «${name}»`}${entry}`;
}

interface Named {
  readonly title?: string;
  readonly name?: string;
  readonly wording?: string;
}

/** The act, as the history tells it. */
function WhatItIs({ open }: { open: TakingBackForm }): VNode {
  const { at, entry, author } = open;
  const { visit } = at;
  const by = author ?? visit.say('un programma', 'a program');
  const recorded = moment(visit, entry.recordedAt);
  return (
    <div class="panel quiet">
      <p>
        <bdi>{visit.text(entry.text)}</bdi>
      </p>
      <p class="meta">
        {visit.say(
          `${italian.del(entry.occurredOn)}; registrato ${articles.il(recorded)} da`,
          `of ${shortDate(entry.occurredOn)}; recorded on ${recorded} by`,
        )}{' '}
        <bdi>{by}</bdi> –{' '}
        <a href={rowHref(open, entry.revision)}>
          {visit.say(`evento ${entry.revision} del registro`, `event ${entry.revision} of the register`)}
        </a>
      </p>
    </div>
  );
}
