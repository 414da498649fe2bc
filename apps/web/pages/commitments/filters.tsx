import type { VNode } from 'preact';
import { COMMITMENT, plural } from '#libs/language/lexicon.js';
import { capitalised } from '#libs/language/words.js';
import type { CommitmentVerdict } from '#libs/monitoring/commitments/commitment-judgement.js';
import type { AgreementVisit } from '../../frame/agreement-visit.js';

/** Which commitments the list shows, as its address says. */
export const FILTERS = ['tutti', 'miei', 'da-confermare', 'scaduti', 'condivisi'] as const;
export type Filter = (typeof FILTERS)[number];

interface FiltersProps {
  readonly at: AgreementVisit;
  readonly filter: Filter;
  readonly counts: Readonly<Record<Filter, number>>;
  readonly isMember: boolean;
}

export function Filters({ at: { visit, href }, filter, counts, isMember }: FiltersProps): VNode {
  const stateWord = (verdict: CommitmentVerdict): string => capitalised(visit.text(plural(COMMITMENT[verdict])));
  const words: Readonly<Record<Filter, string>> = {
    tutti: visit.say('Tutti', 'All'),
    miei: visit.say('I miei', 'Mine'),
    'da-confermare': stateWord('unconfirmed'),
    scaduti: stateWord('overdue'),
    condivisi: visit.say('Condivisi', 'Shared'),
  };
  return (
    <nav class="sub-nav no-print" aria-label={visit.say('Quali impegni', 'Which commitments')}>
      {FILTERS.filter((name) => isMember || name !== 'miei').map((name) => (
        <a
          key={name}
          href={href('impegni', { mostra: name === 'tutti' ? undefined : name })}
          aria-current={name === filter ? 'true' : undefined}
        >
          {words[name]} ({counts[name]})
        </a>
      ))}
    </nav>
  );
}
