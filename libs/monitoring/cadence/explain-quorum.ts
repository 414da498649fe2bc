import { say, type Text } from '#libs/kernel/text.js';
import { fractionInWords } from '#libs/language/fractions.js';
import { en, it } from '#libs/language/words.js';

/** As a rule has it: a share, «majority», or a number of members. */
export type Quorum = number | string | { readonly count: number };

const isAll = (quorum: Quorum): boolean =>
  typeof quorum !== 'object' && quorum !== 'majority' && fractionInWords(quorum).en === 'all';

/** As it is called beside its name: «maggioranza», «due terzi», «metà», «almeno 3». */
export function quorumName(quorum: Quorum): Text {
  if (quorum === 'majority') return say('maggioranza', 'majority');
  return typeof quorum === 'object' ? quorumWords(quorum) : fractionInWords(quorum);
}

/** How many are needed: «più della metà», «almeno due terzi», «tutti», «almeno 3». */
export function quorumWords(quorum: Quorum): Text {
  if (quorum === 'majority') return say('più della metà', 'more than half');
  if (typeof quorum === 'object') {
    return say(`almeno ${it.number(quorum.count)}`, `at least ${en.number(quorum.count)}`);
  }
  const share = fractionInWords(quorum);
  if (isAll(quorum)) return share;
  const article = share.en === 'half' ? 'la ' : '';
  return say(`almeno ${article}${share.it}`, `at least ${share.en}`);
}

/** «almeno due terzi dei componenti», «tutti i componenti», «almeno 3 componenti» */
export function quorumOfMembers(quorum: Quorum): Text {
  const { it: share, en: inEnglish } = quorumWords(quorum);
  if (typeof quorum === 'object') return say(`${share} componenti`, `${inEnglish} members`);
  return isAll(quorum)
    ? say('tutti i componenti', 'all members')
    : say(`${share} dei componenti`, `${inEnglish} of the members`);
}
