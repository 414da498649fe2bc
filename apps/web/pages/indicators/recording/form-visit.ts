import { entryView } from '#libs/agreement/core/entry-view.js';
import { findEntry } from '#libs/agreement/core/log.js';
import { measurementReading, standingOf } from '#libs/agreement/core/standing.js';
import { openView } from '#libs/agreement/texts/view.js';
import { beginning } from '#libs/language/shortening.js';
import { type ShownMeasurement, type Statement, shownMeasurement } from '#libs/monitoring/indicators/statements.js';
import type { FormServices, OpenForm } from '../../../forms/form.js';
import { agreementCrumbs } from '../../../frame/agreement-nav.js';
import type { AgreementVisit } from '../../../frame/agreement-visit.js';
import type { PageReply } from '../../../frame/visit.js';
import { notFound } from '../../../http/problems.js';
import { indicatorPage } from '../indicator-page.js';
import { type JudgedIndicator, judgedIndicators } from '../judged.js';
import { LONGEST_CRUMB } from '../words.js';

/** A form about one indicator. */
export interface IndicatorForm extends OpenForm {
  readonly item: JudgedIndicator;
}

/** Throws 404 where there is no such indicator. */
export function indicatorForm(at: AgreementVisit): IndicatorForm {
  const { indicator: id = '' } = at.visit.facts.params;
  const item = judgedIndicators(at).find(({ judged }) => judged.indicator.definition.id === id);
  if (!item) throw notFound();
  const home = `indicatori/${id}`;
  const name = beginning(item.judged.indicator.definition.title, LONGEST_CRUMB);
  const crumbs = [...agreementCrumbs(at, 'indicatori'), { name, href: at.href(home) }];
  return { at, item, ids: { indicator: id }, part: `indicators/${id}`, home, crumbs };
}

/** The same about a measurement or a correction of one. */
export interface MeasurementForm extends IndicatorForm {
  readonly measurement: ShownMeasurement;
  /** What the address names: the measurement, or a correction of it. */
  readonly statement: Statement;
}

/** Throws 404 where there is no such measurement. */
export async function measurementForm(at: AgreementVisit, { reading }: FormServices): Promise<MeasurementForm> {
  const form = indicatorForm(at);
  const { state } = at.register;
  const { indicator } = form.item.judged;
  const { measurement: id = '' } = at.visit.facts.params;
  const place = findEntry(indicator.measurements, state.measurementIndex, indicator.definition.id, id);
  if (!place) throw notFound();
  const standing = standingOf(place.root, measurementReading(state));
  const closed = entryView(state, { entry: place.root, standing }, { names: at.names });
  const view = await openView(closed, (texts) => reading.open(texts), at.visit.lang);
  const measurement = shownMeasurement(view, new Set());
  const statement = measurement.statements.find((found) => found.id === id);
  if (!statement) throw notFound();
  return { ...form, ids: { ...form.ids, measurement: id }, measurement, statement };
}

/** The indicator itself, saying that there is nothing more to do to that measurement. */
export async function alreadyAnnulled(
  { at, statement }: MeasurementForm,
  services: FormServices,
): Promise<PageReply | undefined> {
  if (statement.state !== 'annulled') return undefined;
  const title = at.visit.say(
    'Questa rilevazione è già annullata: non c’è più nulla da cambiare.',
    'This measurement is annulled already: there is nothing left to change.',
  );
  return { page: await indicatorPage(at, services, { problem: { title, fields: {} } }), status: 422 };
}
