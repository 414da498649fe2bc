import type { RecordedEvent } from '#libs/kernel/envelope.js';
import { locateSealed } from '#libs/kernel/sealing.js';
import { agreementUpcasters } from '../core/events.js';
import type { Fact, HeldFacts } from '../core/state.js';
import { compact } from '../core/view.js';
import type { PersonalDataView } from './personal-data-view-schema.js';
import { type Closed, NamePlace } from './view.js';

interface Attendance {
  readonly meeting: string;
  readonly delegates?: HeldFacts['delegates'];
}

interface Appearance {
  readonly event: RecordedEvent;
  readonly meeting: string;
  readonly delegate: HeldFacts['delegates'][number];
  standing: boolean;
}

/**
 * What the register of an agreement holds of one delegate (GDPR, articles 15 and 20), oldest first: read from its
 * events, since what was corrected still stands there. Undefined where it never names the person.
 */
export async function personalDataOf(
  agreement: string,
  person: string,
  events: AsyncIterable<RecordedEvent>,
): Promise<Closed<PersonalDataView> | undefined> {
  const found: Appearance[] = [];
  let erased: Fact | undefined;
  for await (const stored of events) {
    if (!TYPES.has(stored.type)) continue;
    const event = locateSealed(agreementUpcasters.upcast(stored));
    if (event.type === 'PersonErased') {
      const isSame = (event.data as { person: string }).person === person;
      if (isSame) erased = { date: event.occurredOn, revision: event.revision };
    } else {
      noteDelegates(found, event, person);
    }
  }
  if (found.length === 0) return undefined;
  return compact({ agreement, person, erasedOn: erased?.date, meetings: found.map((each) => viewOf(each, erased)) });
}

const TYPES: ReadonlySet<string> = new Set(['MeetingHeld', 'MeetingCorrected', 'PersonErased']);

/** A new list of delegates takes the place of the one before. */
function noteDelegates(found: Appearance[], event: RecordedEvent, person: string): void {
  const { meeting, delegates } = event.data as Attendance;
  if (!delegates) return;
  for (const before of found) if (before.meeting === meeting) before.standing = false;
  const named = delegates.filter((delegate) => delegate.person === person);
  found.push(...named.map((delegate) => ({ event, meeting, delegate, standing: true })));
}

function viewOf({ event, meeting, delegate, standing }: Appearance, erased: Fact | undefined) {
  const { partner, office, name } = delegate;
  return compact({
    meeting,
    date: event.occurredOn,
    partner,
    office,
    name: name && new NamePlace(name, erased),
    standing,
    recordedAt: event.recordedAt,
    revision: event.revision,
  });
}
