import { measurementReading } from '#libs/agreement/core/standing.js';
import { YES_NO_UNIT } from '#libs/agreement/indicators/schema.js';
import { listMeasurements } from '#libs/agreement/indicators/view.js';
import { openView } from '#libs/agreement/texts/view.js';
import { courseOf } from '#libs/monitoring/indicators/course.js';
import { figuresOnDay } from '#libs/monitoring/indicators/indicator-figures.js';
import { rejectionsFor } from '#libs/monitoring/indicators/reviews.js';
import { type ShownMeasurement, shownMeasurement } from '#libs/monitoring/indicators/statements.js';
import type { FormServices } from '../../forms/form.js';
import type { AgreementVisit } from '../../frame/agreement-visit.js';
import { pageAsked } from '../../frame/paging.js';
import { notFound } from '../../http/problems.js';
import { type JudgedIndicator, judgedIndicators } from './judged.js';
import type { RejectedOf } from './rejected.js';
import type { MeasurementsShown } from './shown.js';

/** So many measurements stand on a page. */
const PAGE_SIZE = 50;

/** One indicator as its page shows it. */
export interface SeenIndicator {
  readonly at: AgreementVisit;
  readonly item: JudgedIndicator;
  readonly measurements: MeasurementsShown;
  readonly rejected: RejectedOf;
  readonly presumed: readonly string[];
  /** Pages of measurements. */
  readonly page: number;
  readonly pages: number;
}

/** The indicator that the address names; throws 404 where there is none. */
export async function seenIndicator(
  at: AgreementVisit,
  { reading, users }: Pick<FormServices, 'reading' | 'users'>,
): Promise<SeenIndicator> {
  const { visit } = at;
  const closed = closedIndicator(at);
  if (!closed) throw notFound();
  const { entries, rejections, ...rest } = closed;
  const opened = await openView({ entries, rejections }, (texts) => reading.open(texts), visit.lang);
  const tooEarly = new Set(closed.item.judged.tooEarly.map(({ entry }) => entry.id));
  const items = opened.entries.map((view) => shownMeasurement(view, tooEarly));
  const actors = items.flatMap(({ statements }) => statements.map(({ actor }) => actor));
  const names = await users.names(actors.filter((actor) => actor !== undefined));
  const { definition } = closed.item.judged.indicator;
  const { id, title, unit } = definition;
  return {
    ...rest,
    at,
    measurements: { ...rest.measurements, items, names },
    rejected: {
      indicator: { id, title, unit },
      rejections: opened.rejections,
      mayCorrect: rest.measurements.may.correct,
    },
  };
}

/** Everything that is taken from the state. */
function closedIndicator(at: AgreementVisit) {
  const { visit, register, agreement, may, names } = at;
  const { indicator: id = '' } = visit.facts.params;
  const { state } = register;
  const item = judgedIndicators(at).find(({ judged }) => judged.indicator.definition.id === id);
  const list = listMeasurements(register, id, { names });
  if (!item || !list) return undefined;
  const { judged } = item;
  const soFar = new Map(courseOf(judged).map(({ measurement, actual }) => [measurement.entry.id, actual]));
  const { page, pages, items: newestFirst } = pageAsked(visit, [...list.entries].reverse(), PAGE_SIZE);
  const allowed = (command: 'correct' | 'annul' | 'validate' | 'reject' | 'record'): boolean =>
    state.annulled === undefined && may(`${command}-measurement`, { indicator: id });
  return {
    item,
    page,
    pages,
    entries: newestFirst.map((entry) => entry.item()),
    rejections: rejectionsFor(state, id, at.caller.id),
    presumed: (state.header.presumed ?? [])
      .filter(
        ({ field }) => field === 'indicators' || field === `indicators/${id}` || field.startsWith(`indicators/${id}/`),
      )
      .map(({ text }) => text),
    measurements: {
      unit: judged.indicator.definition.unit,
      aggregation: judged.indicator.definition.aggregation,
      onDay: ({ id, shown: { date } }: ShownMeasurement) => figuresOnDay(judged, soFar.get(id), date),
      // Nobody expects two thirds of a yes.
      showsExpected: judged.comparison.kind === 'targets' && judged.indicator.definition.unit !== YES_NO_UNIT,
      showsNames: names,
      may: {
        correct: allowed('correct'),
        annul: allowed('annul'),
        validate: allowed('validate'),
        reject: allowed('reject'),
      },
      isRequired: measurementReading(state).validationRequired,
      at: `/accordi/${agreement.id}/indicatori/${id}`,
      base: register.head.revision,
    },
  };
}
