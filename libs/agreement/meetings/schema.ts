import { z } from 'zod';
import { say } from '#libs/kernel/text.js';
import { date, fieldsRule, id, line, localTime, offset, typedText } from '../core/fields.js';

export const meetingKind = z.enum(['governance', 'public-event']);
export type MeetingKind = z.infer<typeof meetingKind>;

export const meetingMode = z.enum(['in-person', 'remote', 'hybrid']);
export type MeetingMode = z.infer<typeof meetingMode>;

export const purposes = z.array(line).max(20);
const partnersList = z.array(id).max(500);

/** Fields of a meeting besides its day, as typed. All optional, for corrections. */
export const meetingDetails = {
  body: id.optional(),
  kind: meetingKind.optional(),
  purposes: purposes.optional(),
  convenedBy: id.optional(),
  title: line.optional(),
  place: line.optional(),
  mode: meetingMode.optional(),
  agenda: z.array(typedText).max(100).optional(),
};

/** When: a day alone, or a local time in the agreement's zone. */
export const when = {
  date: date.optional(),
  startsAt: localTime.optional(),
  endsAt: localTime.optional(),
  offset: offset.optional(),
};

export const delegate = z.strictObject({
  partner: id,
  person: id.optional(),
  name: line.optional(),
  office: line.optional(),
});

export const decision = z.strictObject({
  id: id.optional(),
  text: typedText,
  owner: id.optional(),
  due: date.optional(),
});

/** What makes a meeting one that took place. */
export const attendance = {
  present: partnersList,
  excused: partnersList.optional(),
  delegates: z.array(delegate).max(500).optional(),
  decisions: z.array(decision).max(200).optional(),
};

interface Times {
  readonly date?: unknown;
  readonly startsAt?: unknown;
  readonly endsAt?: unknown;
}

export const oneDay = fieldsRule<Times>(
  ({ date, startsAt }) => typeof date !== 'string' || typeof startsAt !== 'string' || startsAt.startsWith(date),
  say('la data e il giorno di startsAt non coincidono', 'date and the day of startsAt are not the same'),
  'startsAt',
);

export const endsAfterItStarts = fieldsRule<Times>(
  ({ startsAt, endsAt }) => typeof endsAt !== 'string' || (typeof startsAt === 'string' && endsAt > startsAt),
  say(
    "l'ora di fine viene dopo quella di inizio, che va indicata",
    'the end comes after the start, which is needed too',
  ),
  'endsAt',
);
