import type { CommandName } from '#libs/agreement/core/commands.js';
import { say, type Text } from '#libs/kernel/text.js';
import {
  canBeAnnulled,
  canBeCorrected,
  hasOpenMinutes,
  isConvened,
  type KnownMeeting,
} from '#libs/monitoring/tasks/meeting-stage.js';
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

interface Offer {
  readonly address: string;
  readonly label: Text;
  readonly command: CommandName;
  readonly isNext?: (known: KnownMeeting, today: string) => boolean;
  readonly isRare?: true;
  readonly when: (known: KnownMeeting) => boolean;
}

const hasMinutes = ({ meeting }: KnownMeeting): boolean => meeting.minutes.length > 0;

const OFFERS: readonly Offer[] = [
  {
    address: 'svolto',
    label: say('Registra come svolto', 'Record as held'),
    command: 'hold-meeting',
    when: isConvened,
    isNext: ({ facts }, today) => facts.date <= today,
  },
  { address: 'rinvio', label: say('Rinvia', 'Reschedule'), command: 'reschedule-meeting', when: isConvened },
  { address: 'disdetta', label: say('Disdici', 'Cancel it'), command: 'cancel-meeting', when: isConvened },
  {
    address: 'verbale',
    label: say('Scrivi il verbale', 'Write the minutes'),
    command: 'write-minutes',
    when: (known) => hasOpenMinutes(known) && !hasMinutes(known),
    isNext: ({ stage }) => stage === 'no-minutes',
  },
  {
    address: 'approvazione',
    label: say('Approva il verbale', 'Approve the minutes'),
    command: 'approve-minutes',
    when: hasOpenMinutes,
    isNext: ({ stage }) => stage === 'to-approve',
  },
  {
    address: 'verbale',
    label: say('Modifica il verbale', 'Amend the minutes'),
    command: 'write-minutes',
    when: (known) => hasOpenMinutes(known) && hasMinutes(known),
  },
  {
    address: 'correzione',
    label: say('Correggi', 'Correct'),
    command: 'correct-meeting',
    when: canBeCorrected,
    isRare: true,
  },
  {
    address: 'annullamento',
    label: say('Annulla (mai avvenuto)', 'Annul (never happened)'),
    command: 'annul-meeting',
    when: canBeAnnulled,
    isRare: true,
  },
];

/** What the visitor may do with it as it stands. */
export const actionsFor = (at: AgreementVisit, known: KnownMeeting): Action[] =>
  OFFERS.filter(({ when, command }) => when(known) && at.may(command, { meeting: known.id })).map((offer) => ({
    address: offer.address,
    label: at.visit.text(offer.label),
    isNext: offer.isNext?.(known, at.today) ?? false,
    isRare: offer.isRare ?? false,
  }));
