import type { Tone } from '#libs/language/lexicon.js';

/** The icons in use, by what they mean here; the sprite holds these and no others. */
export const ICONS = {
  good: 'it-check-circle',
  bad: 'it-close-circle',
  warning: 'it-warning-circle',
  neutral: 'it-clock',
  unknown: 'it-help-circle',
  calendar: 'it-calendar',
  search: 'it-search',
} as const satisfies Readonly<Record<Tone | 'calendar' | 'search', string>>;

export type IconName = keyof typeof ICONS;
