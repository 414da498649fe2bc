import type { CommandName } from '#libs/agreement/core/commands.js';
import { say, type Text } from '#libs/kernel/text.js';
import { articles } from '../../../frame/dates.js';

/** What a form about a meeting is for. */
export type Kind = 'record' | 'convene' | 'hold' | 'correct';

/** How the forms about one meeting are told apart. */
interface Look {
  readonly path: string;
  readonly command: CommandName;
  /** `day`: that of the meeting, of one that stands. */
  readonly title: (day: string) => Text;
  /** What the page is for, and what it is not for. */
  readonly intro?: (isHeld: boolean) => Text;
  readonly button: Text;
}

export const LOOKS: Readonly<Record<Kind, Look>> = {
  /** A new meeting, as it was held. */
  record: {
    path: 'incontri/nuovo',
    command: 'convene-meeting',
    title: () => say('Registra un incontro svolto', 'Record a meeting that was held'),
    button: say('Registra', 'Record'),
  },
  convene: {
    path: 'incontri/convoca',
    command: 'convene-meeting',
    title: () => say('Convoca un incontro', 'Convene a meeting'),
    intro: () =>
      say(
        'Gli inviti si mandano come sempre: qui resta scritto che l’incontro è in programma, e si vede se basta per la regola.',
        'Invitations are sent as ever: here it stays written that the meeting is planned, and one sees whether it is enough for the rule.',
      ),
    button: say('Convoca', 'Convene'),
  },
  /** One that was convened. */
  hold: {
    path: 'incontri/:meeting/svolto',
    command: 'hold-meeting',
    title: (day) =>
      say(`Registra l’incontro convocato per ${articles.il(day)}`, `Record the meeting convened for ${day}`),
    button: say('Registra', 'Record'),
  },
  correct: {
    path: 'incontri/:meeting/correzione',
    command: 'correct-meeting',
    title: (day) => say(`Correggi l’incontro ${articles.del(day)}`, `Correct the meeting of ${day}`),
    intro: (isHeld) =>
      isHeld
        ? say(
            'Qui si mette a posto ciò che è stato scritto male. Se l’incontro non è mai avvenuto, si annulla.',
            'Here what was written wrongly is put right. If the meeting never happened, annul it.',
          )
        : say(
            'Qui si mette a posto ciò che è stato scritto male. Se l’incontro è stato spostato davvero, si rinvia.',
            'Here what was written wrongly is put right. If the meeting was really moved, reschedule it.',
          ),
    button: say('Registra la correzione', 'Record the correction'),
  },
};
