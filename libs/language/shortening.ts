const CHARACTERS = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Where the character at a place begins: what people see as one, however many code points it is, is never cut. */
const startOf = (text: string, place: number): number => CHARACTERS.segment(text).containing(place)?.index ?? place;

/** The beginning of a long text up to a whole word, the ellipsis included no longer than `longest`, which is 1 or more. */
export function beginning(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const end = startOf(text, longest - 1);
  const space = text.lastIndexOf(' ', end);
  // Of a word that fills most of the room, its beginning says more than the words before it.
  const whole = text.slice(0, space > longest / 2 ? space : end).trimEnd();
  return `${text.slice(0, startOf(text, whole.length))}…`;
}

const LONGEST = 160;

/** A text as lists show it: rows stay small, whatever somebody typed. */
export const shortened = (text: string): string => beginning(text, LONGEST);
