import { COMMON_PASSWORDS } from './common-password-list.js';

/** As people vary a word: `P4ssw0rd!`. */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  '@': 'a',
  $: 's',
};
/** Fewer different characters than that are soon tried. */
const FEWEST_CHARACTERS = 5;
/** Places where a run of neighbours (`abc`, `321`, `qwe`, `aaa`) breaks off; with fewer it is all runs. */
const FEWEST_BREAKS = 3;
const KEYS = [
  '1234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz',
  '2wsx',
  '3edc',
  '4rfv',
  '5tgb',
  '6yhn',
  '7ujm',
];

const folded = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

const isListed = (text: string): boolean => COMMON_PASSWORDS.has(text);
const asLetters = (text: string): string => text.replaceAll(/[013457@$]/g, (sign) => LOOKS_LIKE[sign] ?? sign);

/** One that many people use, or what comes of it by repeating, adding digits and signs, or going along the keyboard. */
export function isCommonPassword(typed: string): boolean {
  const text = folded(typed).replaceAll(/\s+/g, '');
  const core = text.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const unit = /^(.+?)\1+$/u.exec(text)?.[1];
  return (
    [text, core, asLetters(text), asLetters(core)].some(isListed) ||
    (unit !== undefined && (unit.length <= 4 || isCommonPassword(unit))) ||
    new Set(text).size < FEWEST_CHARACTERS ||
    breaksIn(text) < FEWEST_BREAKS
  );
}

function breaksIn(text: string): number {
  const signs = [...text];
  return signs.slice(1).filter((sign, index) => !areNeighbours(signs[index] ?? '', sign)).length;
}

function areNeighbours(one: string, other: string): boolean {
  const step = (other.codePointAt(0) ?? 0) - (one.codePointAt(0) ?? 0);
  return Math.abs(step) <= 1 || KEYS.some((row) => row.includes(one + other) || row.includes(other + one));
}

/** What is left of a password without what everybody knows of its owner has to be longer than that. */
const SHORTEST_REST = 8;
const SHORTEST_PART = 3;

/** Made of the owner's address or name, and little else. */
export function isOwnName(typed: string, { email, name }: { readonly email: string; readonly name: string }): boolean {
  const known = folded(`${email} ${name}`)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part.length >= SHORTEST_PART)
    .sort((a, b) => b.length - a.length);
  const text = folded(typed).replaceAll(/[^\p{L}\p{N}]+/gu, '');
  const rest = known.reduce((left, part) => left.replaceAll(part, ''), text);
  return rest.length < text.length && rest.length < SHORTEST_REST;
}
