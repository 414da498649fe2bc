import { entryView } from '#libs/agreement/core/entry-view.js';
import { findEntry } from '#libs/agreement/core/log.js';
import { measurementReading, standingOf } from '#libs/agreement/core/standing.js';
import { openView } from '#libs/agreement/texts/view.js';
import { NOT_ALLOWED } from '#libs/identity/rights.js';
import { type ShownMeasurement, type Statement, shownMeasurement } from '#libs/monitoring/indicators/statements.js';
import { type AgreementVisit, agreementVisit } from '../../../frame/agreement-visit.js';
import type { Crumb } from '../../../frame/layout.js';
import { beginning } from '../../../frame/texts.js';
import type { Visit } from '../../../frame/visit.js';
import { HttpProblem, notFound } from '../../../http/problems.js';
import { indicatorsCrumbs } from '../crumbs.js';
import { type JudgedIndicator, judgedIndicators } from '../judged.js';
import type { IndicatorServices } from '../seen.js';
import { LONGEST_CRUMB } from '../words.js';

/** A visit to a form about one indicator, by somebody who may send it. */
export interface IndicatorForm {
  readonly at: AgreementVisit;
  readonly item: JudgedIndicator;
  /** Its revision now, that the form is filled in from. */
  readonly base: number;
  /** The indicator, as a path below the agreement. */
  readonly part: string;
  /** Its page. */
  readonly here: string;
  readonly crumbs: readonly Crumb[];
}

/** Throws 404 and 403: what a role may not do has no form. */
export async function indicatorForm(
  visit: Visit,
  { reading }: IndicatorServices,
  command: string,
): Promise<IndicatorForm> {
  const at = await agreementVisit(visit, reading);
  const { indicator: id = '', measurement = '' } = visit.facts.params;
  const { agreement, register, may } = at;
  const item = judgedIndicators(at).find(({ judged }) => judged.indicator.definition.id === id);
  if (!item) throw notFound();
  if (!may(command, { indicator: id, measurement })) throw HttpProblem.of(NOT_ALLOWED);
  const here = `/accordi/${agreement.id}/indicatori/${id}`;
  const { title } = item.judged.indicator.definition;
  return {
    at,
    item,
    base: register.touched.get(`indicators/${id}`) ?? 0,
    part: `indicators/${id}`,
    here,
    crumbs: [...indicatorsCrumbs(visit, agreement), { name: beginning(title, LONGEST_CRUMB), href: visit.href(here) }],
  };
}

/** The same about a measurement or a correction of one. */
export interface MeasurementForm extends IndicatorForm {
  readonly measurement: ShownMeasurement;
  /** What the address names: the measurement, or a correction of it. */
  readonly statement: Statement;
}

export async function measurementForm(
  visit: Visit,
  services: IndicatorServices,
  command: string,
): Promise<MeasurementForm> {
  const form = await indicatorForm(visit, services, command);
  const { state } = form.at.register;
  const { indicator } = form.item.judged;
  const { measurement: id = '' } = visit.facts.params;
  const place = findEntry(indicator.measurements, state.measurementIndex, indicator.definition.id, id);
  if (!place) throw notFound();
  const standing = standingOf(place.root, measurementReading(state));
  const closed = entryView(state, { entry: place.root, standing }, { names: form.at.names });
  const view = await openView(closed, (texts) => services.reading.open(texts), visit.lang);
  const measurement = shownMeasurement(view, new Set());
  const statement = measurement.statements.find((found) => found.id === id);
  if (!statement) throw notFound();
  return { ...form, measurement, statement };
}
