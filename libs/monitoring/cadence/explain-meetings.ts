import type { CadenceRule } from '#libs/agreement/rules/schema.js';
import { daysUntil } from '#libs/kernel/civil-date.js';
import { say, type Text } from '#libs/kernel/text.js';
import { clauses, datesOf, en, formula, it, joined, labelled, short } from '#libs/language/words.js';
import { type Count, compareDates, type HeldMeeting } from './counting.js';
import { quorumWords } from './explain-quorum.js';
import { comparable, VERIFICATION } from './purposes.js';

/** «Momento di verifica», as the agreements call it; any other purpose as it was typed. */
export const purposeText = (purpose: string): Text =>
  comparable(purpose) === VERIFICATION ? say('momento di verifica', 'verification meeting') : say(purpose, purpose);

/** What a rule calls the meetings it counts. */
export function meetingsNoun({ purpose }: CadenceRule, number: number): Text {
  const one = number === 1;
  if (purpose !== undefined && comparable(purpose) === VERIFICATION) {
    return say(
      one ? 'momento di verifica' : 'momenti di verifica',
      one ? 'verification meeting' : 'verification meetings',
    );
  }
  const noun = say(one ? 'incontro' : 'incontri', one ? 'meeting' : 'meetings');
  return purpose === undefined ? noun : say(`${noun.it} con finalità «${purpose}»`, `${noun.en} for “${purpose}”`);
}

/** Their dates, with who was there if that is looked at: «10/05/2021 con 5 presenti su 7». */
export function meetingDates(meetings: readonly HeldMeeting[]): Text {
  const dates = meetings.map((meeting) => {
    const there = presence(meeting);
    const date = short(meeting.date);
    return there ? say(`${date.it} con ${there.it}`, `${date.en} with ${there.en}`) : date;
  });
  return joined(dates, ', ');
}

function presence({ attendance }: HeldMeeting): Text | undefined {
  if (!attendance) return undefined;
  return presentOf(attendance.present, attendance.members.length);
}

/** «5 presenti su 6» */
export const presentOf = (present: number, members: number): Text =>
  say(
    `${it.number(present)} ${present === 1 ? 'presente' : 'presenti'} su ${it.number(members)}`,
    `${en.number(present)} of ${en.number(members)} present`,
  );

/** Meetings held in the window that do not count, each with its reason; undefined if there are none. */
export function otherMeetings(meetings: readonly HeldMeeting[], rule: CadenceRule): Text | undefined {
  if (meetings.length === 0) return undefined;
  const each = [...meetings]
    .sort((a, b) => compareDates(a.date, b.date))
    .map((meeting) => formula`${short(meeting.date)} (${reasonAgainst(meeting, rule)})`);
  return labelled('non contano', 'not counted', joined(each, ', '));
}

/** Which of those counted were convened too late, or nobody knows when; undefined if there are none. */
export function noticeDetail(
  { noticeDays = 0 }: CadenceRule,
  { shortNotice, unknownNotice }: Pick<Count, 'shortNotice' | 'unknownNotice'>,
): Text | undefined {
  if (shortNotice.length + unknownNotice.length === 0) return undefined;
  const late = joined(shortNotice.map(noticeOf), ', ');
  return clauses(
    shortNotice.length > 0
      ? labelled(
          `con meno di ${it.days(noticeDays)} di avviso, ma contano`,
          `with less than ${en.days(noticeDays)} of notice, counted all the same`,
          late,
        )
      : undefined,
    unknownNotice.length > 0
      ? labelled('non si sa quando furono convocati', 'when they were convened is not known', datesOf(unknownNotice))
      : undefined,
  );
}

/** «10/05/2021 (3 giorni prima)» */
function noticeOf({ date, held: { convenedOn = date } }: HeldMeeting): Text {
  const days = daysUntil(convenedOn, date);
  return formula`${short(date)} (${say(`${it.days(days)} prima`, `${en.days(days)} before`)})`;
}

/** Why a meeting that was held does not count, where it does not. */
export function reasonAgainst(meeting: HeldMeeting, rule: CadenceRule): Text {
  const { objection, minutesApproved } = meeting;
  if (objection?.kind === 'no-quorum') return noQuorum(meeting);
  if (objection) return OF_ANOTHER_KIND[objection.kind];
  if (rule.requireMinutes && !minutesApproved) return say('verbale non approvato', 'minutes not approved');
  const days = rule.minSpacingDays;
  if (days === 1) return say('stesso giorno di un altro', 'same day as another');
  return say(`a meno di ${it.days(days)} dal precedente`, `less than ${en.days(days)} after the one before`);
}

const OF_ANOTHER_KIND = {
  'public-event': say('evento pubblico', 'public event'),
  'other-body': say('altro organo', 'another body'),
  'other-purpose': say('altra finalità', 'another purpose'),
};

function noQuorum({ attendance, held }: HeldMeeting): Text {
  if (!attendance || attendance.members.length === 0) return say('nessun componente attivo', 'no active member');
  const there = presentOf(attendance.present, attendance.members.length);
  const quorum = quorumWords(attendance.quorum ?? 'majority');
  const call = held.call === 2 ? say('in seconda convocazione ', 'in second call ') : say('', '');
  return say(
    `${there.it}, ${call.it}ne serve ${quorum.it}`,
    `${there.en}, ${quorum.en} needed${call.en && ' in second call'}`,
  );
}
