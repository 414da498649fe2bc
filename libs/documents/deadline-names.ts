import type { RecordedAgreement } from '#libs/agreement/core/state.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import type { FreeText } from '#libs/kernel/sealing.js';
import { say, type Text } from '#libs/kernel/text.js';
import { type Deadline, type DeadlineKind, isOverdue } from '#libs/monitoring/tasks/deadline.js';
import type { JudgedSource, Writer } from './report-source.js';

/** What a list of deadlines is called: in one that has what is overdue, that is said. */
export const deadlinesTitle = (deadlines: readonly Deadline[], on: CivilDate): Text =>
  deadlines.some((each) => isOverdue(each, on))
    ? say('Scadenze passate e dei prossimi sei mesi', 'Deadlines that are past, and of the next six months')
    : say('Scadenze dei prossimi sei mesi', 'Deadlines of the next six months');

const MASCULINE: ReadonlySet<DeadlineKind> = new Set(['commitment']);

/** «Scaduta», and of a commitment «scaduto». */
export const overdueWord = ({ kind }: Deadline): Text =>
  MASCULINE.has(kind) ? say('scaduto', 'overdue') : say('scaduta', 'overdue');

/** What a deadline is about, as people call it; still sealed where that is how it was recorded; empty for nothing. */
export const nameOfDeadline = ({ state }: Writer<JudgedSource>, deadline: Deadline): string | FreeText =>
  sealedName(state, deadline.part) ?? deadline.title ?? '';

function sealedName(state: RecordedAgreement, part: string): FreeText | undefined {
  const [collection, id = ''] = part.split('/');
  if (collection === 'issues') return state.issues.get(id)?.title;
  return collection === 'decisions' ? state.decisions.get(id)?.text : undefined;
}
