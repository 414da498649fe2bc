import type { CivilDate } from '#libs/kernel/civil-date.js';
import type { CadenceJudgement } from '#libs/monitoring/cadence/cadence.js';

export { worstCadence } from '#libs/monitoring/cadence/worst-window.js';

/** True while a period runs in which meetings are still missing. */
export const isOpen = ({ windows }: CadenceJudgement, on: CivilDate): boolean =>
  windows.some(({ window, held, required }) => window.from <= on && on <= window.to && held < required);
