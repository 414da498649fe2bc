import type { VNode } from 'preact';
import type { Text } from '#libs/kernel/text.js';
import type { Tone } from '#libs/language/lexicon.js';
import { ICONS, type IconName } from './icons.js';
import type { Visit } from './visit.js';

/** An icon beside words that say the same: nothing for who listens. */
export function Icon({ visit, name }: { visit: Visit; name: IconName }): VNode {
  return (
    <svg class="icon-inline" aria-hidden="true" focusable="false">
      <use href={`${visit.facts.site.assets.sprite}#${ICONS[name]}`} />
    </svg>
  );
}

/** A state: an icon and a word, and a colour on top of them. */
export function Verdict({ visit, tone, word }: { visit: Visit; tone: Tone; word: string }): VNode {
  return (
    <span class={`verdict tone-${tone}`}>
      <Icon visit={visit} name={tone} />
      <span>{word}</span>
    </span>
  );
}

interface WordProps {
  readonly visit: Visit;
  readonly of: { readonly tone: Tone; readonly word: Text };
  /** What holds besides, said after a comma. */
  readonly besides?: { readonly word: Text } | false | undefined;
}

/** The same of a word of the lexicon. */
export const VerdictWord = ({ visit, of: { tone, word }, besides }: WordProps): VNode => (
  <Verdict visit={visit} tone={tone} word={visit.text(word) + (besides ? `, ${visit.text(besides.word)}` : '')} />
);
