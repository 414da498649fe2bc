import type { VNode } from 'preact';
import { bareAmount } from '#libs/agreement/indicators/amount.js';
import { MEASUREMENT } from '#libs/language/lexicon.js';
import { COMPUTED, type Figure, figure } from '#libs/language/numbers.js';
import type { ShownMeasurement, Statement } from '#libs/monitoring/indicators/statements.js';
import { italian, shortDate } from '../../frame/dates.js';
import { EvidenceLinks } from '../../frame/evidence.js';
import { Table } from '../../frame/parts.js';
import { Verdict } from '../../frame/verdict.js';
import type { Visit } from '../../frame/visit.js';
import { measuredInWords } from './measured.js';
import { Actions, offered } from './measurement-actions.js';
import type { MeasurementsShown } from './shown.js';
import { numberIn, SO_FAR } from './words.js';

interface TableProps {
  readonly visit: Visit;
  readonly shown: MeasurementsShown;
}

export function MeasurementsTable({ visit, shown }: TableProps): VNode {
  const { items, aggregation, showsExpected, showsNames } = shown;
  const hasNotes = items.some(isNoted);
  const caption = visit.say('Rilevazioni, dalla più recente', 'Measurements, newest first');
  const notes = visit.say('nota e documenti', 'note and documents');
  const head = [
    visit.say('giorno', 'day'),
    visit.say('valore', 'value'),
    visit.say('che cosa ne è', 'what became of it'),
    aggregation !== 'latest' && visit.text(SO_FAR[aggregation]),
    showsExpected && visit.say('atteso', 'expected'),
    hasNotes && notes,
    showsNames && visit.say('registrata da', 'recorded by'),
  ].filter(Boolean);
  return (
    <Table caption={caption} class="measurements" head={head} wide={[head.indexOf(notes)]}>
      {items.map((item) => (
        <Rows key={item.id} visit={visit} shown={shown} item={item} hasNotes={hasNotes} />
      ))}
    </Table>
  );
}

const isNoted = ({ note, evidence = [], shown }: ShownMeasurement): boolean =>
  note !== undefined || evidence.length > 0 || shown.breakdown !== undefined;

interface RowProps extends TableProps {
  readonly item: ShownMeasurement;
}

/** A measurement and, below it, what was said of it before and since and what may be done about it. */
function Rows({ visit, shown, item, hasNotes }: RowProps & { readonly hasNotes: boolean }): VNode {
  const { unit, aggregation, showsExpected, showsNames, names } = shown;
  const { actual, expected } = shown.onDay(item);
  const { date, state, invented, breakdown } = item.shown;
  const counts = state === 'counts' || state === 'validated';
  const columns = 3 + [aggregation !== 'latest', showsExpected, hasNotes, showsNames].filter(Boolean).length;
  const hasMore = item.statements.length > 1 || offered(shown, item).length > 0;
  return (
    <>
      <tr class={[item.isAnnulled && 'muted', hasMore && 'reasoned-row'].filter(Boolean).join(' ') || undefined}>
        <th scope="row">{shortDate(date)}</th>
        <td>
          {measuredInWords(visit, item.shown, unit)}
          {aggregation === 'ratio' && ` (${visit.text(ratioOf(item.shown))})`}
          {invented && ` [${visit.say('inventato', 'made up')}]`}
        </td>
        <td>
          <StateOf visit={visit} item={item} />
        </td>
        {aggregation !== 'latest' && <td>{counts && actual ? visit.text(bareAmount(actual, unit)) : '–'}</td>}
        {showsExpected && <td>{expected ? visit.text(expected) : '–'}</td>}
        {hasNotes && (
          <td>
            {item.note !== undefined && <p class="typed-text">{item.note}</p>}
            <Breakdown visit={visit} breakdown={breakdown} />
            <EvidenceLinks visit={visit} evidence={item.evidence} />
          </td>
        )}
        {showsNames && <td>{authorOf(visit, item.statements[0]?.actor, names)}</td>}
      </tr>
      {hasMore && (
        <tr class={item.isAnnulled ? 'muted' : undefined}>
          <td colSpan={columns}>
            <div class="below">
              <Said visit={visit} shown={shown} item={item} />
              <Actions visit={visit} shown={shown} item={item} />
            </div>
          </td>
        </tr>
      )}
    </>
  );
}

const ratioOf = ({ numerator = 0, denominator = 1 }: Statement): Figure =>
  figure({ value: (100 * numerator) / denominator, places: COMPUTED });

const authorOf = (visit: Visit, actor: string | undefined, names: ReadonlyMap<string, string>): string =>
  (actor !== undefined && names.get(actor)) || visit.say('un programma', 'a program');

/** What the measurement is worth now. */
function StateOf({ visit, item }: { visit: Visit; item: ShownMeasurement }): VNode {
  const { shown, statements } = item;
  const [first] = statements;
  const { tone, word } = MEASUREMENT[shown.state];
  const corrected = shown.id === first?.id ? '' : `, ${visit.text(MEASUREMENT.corrected.word)}`;
  return (
    <>
      <Verdict visit={visit} tone={tone} word={visit.text(word) + corrected} />
      {item.isAnnulled &&
        first?.annulledOn &&
        ` ${visit.say(italian.il(first.annulledOn), `on ${shortDate(first.annulledOn)}`)}`}
      {shown.rejectedBecause !== undefined && <p class="typed-text">{shown.rejectedBecause}</p>}
    </>
  );
}

/** What was said of it, one after the other, where it was corrected. */
function Said({ visit, shown: { unit, names, showsNames }, item }: RowProps): VNode | null {
  const { shown, statements } = item;
  if (statements.length < 2) return null;
  return (
    <ol class="said">
      {statements.map((statement, index) => (
        <li key={statement.id}>
          {index === 0 ? visit.say('prima: ', 'at first: ') : visit.say('poi: ', 'then: ')}
          {measuredInWords(visit, statement, unit)}, {shortDate(statement.date)}
          {statement.reason !== undefined && (
            <>
              {' – '}
              <bdi>{statement.reason}</bdi>
            </>
          )}
          {index > 0 && showsNames && ` (${authorOf(visit, statement.actor, names)})`}
          <Fate visit={visit} of={statement} shown={shown} />
        </li>
      ))}
    </ol>
  );
}

/** Of what is not what is shown above: what became of it. */
function Fate({ visit, of, shown }: { visit: Visit; of: Statement; shown: Statement }): VNode | null {
  if (of.id === shown.id || of.state === 'superseded') return null;
  return (
    <>
      {' – '}
      {visit.text(MEASUREMENT[of.state].word)}
      {of.rejectedBecause !== undefined && (
        <>
          : <bdi>{of.rejectedBecause}</bdi>
        </>
      )}
    </>
  );
}

function Breakdown({ visit, breakdown }: { visit: Visit; breakdown: Statement['breakdown'] }): VNode | null {
  if (!breakdown || Object.keys(breakdown).length === 0) return null;
  const number = numberIn(visit);
  return (
    <p class="meta">
      {visit.say('di cui: ', 'of which: ')}
      {Object.entries(breakdown)
        .map(([key, value]) => `${key} ${number(value)}`)
        .join('; ')}
    </p>
  );
}
