import type { SecondCallQuorum } from '#libs/agreement/rules/schema.js';
import { say, type Text } from '#libs/kernel/text.js';
import { fractionInWords } from '#libs/language/fractions.js';
import { en, it } from '#libs/language/words.js';

/** As a rule has it: a share, «majority», a number of members; in second call also whoever comes. */
type Quorum = SecondCallQuorum;

const isShare = (quorum: Quorum): quorum is number | string =>
  typeof quorum !== 'object' && quorum !== 'majority' && quorum !== 'any';
const isAll = (quorum: Quorum): boolean => isShare(quorum) && fractionInWords(quorum).en === 'all';

/** As it is called beside its name: «maggioranza», «due terzi», «metà», «almeno 3». */
export function quorumName(quorum: Quorum): Text {
  if (quorum === 'majority') return say('maggioranza', 'majority');
  return isShare(quorum) ? fractionInWords(quorum) : quorumWords(quorum);
}

/** How many are needed: «più della metà», «almeno due terzi», «tutti», «almeno 3». */
export function quorumWords(quorum: Quorum): Text {
  if (quorum === 'majority') return say('più della metà', 'more than half');
  if (quorum === 'any') return say('almeno uno', 'at least one');
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
  if (typeof quorum === 'object') {
    return quorum.count === 1
      ? say(`${share} componente`, `${inEnglish} member`)
      : say(`${share} componenti`, `${inEnglish} members`);
  }
  return isAll(quorum)
    ? say('tutti i componenti', 'all members')
    : say(`${share} dei componenti`, `${inEnglish} of the members`);
}

/** «con più della metà dei componenti presenti», «con almeno un componente presente» */
export function quorumClause(quorum: Quorum): Text {
  if (quorum === 'any') return say('con chi viene, anche un solo componente', 'with whoever comes, even one member');
  const members = quorumOfMembers(quorum);
  const isOne = typeof quorum === 'object' && quorum.count === 1;
  return say(`con ${members.it} ${isOne ? 'presente' : 'presenti'}`, `with ${members.en} present`);
}
