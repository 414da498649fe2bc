import type { VNode } from 'preact';
import { type Indicator, YES_NO_UNIT } from '#libs/agreement/indicators/schema.js';
import { say } from '#libs/kernel/text.js';
import { indicatorFigures } from '#libs/monitoring/indicators/indicator-figures.js';
import type { IndicatorJudgement } from '#libs/monitoring/indicators/indicators.js';
import type { Statement } from '#libs/monitoring/indicators/statements.js';
import { Field, Options } from '../../../forms/fields.js';
import { writeNumber } from '../../../forms/typed.js';
import type { Values } from '../../../forms/values.js';
import { italian, shortDate } from '../../../frame/dates.js';
import type { Visit } from '../../../frame/visit.js';
import { measuredInWords } from '../measured.js';
import { amount, EXACTNESS, isolated } from '../words.js';
import { BreakdownFields, hasParts, partValues } from './breakdown-fields.js';

/** As something that was recorded says. */
export function valuesOf({ date, value, numerator, denominator, qualifier, breakdown }: Statement): Values {
  const written = (number: number | undefined): string => (number === undefined ? '' : writeNumber(number));
  return {
    data: shortDate(date),
    valore: written(value),
    numeratore: written(numerator),
    denominatore: written(denominator),
    esattezza: qualifier ?? 'exact',
    ...partValues(breakdown),
  };
}

interface FieldsProps {
  readonly visit: Visit;
  readonly judged: IndicatorJudgement;
}

/** The day, the value as the indicator takes it, how exact it is, and of what parts. */
export function MeasurementFields({ visit, judged }: FieldsProps): VNode {
  const { definition } = judged.indicator;
  const day = visit.say('Giorno della rilevazione', 'Day of the measurement');
  return (
    <>
      <Field name="data" label={day} hint={visit.text(DAY_OF_VALUE)} size="date" />
      <ValueFields visit={visit} judged={judged} />
      {definition.unit !== YES_NO_UNIT && (
        <Options
          type="radio"
          name="esattezza"
          label={visit.say('Il dato è', 'The value is')}
          options={(['exact', 'about', 'over', 'under'] as const).map(
            (option) => [option, visit.text(EXACTNESS[option])] as const,
          )}
          otherwise="exact"
        />
      )}
      {hasParts(definition) && <BreakdownFields visit={visit} />}
    </>
  );
}

const DAY_OF_VALUE = say(
  'gg/mm/aaaa: il giorno a cui il dato si riferisce',
  'dd/mm/yyyy: the day that the value is of',
);

function ValueFields({ visit, judged }: FieldsProps): VNode {
  const { definition } = judged.indicator;
  const { unit } = definition;
  if (definition.aggregation === 'ratio') {
    return (
      <div class="in-a-row">
        <Field
          name="numeratore"
          label={visit.say('Quanti (numeratore)', 'How many (numerator)')}
          hint={lastTime(visit, judged)}
          inputMode="decimal"
          size="number"
        />
        <Field
          name="denominatore"
          label={visit.say('Su quanti in tutto (denominatore)', 'Out of how many (denominator)')}
          hint={visit.say('il rapporto lo calcola il programma', 'the ratio is worked out for you')}
          inputMode="decimal"
          size="number"
        />
      </div>
    );
  }
  if (unit === YES_NO_UNIT) {
    return (
      <Options
        type="radio"
        name="valore"
        label={visit.say('Valore', 'Value')}
        hint={lastTime(visit, judged)}
        options={[
          ['1', visit.say('sì', 'yes')],
          ['0', visit.say('no', 'no')],
        ]}
      />
    );
  }
  const counts = definition.aggregation === 'sum' ? soFar(visit, judged) : theLast(visit, definition);
  return (
    <Field
      name="valore"
      label={visit.say(`Valore (${isolated(unit)})`, `Value (${isolated(unit)})`)}
      hint={`${lastTime(visit, judged)}${counts} ${howToWrite(visit, definition)}`.trim()}
      inputMode="decimal"
      size="number"
    />
  );
}

/** «Ultima: oltre 53 famiglie, il 30/09/2026.» */
function lastTime(visit: Visit, { counted, indicator }: IndicatorJudgement): string {
  const last = counted.at(-1);
  // One that waits to be validated, or was rejected, is no measure of this one.
  if (!last) return indicator.measurements.length === 0 ? visit.say('È la prima.', 'This is the first.') : '';
  const said = measuredInWords(visit, last.value, indicator.definition.unit);
  return visit.say(`Ultima: ${said}, ${italian.il(last.date)}.`, `Last: ${said}, on ${shortDate(last.date)}.`);
}

function soFar(visit: Visit, judged: IndicatorJudgement): string {
  const { actual } = indicatorFigures(judged);
  const only = visit.say(
    ' Si somma alle altre: scrivere solo quanto si aggiunge',
    ' It is added up: write only what is new',
  );
  if (!actual) return `${only}.`;
  const total = amount(visit, actual, judged.indicator.definition.unit);
  return `${only} ${visit.say(`(finora in tutto ${total}).`, `(${total} in all so far).`)}`;
}

/** Of what several partners measure, each with a total of its own, the last one alone would count. */
const theLast = (visit: Visit, { aggregation = 'latest' }: Indicator): string =>
  aggregation === 'latest'
    ? visit.say(
        ' Conta l’ultima rilevazione, non la somma: se più partner hanno ciascuno il proprio totale, scrivere quello di tutti insieme.',
        ' The last measurement counts, not the sum: where several partners each have a total of their own, write that of all together.',
      )
    : '';

const howToWrite = (visit: Visit, { unit }: Indicator): string =>
  unit === '%'
    ? visit.say(
        'Senza il segno %, con la virgola per i decimali: 12,5',
        'Without the sign %, a comma for decimals: 12,5',
      )
    : visit.say('I decimali con la virgola: 12,5', 'A comma for decimals: 12,5');
