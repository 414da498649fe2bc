import type { Visit } from '../frame/visit.js';
import { BASE_FIELD, KEY_FIELD } from './form-keys.js';

/** What stands in the fields of a form, by their names; a tick is `1`. A tick that is not set is left out. */
export type Values = Readonly<Record<string, string>>;

/** Buttons besides the one that records, what they ask for. */
export const ACTION_FIELD = 'azione';

const NOT_TYPED = new Set([KEY_FIELD, BASE_FIELD, ACTION_FIELD]);

/** What was sent, with empty fields in their places. */
export const typedValues = ({ facts }: Visit): Values =>
  Object.fromEntries([...facts.form].filter(([name]) => !NOT_TYPED.has(name)));

/** Without the fields that there are not. */
export function filled(values: Readonly<Record<string, string | undefined>>): Values {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** A form whose part somebody else has changed: what was typed, over what stands now. */
export interface Merged {
  readonly values: Values;
  /** Fields that both have changed, with what the other has recorded there. */
  readonly clashes: Values;
}

/** What was changed against what the form had shown is kept; everything else is as it stands now. */
export function merged(shown: Values, typed: Values, now: Values): Merged {
  const values: Record<string, string> = {};
  const clashes: Record<string, string> = {};
  for (const name of new Set([...Object.keys(now), ...Object.keys(typed)])) {
    const [before = '', mine = '', theirs = ''] = [shown, typed, now].map((all) => asCompared(own(all, name)));
    const isMine = mine !== before;
    const value = own(isMine ? typed : now, name);
    if (value !== undefined) values[name] = value;
    if (isMine && theirs !== before && theirs !== mine) clashes[name] = theirs;
  }
  return { values, clashes };
}

/** A form sent by hand may name its fields as it likes, `constructor` too. */
const own = (values: Values, name: string): string | undefined =>
  Object.hasOwn(values, name) ? values[name] : undefined;

/** Browsers send line ends as two signs. */
const asCompared = (value = ''): string => value.replaceAll('\r\n', '\n').trim();
