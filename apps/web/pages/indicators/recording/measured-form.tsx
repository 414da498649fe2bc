import { wasSentBefore } from '../../../forms/recording.js';
import type { PageReply, Visit } from '../../../frame/visit.js';
import { IndicatorPage } from '../indicator-page.js';
import { type IndicatorServices, seenIndicator } from '../seen.js';
import { type MeasurementForm, measurementForm } from './form-visit.js';

/** Does something about the measurement of the address, unless it is annulled: then its page says so. */
export async function aboutMeasurement(
  visit: Visit,
  services: IndicatorServices,
  command: string,
  handle: (form: MeasurementForm) => PageReply | Promise<PageReply>,
): Promise<PageReply> {
  const form = await measurementForm(visit, services, command);
  // An annulment that is sent once more is answered as the first time.
  if (form.statement.state !== 'annulled' || wasSentBefore(visit, form.at.register)) return handle(form);
  const title = visit.say(
    'Questa rilevazione è già annullata: non c’è più nulla da cambiare.',
    'This measurement is annulled already: there is nothing left to change.',
  );
  const seen = await seenIndicator(visit, services);
  return { page: <IndicatorPage seen={seen} problem={{ title, fields: {} }} />, status: 422 };
}
