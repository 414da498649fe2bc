import type { ComponentChildren, VNode } from 'preact';
import type { Tone } from '#libs/language/lexicon.js';
import { beginning } from '#libs/language/shortening.js';
import { Icon } from '../../frame/verdict.js';
import type { Visit } from '../../frame/visit.js';

interface LineProps {
  readonly visit: Visit;
  readonly tone: Tone;
  readonly words: ComponentChildren;
  /** What one can do about it. */
  readonly children: ComponentChildren;
}

/** One thing to do: a line of words, and what does it. */
export function Line({ visit, tone, words, children }: LineProps): VNode {
  return (
    <li>
      <span class="todo-words">
        <span class={`tone-${tone}`}>
          <Icon visit={visit} name={tone} />
        </span>
        <span>{words}</span>
      </span>{' '}
      <span class="todo-actions">{children}</span>
    </li>
  );
}

interface GoProps {
  readonly href: string;
  readonly word: string;
  /** What it is about, for who hears the links without the line. */
  readonly about: string;
  /** Takes one to do something, not only to look. */
  readonly acts?: boolean;
}

export function Go({ href, word, about, acts = false }: GoProps): VNode {
  return (
    <a class={`btn btn-sm ${acts ? 'btn-primary' : 'btn-outline-primary'}`} href={href}>
      {word}
      <span class="visually-hidden">: {about}</span>
    </a>
  );
}

const LONGEST_TITLE = 120;

/** A title inside a sentence: whole ones may be as long as a page. */
export const titleIn = (title: string): string => beginning(title, LONGEST_TITLE);
