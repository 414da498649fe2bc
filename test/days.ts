import { addDays, civilDateIn } from '#libs/kernel/civil-date.js';

/** So many days from today where the agreements are, as the interface writes it. */
export const day = (days: number): string => addDays(civilDateIn('Europe/Rome', new Date().toISOString()), days);

/** The same as people write it. */
export const shown = (days: number): string => day(days).split('-').reverse().join('/');
