import { dateOf, entriesBy, entryView, lastStanding, standingView } from '../core/entry-view.js';
import { type Listing, listing, partViews } from '../core/paging.js';
import { measurementReading } from '../core/standing.js';
import type { IndicatorState } from '../core/state.js';
import { isBy, lastOf, type RegisterToView, revised, type ViewOptions } from '../core/view.js';
import type { Closed } from '../texts/view.js';
import type { IndicatorView, MeasurementView, TargetRevisionView } from './view-schema.js';

/** `GET …/indicators/{i}` and `GET …/indicators`, in the order of the definition. */
export const { one: indicatorView, list: listIndicators } = partViews('indicators', viewOf);

/** `GET …/indicators/{i}/measurements`, by the date that stands; undefined where there is no such indicator. */
export function listMeasurements(
  register: RegisterToView,
  id: string,
  options: ViewOptions,
): Listing<Closed<MeasurementView>> | undefined {
  const { state } = register;
  const indicator = state.indicators.get(id);
  if (!indicator || !isBy(indicator.addedOn, options)) return undefined;
  const entries = entriesBy(indicator.measurements, measurementReading(state), options);
  return listing(
    `${state.id}/indicators/${id}/measurements`,
    entries.map((found) => ({
      place: { date: dateOf(found), revision: found.entry.revision },
      item: () => entryView(state, found, options),
    })),
  );
}

function viewOf(
  register: RegisterToView,
  _: string,
  indicator: IndicatorState,
  options: ViewOptions,
): Closed<IndicatorView> {
  const { state } = register;
  const entries = entriesBy(indicator.measurements, measurementReading(state), options);
  const latest = lastStanding(entries);
  return revised(
    register,
    `indicators/${indicator.definition.id}`,
    {
      ...indicatorFields(indicator, options),
      latest: latest && { measurement: latest.entry.id, ...standingView(latest) },
      measurements: entries.filter(({ standing }) => standing).length,
    },
    // Whether measurements have to be validated is said by the agreement, and can be put right there.
    state.corrections.at(-1),
  );
}

/** The indicator as a part of the agreement, without its revision. */
export function indicatorFields(indicator: IndicatorState, options: ViewOptions) {
  const { definition } = indicator;
  const revisions = indicator.targetRevisions.filter(({ date }) => isBy(date, options));
  return {
    ...definition,
    targets: targetsInForce(indicator, options),
    firstTargets: revisions.length > 0 ? definition.targets : undefined,
    targetRevisions: lastOf(revisions).map(targetRevisionOf),
    addedOn: indicator.addedOn,
    invented: indicator.invented,
  };
}

/** `GET …/indicators/{i}/targets`, in the order of recording; undefined where there is no such indicator. */
export function listTargetRevisions(
  { state }: RegisterToView,
  id: string,
  options: ViewOptions,
): Listing<TargetRevisionView> | undefined {
  const indicator = state.indicators.get(id);
  if (!indicator || !isBy(indicator.addedOn, options)) return undefined;
  return listing(
    `${state.id}/indicators/${id}/targets`,
    indicator.targetRevisions
      .filter(({ date }) => isBy(date, options))
      .map((revised) => ({
        place: { date: '', revision: revised.revision },
        item: () => targetRevisionOf(revised),
      })),
  );
}

const targetRevisionOf = ({ id, date, targets, revision }: IndicatorState['targetRevisions'][number]) => ({
  id,
  date,
  targets: [...targets],
  revision,
});

/** Those of the last revision decided by the day, of one day the later recorded; else the first ones. */
export function targetsInForce(indicator: IndicatorState, options: Pick<ViewOptions, 'on'>) {
  let current: IndicatorState['targetRevisions'][number] | undefined;
  for (const revision of indicator.targetRevisions) {
    const isDecided = options.on === undefined || revision.date <= options.on;
    if (isDecided && (current === undefined || revision.date >= current.date)) current = revision;
  }
  return current ? [...current.targets] : indicator.definition.targets;
}
