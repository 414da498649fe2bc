import type { VNode } from 'preact';
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
