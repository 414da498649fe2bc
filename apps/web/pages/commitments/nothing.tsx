import type { VNode } from 'preact';
import { BESIDES, COMMITMENT, plural } from '#libs/language/lexicon.js';
import type { Visit } from '../../frame/visit.js';
import type { Filter } from './filters.js';

interface NothingProps {
  readonly visit: Visit;
  /** `none`: the agreement has no commitments at all. */
  readonly reason: Filter | 'none';
  /** Where all of them are. */
  readonly all?: string;
}

/** Why there is nothing here, and what to do next. */
export function NothingToShow({ visit, reason, all }: NothingProps): VNode {
  const words: Readonly<Record<NothingProps['reason'], string>> = {
    none: visit.say(
      'Per questo accordo non è registrato nessun impegno. Se nel testo firmato qualcuno «si impegna a» qualcosa, chi coordina può aggiungerlo attraverso l’interfaccia per programmi o dalla riga di comando: da allora lo si conferma e lo si aggiorna qui.',
      'No commitment is recorded for this agreement. If the signed text says that somebody “undertakes to” do something, its coordinator can add it through the interface for programs or from the command line: from then on it is confirmed and updated here.',
    ),
    tutti: visit.say(
      `Tutti gli impegni di questo accordo sono stati ${plural(BESIDES.withdrawn).it}.`,
      `All commitments of this agreement have been ${plural(BESIDES.withdrawn).en}.`,
    ),
    miei: visit.say(
      'Il tuo ente non ha impegni in questo accordo: qui non c’è nulla da confermare.',
      'Your organisation has no commitments in this agreement: there is nothing to confirm here.',
    ),
    'da-confermare': visit.say(
      `Nessun impegno è ${COMMITMENT.unconfirmed.word.it}: di tutti si sa come vanno.`,
      `No commitment is ${COMMITMENT.unconfirmed.word.en}: it is known how each of them goes.`,
    ),
    scaduti: visit.say(
      `Nessun impegno è ${COMMITMENT.overdue.word.it}.`,
      `No commitment is ${COMMITMENT.overdue.word.en}.`,
    ),
    condivisi: visit.say(
      'Nessun impegno è stato preso da più partner insieme.',
      'No commitment was made by several partners together.',
    ),
  };
  return (
    <p class="prose">
      {words[reason]}{' '}
      {all !== undefined && reason !== 'tutti' && (
        <a href={all}>{visit.say('Vedi tutti gli impegni', 'See all commitments')}</a>
      )}
      {reason === 'none' && <a href="/api/docs">{visit.say('Come si fa', 'How it is done')}</a>}
    </p>
  );
}
