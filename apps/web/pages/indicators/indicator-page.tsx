import type { VNode } from 'preact';
import type { HistoryEntry } from '#libs/agreement/core/describe.js';
import { COMPUTED, figure } from '#libs/language/numbers.js';
import { beginning } from '#libs/language/shortening.js';
import { type ChangedMeanwhile, ChangedNotice } from '../../forms/changed.js';
import { type FormProblem, ProblemSummary } from '../../forms/fields.js';
import type { FormServices } from '../../forms/form.js';
import { agreementCrumbs } from '../../frame/agreement-nav.js';
import { AgreementPage } from '../../frame/agreement-page.js';
import type { AgreementVisit } from '../../frame/agreement-visit.js';
import { type BeforeAfter, beforeAndAfter, FromTo } from '../../frame/before-after.js';
import { Reason } from '../../frame/document.js';
import { Done, whatWasDone } from '../../frame/done.js';
import { Paging } from '../../frame/paging.js';
import { Section } from '../../frame/parts.js';
import type { Visit } from '../../frame/visit.js';
import { offersFor } from '../taking-back/offers.js';
import { Figure } from './chart/figure.js';
import { IndicatorFacts } from './facts.js';
import { MeasurementsTable } from './measurements.js';
import { RejectedNotice } from './rejected.js';
import { type SeenIndicator, seenIndicator } from './seen.js';
import { NextReport, StandingNow } from './standing.js';
import { amount, LONGEST_CRUMB, LONGEST_HEADING } from './words.js';

/** How it stands, how it went, what was measured. */
export async function indicatorPage(
  at: AgreementVisit,
  services: Pick<FormServices, 'reading' | 'users'>,
  outcome: Pick<IndicatorPageProps, 'changed' | 'problem'> = {},
): Promise<VNode> {
  const seen = await seenIndicator(at, services);
  const done = await whatWasDone(at.visit, at.register, services.reading);
  const changedTo = await valueBeforeAndAfter(seen, done, services.reading);
  return <IndicatorPage seen={seen} done={done} changedTo={changedTo} {...outcome} />;
}

/** What all measurements came to before what was just recorded, and what they come to now. */
function valueBeforeAndAfter(
  { at, item }: SeenIndicator,
  done: readonly HistoryEntry[] | undefined,
  reading: FormServices['reading'],
): Promise<BeforeAfter<string | null> | undefined> {
  const { id, unit } = item.judged.indicator.definition;
  return beforeAndAfter(at, done, reading, ({ indicators }) => {
    const actual = indicators.find(({ indicator }) => indicator.definition.id === id)?.actual ?? null;
    return actual === null ? null : amount(at.visit, figure({ value: actual, places: COMPUTED }), unit);
  });
}

interface IndicatorPageProps {
  readonly seen: SeenIndicator;
  readonly done?: readonly HistoryEntry[] | undefined;
  readonly changedTo?: BeforeAfter<string | null> | undefined;
  /** A button was pressed on what somebody else had changed by then. */
  readonly changed?: ChangedMeanwhile | undefined;
  /** What was asked for cannot be done any more. */
  readonly problem?: FormProblem | undefined;
}

function IndicatorPage({ seen, done, changedTo, changed, problem }: IndicatorPageProps): VNode {
  const { at, item, rejected, measurements, presumed } = seen;
  const { visit, today } = at;
  const { id, title } = item.judged.indicator.definition;
  const here = `indicatori/${id}`;
  return (
    <AgreementPage
      at={at}
      title={beginning(title, LONGEST_HEADING)}
      crumb={beginning(title, LONGEST_CRUMB)}
      crumbs={agreementCrumbs(at, 'indicatori')}
      wrong={changed !== undefined || problem !== undefined}
    >
      {changed && (
        <ChangedNotice
          visit={visit}
          changed={changed}
          instead={visit.say(
            'Nulla è stato convalidato: guarda come sta ora e, se va ancora bene, convalida.',
            'Nothing was validated: look at how it stands now and, if it still holds, validate it.',
          )}
        />
      )}
      {problem && <ProblemSummary problem={problem} />}
      <Done visit={visit} done={done}>
        <FromTo visit={visit} of={changedTo} />
        <StandingNow visit={visit} item={item} />
        {done && <YetToCount seen={seen} done={done} />}
      </Done>
      {title.length > LONGEST_HEADING && <p class="prose">{title}</p>}
      <RejectedNotice at={at} all={[rejected]} named={false} />
      {!done && <StandingNow visit={visit} item={item} />}
      <Reason visit={visit} why={item.why} about={title} />
      <NextReport at={at} item={item} />
      {item.mayRecord && (
        <p class="actions">
          <a class="btn btn-primary" href={at.href(`${here}/rilevazione`)}>
            {visit.say('Registra una rilevazione', 'Record a measurement')}
          </a>
        </p>
      )}
      <Section id="andamento" title={visit.say('Andamento', 'How it went')}>
        <Figure visit={visit} item={item} today={today} />
      </Section>
      <Section id="rilevazioni" title={visit.say('Rilevazioni', 'Measurements')}>
        {measurements.items.length === 0 ? (
          <p class="prose">{noneYet(visit, seen)}</p>
        ) : (
          <MeasurementsTable visit={visit} shown={measurements} />
        )}
        <Paging
          of={seen}
          label={visit.say('Pagine delle rilevazioni', 'Pages of measurements')}
          href={(page) => `${at.href(here, { pagina: String(page) })}#rilevazioni`}
          newer={visit.say('Più recenti', 'Newer')}
          here={visit.say(`Pagina ${seen.page} su ${seen.pages}`, `Page ${seen.page} of ${seen.pages}`)}
          older={visit.say('Precedenti', 'Earlier')}
        />
      </Section>
      <IndicatorFacts visit={visit} item={item} today={today} presumed={presumed} offers={offersFor(at)} />
    </AgreementPage>
  );
}

/** Of what was just recorded and changes nothing so far: why. */
function YetToCount({ seen, done }: { seen: SeenIndicator; done: readonly HistoryEntry[] }): VNode | null {
  const { visit } = seen.at;
  const recorded = done.filter(({ type }) => type === 'MeasurementRecorded' || type === 'MeasurementCorrected');
  const ids = new Set(recorded.map(({ part }) => part.split('/').at(-1)));
  const states = seen.measurements.items.flatMap(({ statements }) =>
    statements.filter(({ id }) => ids.has(id)).map(({ state }) => state),
  );
  if (states.includes('pending')) {
    return (
      <p>
        {visit.say(
          'Conterà quando chi coordina l’avrà convalidata.',
          'It will count once a coordinator has validated it.',
        )}
      </p>
    );
  }
  if (!states.includes('too-early')) return null;
  return (
    <p>
      {visit.say(
        'Non conta: è di un giorno che precede il valore di partenza, o vi è già compreso.',
        'It does not count: its day lies before the baseline, or is in it already.',
      )}
    </p>
  );
}

function noneYet(visit: Visit, { item }: SeenIndicator): string {
  const none = visit.say('Nessuna rilevazione registrata.', 'No measurement recorded.');
  if (item.mayRecord) {
    return `${none} ${visit.say('La prima si registra con il pulsante qui sopra.', 'Record the first with the button above.')}`;
  }
  if (item.responsible === undefined) return none;
  return `${none} ${visit.say(`La registra ${item.responsible}, o chi coordina.`, `${item.responsible} records it, or a coordinator.`)}`;
}
