/** What the process answers, for scripts. */
export const EXIT = {
  done: 0,
  /** Something nobody foresaw. */
  failed: 1,
  /** The words of the call are off. */
  usage: 2,
  /** Refused, with reasons: nothing was recorded. */
  refused: 3,
  /** No such agreement. */
  notFound: 4,
  /** `verify` found a register that was altered. */
  altered: 5,
  /** The data folder is in use, damaged or from a newer release. */
  dataFolder: 6,
} as const;
