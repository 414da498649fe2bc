import type { CommandName } from '#libs/agreement/core/commands.js';
import { hasOpenMinutes, isConvened, type KnownMeeting } from '#libs/monitoring/tasks/meeting-stage.js';
import type { AgreementVisit } from '../../../frame/agreement-visit.js';

/** Something that can be done with a meeting. */
export interface Action {
  /** Below the meeting. */
  readonly address: string;
  readonly label: string;
  /** What is to be done next. */
  readonly isNext: boolean;
  /** Seldom, and only when something went wrong. */
  readonly isRare: boolean;
}

/** What the visitor may do with it as it stands. */
export function actionsFor(at: AgreementVisit, known: KnownMeeting): Action[] {
  const { id, stage, meeting, facts } = known;
  const { visit, today } = at;
  const may = (command: CommandName): boolean => at.may(command, { meeting: id });
  const hasMinutes = meeting.minutes.length > 0;
  const offered: (Action & { readonly command: CommandName; readonly when: boolean })[] = [
    {
      address: 'svolto',
      label: visit.say('Registra come svolto', 'Record as held'),
      command: 'hold-meeting',
      when: isConvened(known),
      isNext: facts.date <= today,
      isRare: false,
    },
    {
      address: 'rinvio',
      label: visit.say('Rinvia', 'Reschedule'),
      command: 'reschedule-meeting',
      when: isConvened(known),
      isNext: false,
      isRare: false,
    },
    {
      address: 'disdetta',
      label: visit.say('Disdici', 'Cancel it'),
      command: 'cancel-meeting',
      when: isConvened(known),
      isNext: false,
      isRare: false,
    },
    {
      address: 'verbale',
      label: visit.say('Scrivi il verbale', 'Write the minutes'),
      command: 'write-minutes',
      when: hasOpenMinutes(known) && !hasMinutes,
      isNext: stage === 'no-minutes',
      isRare: false,
    },
    {
      address: 'approvazione',
      label: visit.say('Approva il verbale', 'Approve the minutes'),
      command: 'approve-minutes',
      when: hasOpenMinutes(known),
      isNext: stage === 'to-approve',
      isRare: false,
    },
    {
      address: 'verbale',
      label: visit.say('Modifica il verbale', 'Amend the minutes'),
      command: 'write-minutes',
      when: hasOpenMinutes(known) && hasMinutes,
      isNext: false,
      isRare: false,
    },
    {
      address: 'correzione',
      label: visit.say('Correggi', 'Correct'),
      command: 'correct-meeting',
      when: stage !== 'annulled' && stage !== 'cancelled',
      isNext: false,
      isRare: true,
    },
    {
      address: 'annullamento',
      label: visit.say('Annulla (mai avvenuto)', 'Annul (never happened)'),
      command: 'annul-meeting',
      when: stage !== 'annulled',
      isNext: false,
      isRare: true,
    },
  ];
  return offered
    .filter(({ when, command }) => when && may(command))
    .map(({ address, label, isNext, isRare }) => ({ address, label, isNext, isRare }));
}
