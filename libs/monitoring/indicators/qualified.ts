import type { Qualifier } from '#libs/agreement/core/fields.js';
import { say, type Text } from '#libs/kernel/text.js';
import { inBoth } from '#libs/language/words.js';

/** A number with the word that was typed before it: «oltre 500». */
export function qualified(value: number, qualifier: Qualifier | undefined): Text {
  const number = inBoth((words) => words.number(value));
  switch (qualifier) {
    case 'over':
      return say(`oltre ${number.it}`, `over ${number.en}`);
    case 'under':
      return say(`meno di ${number.it}`, `under ${number.en}`);
    case 'about':
      return say(`circa ${number.it}`, `about ${number.en}`);
    default:
      return number;
  }
}
