import type { KnownMeeting } from '#libs/monitoring/tasks/meeting-stage.js';
import { shortDate } from '../../frame/dates.js';
import type { Visit } from '../../frame/visit.js';
import type { FormLook } from './meeting-form-page.js';

/** What a form about a meeting is for. */
export type Kind = 'record' | 'convene' | 'hold' | 'correct';

export const COMMAND: Readonly<Record<Kind, string>> = {
  record: 'convene-meeting',
  convene: 'convene-meeting',
  hold: 'hold-meeting',
  correct: 'correct-meeting',
};

/** Where it is sent, below the agreement. */
export function commandPath(kind: Kind, meeting: string | undefined): string {
  if (kind === 'hold') return `meetings/${meeting}/held`;
  return kind === 'correct' ? `meetings/${meeting}/correction` : 'meetings';
}

/** `withAttendance`: of a meeting that is corrected, that it was held. */
export function lookOf(visit: Visit, kind: Kind, known: KnownMeeting | undefined, withAttendance: boolean): FormLook {
  const day = known ? shortDate(known.facts.date) : '';
  const at = `incontri/${known?.id}`;
  switch (kind) {
    case 'record':
      return {
        title: visit.say('Registra un incontro svolto', 'Record a meeting that was held'),
        button: visit.say('Registra', 'Record'),
        withAttendance: true,
        withMinutes: true,
        withReason: false,
        address: 'incontri/nuovo',
        back: 'incontri',
      };
    case 'convene':
      return {
        title: visit.say('Convoca un incontro', 'Convene a meeting'),
        intro: visit.say(
          'Gli inviti si mandano come sempre: qui resta scritto che l’incontro è in programma, e si vede se basta per la regola.',
          'Invitations are sent as ever: here it stays written that the meeting is planned, and one sees whether it is enough for the rule.',
        ),
        button: visit.say('Convoca', 'Convene'),
        withAttendance: false,
        withMinutes: false,
        withReason: false,
        address: 'incontri/convoca',
        back: 'incontri',
      };
    case 'hold':
      return {
        title: visit.say(`Registra l’incontro convocato per il ${day}`, `Record the meeting convened for ${day}`),
        button: visit.say('Registra', 'Record'),
        withAttendance: true,
        withMinutes: true,
        withReason: false,
        address: `${at}/svolto`,
        back: at,
      };
    case 'correct':
      return {
        title: visit.say(`Correggi l’incontro del ${day}`, `Correct the meeting of ${day}`),
        intro: withAttendance
          ? visit.say(
              'Qui si mette a posto ciò che è stato scritto male. Se l’incontro non è mai avvenuto, si annulla.',
              'Here what was written wrongly is put right. If the meeting never happened, annul it.',
            )
          : visit.say(
              'Qui si mette a posto ciò che è stato scritto male. Se l’incontro è stato spostato davvero, si rinvia.',
              'Here what was written wrongly is put right. If the meeting was really moved, reschedule it.',
            ),
        button: visit.say('Registra la correzione', 'Record the correction'),
        withAttendance,
        withMinutes: false,
        withReason: true,
        address: `${at}/correzione`,
        back: at,
      };
  }
}
