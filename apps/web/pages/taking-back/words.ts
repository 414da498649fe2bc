import type { CommandName } from '#libs/agreement/core/commands.js';
import { say, type Text } from '#libs/kernel/text.js';
import type { Difference } from '#libs/monitoring/whatif/what-changes.js';
import type { Said } from '../../forms/said.js';
import type { Visit } from '../../frame/visit.js';

const MOST_TOLD = 10;

/** «Tavolo, dal … al …: da «2 su 3» a «1 su 3».» */
export function differencesSaid(visit: Visit, found: readonly Difference[]): Said[] {
  if (!found.some(({ isFigure }) => isFigure)) {
    const none = visit.say(
      'Annullandolo, oggi nessun conto e nessun giudizio cambia.',
      'Taking it back changes no count and no verdict today.',
    );
    return [{ text: none }, ...found.slice(0, MOST_TOLD).map((difference) => ({ text: sentence(visit, difference) }))];
  }
  const more = found.length - MOST_TOLD;
  return [
    { text: visit.say('Annullandolo, oggi cambia:', 'Taking it back changes, today:') },
    ...found.slice(0, MOST_TOLD).map((difference) => ({ text: sentence(visit, difference) })),
    ...(more > 0 ? [{ text: visit.say(`… e altre ${more} cose.`, `… and ${more} more.`) }] : []),
  ];
}

function sentence(visit: Visit, { what, before, after }: Difference): string {
  const name = visit.text(what);
  if (!after) return visit.say(`${name}: non c’è più.`, `${name}: not there any more.`);
  const now = visit.text(after);
  if (!before) return `${name}: ${now}.`;
  const was = visit.text(before);
  return visit.say(`${name}: ${now} (finora: ${was}).`, `${name}: ${now} (so far: ${was}).`);
}

const AS_IF_NEVER: Text = say(
  'Si annulla ciò che è stato registrato per errore: è come se non fosse mai stato. Resta scritto nel registro, con il motivo.',
  'What was recorded by mistake is taken back: as if it had never been. It stays written in the register, with the reason.',
);

const GONE: Text = say(
  'Si annulla ciò che è stato registrato per errore: sparisce da ogni conto e da ogni elenco, e non si può rimettere con lo stesso identificativo. Resta scritto nel registro, con il motivo. Se qualcosa è solo scritto male, si corregge; se valeva e ora non vale più, si ritira.',
  'What was recorded by mistake is taken back: it is gone from every count and list, and cannot be put back under the same id. It stays written in the register, with the reason. What is merely written wrongly is corrected; what held and holds no more is withdrawn.',
);

const MEANS: Readonly<Partial<Record<CommandName, Text>>> = {
  'annul-held': say(
    'L’incontro torna convocato. Il verbale e le decisioni registrati con lui non contano più; restano scritti nel registro, con il motivo.',
    'The meeting is convened again. Minutes and decisions recorded with it no longer count; they stay written in the register, with the reason.',
  ),
  'annul-cancellation': say(
    'L’incontro torna convocato, com’era. Resta scritto nel registro che era stato disdetto, e perché no.',
    'The meeting is convened again, as it was. That it had been cancelled stays written in the register, with the reason.',
  ),
  'annul-approval': say(
    'Il verbale torna da approvare, e si può di nuovo modificare.',
    'The minutes wait for their approval again, and can be amended.',
  ),
  'annul-completion': say('La decisione torna da attuare.', 'The decision is open again.'),
  'annul-archive': say(
    'L’accordo torna negli elenchi, con le sue scadenze.',
    'The agreement is back in the lists, with its deadlines.',
  ),
  'annul-issue-resolution': say('La criticità torna aperta.', 'The issue is open again.'),
  'annul-partner': GONE,
  'annul-body': GONE,
  'annul-rule': GONE,
  'annul-objective': GONE,
  'annul-commitment': GONE,
  'annul-indicator': GONE,
};

/** What taking it back means, in general. */
export const meaningOf = (command: CommandName): Text => MEANS[command] ?? AS_IF_NEVER;
