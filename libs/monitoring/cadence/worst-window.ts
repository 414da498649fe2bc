import type { CivilDate } from '#libs/kernel/civil-date.js';
import type { CadenceJudgement, WindowJudgement } from './cadence.js';
import type { WindowVerdict } from './window-verdict.js';

const WORST_FIRST: readonly WindowVerdict[] = ['missed', 'unreachable', 'behind', 'awaiting-minutes'];

/** The window that a rule's verdict is about: the worst, else the one of the day, else the last one begun. */
export function worstCadence({ windows }: CadenceJudgement, on: CivilDate): WindowJudgement | undefined {
  for (const verdict of WORST_FIRST) {
    const found = windows.find((window) => window.verdict === verdict);
    if (found) return found;
  }
  const current = windows.find(({ window }) => window.from <= on && on <= window.to);
  return current ?? windows.findLast(({ window }) => window.from <= on) ?? windows[0];
}
