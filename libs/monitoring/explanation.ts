import type { Text } from '#libs/kernel/text.js';
import { clauses, sentences } from '#libs/language/words.js';
import type { Judgement } from './judgement.js';

/** Part of why something stands as it does; nothing where there is nothing to say. */
export type Detail<Judged> = (judged: Judged, whole: Judgement) => Text | undefined;

/** First a sentence of how it stands, a clause each, then the arithmetic, a sentence each. */
export const explanation =
  <Judged>(headline: readonly Detail<Judged>[], details: readonly Detail<Judged>[]) =>
  (judged: Judged, whole: Judgement): Text => {
    const said = (some: readonly Detail<Judged>[]) => some.map((detail) => detail(judged, whole));
    return sentences(clauses(...said(headline)), ...said(details));
  };
