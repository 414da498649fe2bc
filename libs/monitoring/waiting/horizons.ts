/** What is due within so many days waits already. */
export const SOON_DAYS = 30;
/** Confirmations come often: only a fortnight ahead. */
export const CONFIRM_AHEAD_DAYS = 14;
