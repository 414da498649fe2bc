import type { KnownMeeting } from '#libs/monitoring/tasks/meeting-stage.js';
import { shortDate } from '../../../frame/dates.js';
import type { Visit } from '../../../frame/visit.js';
import type { Kind } from './record.js';

/** How the pages about one meeting are told apart. */
export interface FormLook {
  readonly title: string;
  /** What the page is for, and what it is not for. */
  readonly intro?: string;
  readonly button: string;
  /** Who was there and what was decided is asked. */
  readonly withAttendance: boolean;
  readonly withMinutes: boolean;
  readonly withReason: boolean;
  /** Where the form is sent, below the agreement. */
  readonly address: string;
}

/** `withAttendance`: of a meeting that is corrected, that it was held. */
export function lookOf(visit: Visit, kind: Kind, known: KnownMeeting | undefined, withAttendance: boolean): FormLook {
  const day = known ? shortDate(known.facts.date) : '';
  const at = `incontri/${known?.id}`;
  const common = { withAttendance, withMinutes: false, withReason: false };
  switch (kind) {
    case 'record':
      return {
        ...common,
        title: visit.say('Registra un incontro svolto', 'Record a meeting that was held'),
        button: visit.say('Registra', 'Record'),
        withMinutes: true,
        address: 'incontri/nuovo',
      };
    case 'convene':
      return {
        ...common,
        title: visit.say('Convoca un incontro', 'Convene a meeting'),
        intro: visit.say(
          'Gli inviti si mandano come sempre: qui resta scritto che l’incontro è in programma, e si vede se basta per la regola.',
          'Invitations are sent as ever: here it stays written that the meeting is planned, and one sees whether it is enough for the rule.',
        ),
        button: visit.say('Convoca', 'Convene'),
        address: 'incontri/convoca',
      };
    case 'hold':
      return {
        ...common,
        title: visit.say(`Registra l’incontro convocato per il ${day}`, `Record the meeting convened for ${day}`),
        button: visit.say('Registra', 'Record'),
        withMinutes: true,
        address: `${at}/svolto`,
      };
    case 'correct':
      return {
        ...common,
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
        withReason: true,
        address: `${at}/correzione`,
      };
  }
}
