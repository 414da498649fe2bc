const LONGEST = 160;

/** A text as lists show it: rows stay small, whatever somebody typed. */
export function shortened(text: string, longest = LONGEST): string {
  if (text.length <= longest) return text;
  // By whole characters: half of one is no text.
  return `${[...text.slice(0, longest + 1)].slice(0, -2).join('').trimEnd()}…`;
}
