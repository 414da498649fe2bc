import { type Refusal, refusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import type { AgreementState, LogEntry, MeetingState, RecordedAgreement } from './state.js';

/** The lists of parts that a definition has. */
export type Collection = 'partners' | 'bodies' | 'rules' | 'objectives' | 'commitments' | 'indicators';

/** What people call a part: its name or title, or its wording; else its id. */
export function nameOfPart(state: AgreementState, collection: Collection, id: string): string {
  const part = state[collection].get(id)?.definition as
    | { readonly name?: string; readonly title?: string; readonly wording?: string }
    | undefined;
  return part?.name ?? part?.title ?? part?.wording ?? id;
}

const MOST_NAMED = 100;

/** A part that something else of the agreement names, or that something was recorded of, cannot be as if never there. */
export function nothingMayReferTo(state: RecordedAgreement, collection: Collection, id: string): Refusal | undefined {
  const found = [...new Set(referrersOf(state, collection, id))];
  if (found.length === 0) return undefined;
  const named = found.slice(0, 5).join(', ');
  const more = found.length > 5 ? ', …' : '';
  return refusal(
    'refused',
    'still-referred-to',
    say(
      `Non si può annullare finché ne parla altro: ${named}${more}.`,
      `It cannot be annulled while other things refer to it: ${named}${more}.`,
    ),
    found.slice(0, MOST_NAMED).map((path) => ({ pointer: '', message: say(path, path) })),
  );
}

/** What refers to a part, as paths below the agreement. What was annulled refers to nothing. */
function referrersOf(state: RecordedAgreement, collection: Collection, id: string): string[] {
  switch (collection) {
    case 'partners':
      return referToPartner(state, id);
    case 'bodies':
      return [
        ...parts(state, 'rules', ({ definition }) => 'body' in definition && definition.body === id),
        ...parts(state, 'commitments', ({ definition }) => definition.body === id),
        ...meetings(state, (facts) => facts.body === id),
      ];
    case 'rules':
      return (state.rules.get(id)?.deliveries ?? [])
        .filter(({ annulled }) => !annulled)
        .map((delivery) => `rules/${id}/deliveries/${delivery.id}`);
    case 'objectives':
      return [
        ...parts(state, 'objectives', ({ definition }) => definition.parent === id),
        ...parts(state, 'commitments', ({ definition }) => definition.objective === id),
        ...parts(state, 'indicators', ({ definition }) => definition.objective === id),
        ...entries(state.evaluations, 'evaluations', ({ ratings }) =>
          ratings.some(({ objective }) => objective === id),
        ),
      ];
    case 'commitments':
      return [
        ...parts(state, 'commitments', ({ definition }) => definition.parent === id),
        ...logged(state.commitments.get(id)?.progress, `commitments/${id}/progress`),
      ];
    case 'indicators':
      return logged(state.indicators.get(id)?.measurements, `indicators/${id}/measurements`);
  }
}

function referToPartner(state: RecordedAgreement, id: string): string[] {
  return [
    ...parts(
      state,
      'bodies',
      ({ definition, memberChanges }) =>
        definition.members?.includes(id) === true || memberChanges.some(({ members }) => members.includes(id)),
    ),
    ...parts(state, 'rules', ({ definition }) => 'partner' in definition && definition.partner === id),
    ...parts(state, 'commitments', ({ definition }) => definition.partner === id),
    ...parts(state, 'indicators', ({ definition }) => definition.responsible === id),
    ...meetings(
      state,
      (facts) =>
        facts.convenedBy === id ||
        ('present' in facts &&
          (facts.present.includes(id) ||
            facts.excused.includes(id) ||
            facts.delegates.some(({ partner }) => partner === id))),
    ),
    ...[...state.decisions]
      .filter(([, { owner, meeting }]) => owner === id && !state.meetings.get(meeting)?.annulled)
      .map(([decision]) => `decisions/${decision}`),
    ...entries(state.issues, 'issues', ({ owner }) => owner === id),
    ...state.nonRenewals.filter(({ partner }) => partner === id).map((said) => `non-renewals/${said.id}`),
  ];
}

type PartIn<Name extends Collection> = RecordedAgreement[Name] extends ReadonlyMap<string, infer Part> ? Part : never;

const parts = <Name extends Collection>(
  state: RecordedAgreement,
  collection: Name,
  refers: (part: PartIn<Name>) => boolean,
): string[] =>
  [...(state[collection] as ReadonlyMap<string, PartIn<Name>>)]
    .filter(([, part]) => refers(part))
    .map(([id]) => `${collection}/${id}`);

const entries = <Entry extends { readonly annulled?: object }>(
  recorded: ReadonlyMap<string, Entry>,
  collection: string,
  refers: (entry: Entry) => boolean,
): string[] =>
  [...recorded].filter(([, entry]) => !entry.annulled && refers(entry)).map(([id]) => `${collection}/${id}`);

type Facts = NonNullable<MeetingState['held'] | MeetingState['scheduled']>;

const meetings = (state: RecordedAgreement, refers: (facts: Facts) => boolean): string[] =>
  [...state.meetings]
    .filter(
      ([, { annulled, held, scheduled }]) => !annulled && [held, scheduled].some((facts) => facts && refers(facts)),
    )
    .map(([id]) => `meetings/${id}`);

/** Measurements, or progress, that were recorded of it. */
const logged = (log: readonly LogEntry<unknown>[] = [], path: string): string[] =>
  log.filter(({ annulled }) => !annulled).map(({ id }) => `${path}/${id}`);
