import { beginning } from '#libs/language/shortening.js';

const LONGEST = 160;

/** A text as lists show it: rows stay small, whatever somebody typed. */
export const shortened = (text: string): string => beginning(text, LONGEST);
