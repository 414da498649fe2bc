import { type Change, changesIn } from './change.js';
import { AGREEMENT } from './changes/agreement.js';
import { FACTS } from './changes/facts.js';
import { IDENTITY } from './changes/identity.js';
import { KERNEL } from './changes/kernel.js';
import { LANGUAGE } from './changes/language.js';
import { MEETINGS } from './changes/meetings.js';
import { MONITORING } from './changes/monitoring.js';
import { REASONS } from './changes/reasons.js';
import { ROWS } from './changes/rows.js';
import { TASKS } from './changes/tasks.js';

/** Every change that `npm run mutants` makes. */
export const CHANGES: readonly Change[] = changesIn([
  ...KERNEL,
  ...AGREEMENT,
  ...FACTS,
  ...MEETINGS,
  ...MONITORING,
  ...TASKS,
  ...REASONS,
  ...LANGUAGE,
  ...IDENTITY,
  ...ROWS,
]);
