import type { VNode } from 'preact';
import type { Target } from '#libs/agreement/indicators/schema.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { everyInWords } from '#libs/language/dates.js';
import { articles, italian, shortDate } from '../../frame/dates.js';
import { type Fact, Facts, Section } from '../../frame/parts.js';
import type { Visit } from '../../frame/visit.js';
import { OfferLink } from '../taking-back/offer-link.js';
import type { Offers } from '../taking-back/offers.js';
import type { JudgedIndicator } from './judged.js';
import { AGGREGATION, amount, DIRECTION, rangeInWords } from './words.js';

interface FactsProps {
  readonly visit: Visit;
  readonly item: JudgedIndicator;
  readonly today: CivilDate;
  /** What is presumed about the indicator, as the definition says. */
  readonly presumed: readonly string[];
  /** What of it can be taken back. */
  readonly offers: Offers;
}

/** What the indicator measures, and how: as it was agreed. */
export function IndicatorFacts({ visit, item, today, presumed, offers }: FactsProps): VNode {
  const { judged, objective, responsible, nextReportBy } = item;
  const { definition } = judged.indicator;
  const { unit, reportEvery, verification, note, range } = definition;
  const isAhead = nextReportBy !== undefined && nextReportBy >= today;
  const day = isAhead ? shortDate(nextReportBy) : '';
  const next = isAhead ? visit.say(`; la prossima entro ${articles.il(day)}`, `; the next by ${day}`) : '';
  const none = visit.say('non indicato', 'not stated');
  const undo = offers(judged.indicator.revision);
  const rows: (Fact | false)[] = [
    [visit.say('Obiettivo', 'Objective'), objective ?? visit.say('nessuno in particolare', 'none in particular')],
    [visit.say('Unità di misura', 'Unit'), unit],
    [visit.say('Direzione', 'Direction'), visit.text(DIRECTION[definition.direction])],
    [visit.say('Che cosa conta', 'What counts'), visit.text(AGGREGATION[definition.aggregation])],
    (definition.direction !== 'maintain' || definition.baseline !== undefined) && [
      visit.say('Valore di partenza', 'Baseline'),
      baselineOf(visit, item) ?? none,
    ],
    definition.direction === 'maintain'
      ? [visit.say('Intervallo', 'Range'), range ? rangeInWords(visit, { min: range.min, max: range.max }, unit) : none]
      : [visit.say('Valori obiettivo', 'Targets'), <Targets key="targets" visit={visit} item={item} offers={offers} />],
    [visit.say('Chi rileva', 'Measured by'), responsible ?? none],
    reportEvery !== undefined && [visit.say('Ogni quanto', 'How often'), visit.text(everyInWords(reportEvery)) + next],
    [visit.say('Come si verifica', 'How it is verified'), verification ?? none],
    note !== undefined && [visit.say('Nota', 'Note'), note],
    presumed.length > 0 && [visit.say('Si presume', 'Presumed'), presumed.join(' ')],
  ];
  return (
    <Section id="come-si-misura" title={visit.say('Come si misura', 'How it is measured')}>
      <Facts rows={rows} />
      {undo !== undefined && (
        <p class="actions no-print">
          <OfferLink
            visit={visit}
            href={undo}
            about={definition.title.slice(0, 80)}
            label={visit.say(
              'Annulla l’indicatore (registrato per errore)…',
              'Annul the indicator (recorded by mistake)…',
            )}
          />
        </p>
      )}
    </Section>
  );
}

function baselineOf(visit: Visit, { judged }: JudgedIndicator): string | undefined {
  const { comparison, indicator } = judged;
  const { baseline, unit } = indicator.definition;
  const written = ({ value, date }: Target): string =>
    visit.say(
      `${amount(visit, value, unit)}, ${italian.il(date)}`,
      `${amount(visit, value, unit)}, on ${shortDate(date)}`,
    );
  if (baseline) return written(baseline);
  if (comparison.kind !== 'targets') return undefined;
  const assumed = written(comparison.baseline);
  return visit.say(`${assumed} (non indicato: si parte da zero)`, `${assumed} (not stated: it starts from zero)`);
}

/** Of more the rest stands in the register. */
const MOST_EARLIER = 20;

/** Those in force, and those that they took the place of. */
function Targets({ visit, item, offers }: Pick<FactsProps, 'visit' | 'item' | 'offers'>): VNode {
  const { indicator, targets } = item.judged;
  const { definition, targetRevisions } = indicator;
  const list = (points: readonly Target[]): string =>
    points
      .map(({ value, date }) => {
        const written = amount(visit, value, definition.unit);
        return visit.say(`${written} entro ${italian.il(date)}`, `${written} by ${shortDate(date)}`);
      })
      .join('; ');
  const current = targetRevisions.find(({ revision }) => revision === targets.revision);
  const earlier = [
    ...(current ? [{ date: undefined, targets: definition.targets ?? [], revision: 0 }] : []),
    ...targetRevisions,
  ].filter(({ revision }) => revision !== targets.revision);
  const shown = earlier.slice(-MOST_EARLIER);
  return (
    <>
      {targets.targets.length === 0
        ? visit.say('non definiti: per questo l’indicatore non è valutabile', 'not defined: so it cannot be judged')
        : list(targets.targets)}
      {current && ` (${visit.say(`rivisti ${italian.il(current.date)}`, `revised on ${shortDate(current.date)}`)})`}
      {current && <UndoTargets visit={visit} offers={offers} revision={current.revision} date={current.date} />}
      {shown.map(({ date, targets: points, revision }) => (
        <span key={revision} class="earlier">
          {date === undefined
            ? visit.say('all’inizio: ', 'at first: ')
            : visit.say(`decisi ${italian.il(date)}: `, `decided on ${shortDate(date)}: `)}
          {points.length === 0 ? visit.say('nessuno', 'none') : list(points)}
          {date !== undefined && <UndoTargets visit={visit} offers={offers} revision={revision} date={date} />}
        </span>
      ))}
      {earlier.length > shown.length && (
        <span class="earlier">
          {visit.say(
            `E altre ${earlier.length - shown.length} revisioni, nel registro.`,
            `And ${earlier.length - shown.length} more revisions, in the register.`,
          )}
        </span>
      )}
    </>
  );
}

interface UndoTargetsProps extends Pick<FactsProps, 'visit' | 'offers'> {
  readonly revision: number;
  readonly date: CivilDate;
}

function UndoTargets({ visit, offers, revision, date }: UndoTargetsProps): VNode | null {
  const href = offers(revision);
  if (href === undefined) return null;
  return (
    <>
      {' '}
      <OfferLink
        visit={visit}
        href={href}
        about={visit.say(`la revisione ${italian.del(date)}`, `the revision of ${shortDate(date)}`)}
        label={visit.say('Annulla la revisione…', 'Annul the revision…')}
      />
    </>
  );
}
