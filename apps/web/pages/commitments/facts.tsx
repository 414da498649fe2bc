import { promiserName } from '#libs/agreement/commitments/promiser.js';
import { DEFAULT_CONFIRMATION } from '#libs/agreement/commitments/schema.js';
import { commitmentStart } from '#libs/agreement/core/term.js';
import { everyInWords } from '#libs/language/dates.js';
import { beginning } from '#libs/language/shortening.js';
import { writeNumber } from '../../forms/typed.js';
import { shortDate } from '../../frame/dates.js';
import type { Fact } from '../../frame/parts.js';
import type { CommitmentVisit } from './commitment-visit.js';
import { kindInWords } from './words.js';

/** What was promised, by whom, until when, and what shows it. */
export function factsOf({ visit, commitment, register, href }: CommitmentVisit): (Fact | false | undefined)[] {
  const { state } = register;
  const { definition, invented } = commitment;
  const { partner, objective, parent, weight, verification, note, kind } = definition;
  const start = commitmentStart(state, commitment);
  const every = definition.reportEvery ?? (kind === 'continuous' ? DEFAULT_CONFIRMATION : undefined);
  const above = parent === undefined ? undefined : state.commitments.get(parent)?.definition;
  const news = kind === 'continuous' ? visit.say('Si conferma', 'Confirmed') : visit.say('Notizie', 'News');
  return [
    [partner === undefined ? visit.say('Organo', 'Body') : 'Partner', promiserName(state, definition)],
    [visit.say('Natura', 'Kind'), kindInWords(visit, definition)],
    start !== undefined && [visit.say('Dal', 'From'), shortDate(start)],
    every !== undefined && [news, visit.text(everyInWords(every))],
    objective !== undefined && [
      visit.say('Obiettivo', 'Objective'),
      <a key="obiettivo" href={`${href()}#obiettivi`}>
        {state.objectives.get(objective)?.definition.title ?? objective}
      </a>,
    ],
    above && [
      visit.say('È parte di', 'Is a part of'),
      <a key="parte" href={href(`impegni/${above.id}`)}>
        {beginning(above.title, 160)}
      </a>,
    ],
    weight !== 1 && [visit.say('Peso', 'Weight'), writeNumber(weight)],
    verification !== undefined && [visit.say('Che cosa lo mostra', 'What shows it'), verification],
    note !== undefined && [visit.say('Nota', 'Note'), note],
    invented && [
      visit.say('Avvertenza', 'Please note'),
      visit.say('inventato, a scopo dimostrativo', 'made up, for demonstration'),
    ],
  ];
}
