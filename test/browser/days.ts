const DAY_MS = 86_400_000;

/** So many days from today, as the interface writes it. */
export const day = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

/** The same as people write it. */
export const shown = (days: number): string => day(days).split('-').reverse().join('/');
