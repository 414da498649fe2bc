import { commitmentStart } from '#libs/agreement/core/term.js';
import { everyInWords } from '#libs/language/dates.js';
import { beginning } from '#libs/language/shortening.js';
import { writeNumber } from '../../forms/typed.js';
import { agreementHref } from '../../frame/agreement-visit.js';
import { shortDate } from '../../frame/dates.js';
import type { CommitmentVisit } from './commitment-visit.js';
import { kindInWords } from './words.js';

/** A line about the commitment. */
export interface Fact {
  readonly name: string;
  readonly text: string;
  readonly href?: string;
}

/** A continuous commitment is confirmed this often where it does not say (monitoring-rules 4). */
const CUSTOMARY = 'P3M';

/** What was promised, by whom, until when, and what shows it. */
export function factsOf({ visit, commitment, register, agreement }: CommitmentVisit): Fact[] {
  const { state } = register;
  const { definition, invented } = commitment;
  const { partner, objective, parent, weight, verification, note, kind } = definition;
  const start = commitmentStart(state, commitment);
  const every = definition.reportEvery ?? (kind === 'continuous' ? CUSTOMARY : undefined);
  const above = parent === undefined ? undefined : state.commitments.get(parent);
  const all: (Fact | undefined)[] = [
    { name: 'Partner', text: state.partners.get(partner)?.definition.name ?? partner },
    { name: visit.say('Natura', 'Kind'), text: kindInWords(visit, definition) },
    start === undefined ? undefined : { name: visit.say('Dal', 'From'), text: shortDate(start) },
    every === undefined
      ? undefined
      : {
          name: kind === 'continuous' ? visit.say('Si conferma', 'Confirmed') : visit.say('Notizie', 'News'),
          text: visit.text(everyInWords(every)),
        },
    objective === undefined
      ? undefined
      : {
          name: visit.say('Obiettivo', 'Objective'),
          text: state.objectives.get(objective)?.definition.title ?? objective,
          href: `${agreementHref(visit, agreement.id)}#obiettivi`,
        },
    above && {
      name: visit.say('È parte di', 'Is a part of'),
      text: beginning(above.definition.title, 160),
      href: agreementHref(visit, agreement.id, `impegni/${above.definition.id}`),
    },
    weight === 1 ? undefined : { name: visit.say('Peso', 'Weight'), text: writeNumber(weight) },
    verification === undefined
      ? undefined
      : { name: visit.say('Che cosa lo mostra', 'What shows it'), text: verification },
    note === undefined ? undefined : { name: visit.say('Nota', 'Note'), text: note },
    invented
      ? {
          name: visit.say('Avvertenza', 'Please note'),
          text: visit.say('inventato, a scopo dimostrativo', 'made up, for demonstration'),
        }
      : undefined,
  ];
  return all.filter((fact) => fact !== undefined);
}
