import { say, type Text } from '#libs/kernel/text.js';
import type { Holder, Rights } from './rights-table.js';
import { ROLES } from './roles.js';

const WORDS: Readonly<Record<Holder, Text>> = {
  administrator: say('chi amministra', 'administrators'),
  coordinator: say('chi coordina', 'coordinators'),
  member: say('chi è componente', 'members'),
  evaluator: say('chi valuta', 'evaluators'),
  viewer: say('chi consulta', 'viewers'),
  anybody: say('chiunque abbia un accesso', 'everybody who is signed in'),
};

/** Who may, in words: «chi coordina; chi è componente, per gli impegni del proprio partner». */
export function whoMay(rights: Rights<never>): Text {
  const holders = [...ROLES, 'anybody' as const].flatMap((holder) => {
    const right = rights[holder];
    if (right === undefined) return [];
    const { it, en } = WORDS[holder];
    return right === 'yes' ? [{ it, en }] : [say(`${it}, ${right.words.it}`, `${en}, ${right.words.en}`)];
  });
  return say(holders.map(({ it }) => it).join('; '), holders.map(({ en }) => en).join('; '));
}
