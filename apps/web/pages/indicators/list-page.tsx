import type { VNode } from 'preact';
import { openView } from '#libs/agreement/texts/view.js';
import { rejectionsFor } from '#libs/monitoring/indicators/reviews.js';
import type { FormServices } from '../../forms/form.js';
import { MainPage } from '../../frame/agreement-page.js';
import { type AgreementVisit, agreementVisit } from '../../frame/agreement-visit.js';
import { Reason } from '../../frame/document.js';
import { Section } from '../../frame/parts.js';
import { Verdict } from '../../frame/verdict.js';
import type { PageReply, Visit } from '../../frame/visit.js';
import { type JudgedIndicator, judgedIndicators } from './judged.js';
import { RejectedNotice, type RejectedOf } from './rejected.js';
import { NextReport, StandingNow } from './standing.js';

/** `/accordi/{a}/indicatori`: each with its verdict; a member's own first. */
export async function showIndicators(visit: Visit, { reading }: Pick<FormServices, 'reading'>): Promise<PageReply> {
  const at = await agreementVisit(visit, reading);
  const items = judgedIndicators(at);
  const closed = items.map(({ judged }) => {
    const { id, title, unit } = judged.indicator.definition;
    return {
      indicator: { id, title, unit },
      rejections: rejectionsFor(at.register.state, id, at.caller.id),
      mayCorrect: at.may('correct-measurement', { indicator: id }),
    };
  });
  const rejected = await openView(closed, (texts) => reading.open(texts), visit.lang);
  return { page: <IndicatorsPage at={at} items={items} rejected={rejected} /> };
}

interface IndicatorsPageProps {
  readonly at: AgreementVisit;
  readonly items: readonly JudgedIndicator[];
  readonly rejected: readonly RejectedOf[];
}

function IndicatorsPage({ at, items, rejected }: IndicatorsPageProps): VNode {
  const { visit } = at;
  const own = items.filter(({ isOwn }) => isOwn);
  const others = items.filter(({ isOwn }) => !isOwn);
  return (
    <MainPage at={at} page="indicatori">
      <RejectedNotice at={at} all={rejected} named />
      {items.length === 0 && (
        <p class="prose">
          {visit.say(
            'L’accordo non ha indicatori. Chi lo coordina può aggiungerne, con o senza un valore obiettivo.',
            'The agreement has no indicators. Its coordinators can add some, with or without a target.',
          )}
        </p>
      )}
      {own.length > 0 && (
        <Section id="propri" title={visit.say('Li rileva il tuo ente', 'Measured by your organisation')}>
          <Cards at={at} items={own} />
        </Section>
      )}
      {others.length > 0 && (
        <Section
          id="altri"
          title={
            own.length > 0
              ? visit.say('Gli altri indicatori', 'The other indicators')
              : visit.say(`Indicatori (${others.length})`, `Indicators (${others.length})`)
          }
        >
          <Cards at={at} items={others} />
        </Section>
      )}
    </MainPage>
  );
}

const Cards = ({ at, items }: { at: AgreementVisit; items: readonly JudgedIndicator[] }): VNode => (
  <ul class="cards">
    {items.map((item) => (
      <Card key={item.judged.indicator.definition.id} at={at} item={item} />
    ))}
  </ul>
);

function Card({ at, item }: { at: AgreementVisit; item: JudgedIndicator }): VNode {
  const { visit } = at;
  const { id, title } = item.judged.indicator.definition;
  const here = at.href(`indicatori/${id}`);
  const { objective, responsible, waiting } = item;
  const about = [
    [visit.say('Obiettivo: ', 'Objective: '), objective],
    [visit.say('lo rileva ', 'measured by '), responsible],
  ].filter(([, name]) => name !== undefined);
  return (
    <li>
      <h3>
        <a href={here}>{title}</a>
      </h3>
      {about.length > 0 && (
        <p class="meta">
          {about.map(([word, name], index) => (
            <>
              {index > 0 && '; '}
              {word}
              <bdi>{name}</bdi>
            </>
          ))}
        </p>
      )}
      <StandingNow visit={visit} item={item} />
      <Reason visit={visit} why={item.why} about={title} />
      <NextReport at={at} item={item} />
      {waiting > 0 && (
        <p>
          <Verdict visit={visit} tone="warning" word={waitingInWords(visit, waiting)} />{' '}
          <a href={`${here}#rilevazioni`}>
            {visit.say('Vedi', 'See')}
            <span class="visually-hidden">: {title}</span>
          </a>
        </p>
      )}
      {item.mayRecord && (
        <p class="actions">
          <a class="btn btn-outline-primary btn-xs" href={at.href(`indicatori/${id}/rilevazione`)}>
            {visit.say('Registra', 'Record')}
            <span class="visually-hidden">: {title}</span>
          </a>
        </p>
      )}
    </li>
  );
}

const waitingInWords = (visit: Visit, waiting: number): string =>
  waiting === 1
    ? visit.say('1 rilevazione da convalidare', '1 measurement to be validated')
    : visit.say(`${waiting} rilevazioni da convalidare`, `${waiting} measurements to be validated`);
