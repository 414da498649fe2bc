import { z } from 'zod';
import { Unsealed } from '#libs/kernel/sealing.js';
import { clearable, type Field, group, list, partial, plain, text } from '../core/facts.js';
import { date, id, line, localTime, offset, sealed } from '../core/fields.js';
import { NamePlace, personName } from '../texts/view.js';

export const meetingMode = z.enum(['in-person', 'remote', 'hybrid']);
export type MeetingMode = z.infer<typeof meetingMode>;

/** Local times in the agreement's zone. */
export const hours = partial({ startsAt: plain(localTime), endsAt: plain(localTime), offset: plain(offset) });

/** When a meeting is moved: the new hours, and the day on which notice of them went out. */
export const newTime = { ...hours, ...partial({ convenedOn: plain(date) }) };

/** Of one value each: one field of a form, one line of a page. */
export const scalars = partial({
  convenedBy: plain(id),
  title: text(line),
  place: text(line),
  mode: plain(meetingMode),
  convenedOn: plain(date),
});

const body = partial({ body: plain(id) });

/** What a meeting is besides its day, whether convened or held. */
export const details = {
  ...hours,
  ...body,
  kind: plain(z.enum(['governance', 'public-event'])),
  purposes: plain(z.array(line).max(20)),
  ...scalars,
  ...partial({ agenda: list(text(), 100) }),
};

/** As inputs and events say it: whatever is left out stays as it is known, or is not known. */
export const givenDetails = partial(details);

/** The same over what stands: of what need not be there, null takes it out. */
export const amendedDetails = { ...givenDetails, ...clearable({ ...hours, ...body, ...scalars }) };

/** Whoever is named twice was there once. */
const partners = { ...plain(z.array(id).max(500), z.array(id)), record: (ids: string[]) => [...new Set(ids)] };

/** Sealed under that person's key, so that one person can be forgotten (register.md). */
const nameOfPerson: Field<typeof line, typeof sealed, typeof personName> = {
  typed: line,
  event: sealed.describe("Sealed under the person's key"),
  view: personName,
  record: (name, delegate: Person) => new Unsealed(name, delegate.person),
  show: (name, { persons }, { person }: Person) =>
    new NamePlace(name, person === undefined ? undefined : persons.get(person)),
};

interface Person {
  readonly person?: string;
}

const delegate = group({
  partner: plain(id),
  ...partial({ person: plain(id), name: nameOfPerson, office: plain(line) }),
});

const lists = {
  present: partners,
  excused: partners,
  delegates: list(delegate, 500),
};

/** Held in first or in second call. */
const call = partial({ call: plain(z.union([z.literal(1), z.literal(2)])) });

/** What makes a meeting one that took place. */
export const attendance = { ...lists, ...call };

export const heldFacts = { ...amendedDetails, ...partial(lists, 'excused', 'delegates'), ...call };
export const correctedFacts = { ...amendedDetails, ...partial(attendance) };

const assignment = partial({ owner: plain(id), due: plain(date) });
export const decision = { text: text(), ...assignment };
export const correctedDecision = { text: text(), ...clearable(assignment) };

/** Minutes as they are written along with a meeting that was held. */
export const minutes = { text: text() };
/** Minutes that are kept elsewhere can be approved without a text here. */
export const approval = partial({ elsewhere: text() });
export const completion = partial({ note: text() });
