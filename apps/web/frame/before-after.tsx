import type { VNode } from 'preact';
import type { HistoryEntry } from '#libs/agreement/core/describe.js';
import type { AgreementReading } from '#libs/agreement/core/reading.js';
import type { Judgement } from '#libs/monitoring/judgement.js';
import type { AgreementVisit } from './agreement-visit.js';
import type { Visit } from './visit.js';

/** How something stood before a command, and how with it: both as of today. */
export interface BeforeAfter<Value> {
  readonly before: Value;
  readonly after: Value;
}

/** Of what a command has just recorded; undefined where nothing was, or the agreement itself. */
export async function beforeAndAfter<Value>(
  { visit, agreement, register, today, judgement }: AgreementVisit,
  done: readonly HistoryEntry[] | undefined,
  reading: AgreementReading,
  of: (judgement: Judgement) => Value,
): Promise<BeforeAfter<Value> | undefined> {
  const [first, last] = [done?.[0], done?.at(-1)];
  if (!first || !last || first.revision < 2) return undefined;
  const at = async (revision: number): Promise<Judgement | undefined> => {
    const found = await reading.register(agreement.id, { revision });
    return found && visit.facts.judgements.of(found, today).judgement;
  };
  const before = await at(first.revision - 1);
  // What others have recorded since is not its doing.
  const after = last.revision === register.head.revision ? judgement() : await at(last.revision);
  return before && after && { before: of(before), after: of(after) };
}

interface FromToProps {
  readonly visit: Visit;
  /** In words; null for nothing that can be said. */
  readonly of: BeforeAfter<string | null> | undefined;
}

/** «60 % → 60 %» */
export function FromTo({ visit, of }: FromToProps): VNode | null {
  if (!of || (of.before === null && of.after === null)) return null;
  const none = visit.say('nessun dato', 'no data');
  const [before, after] = [of.before ?? none, of.after ?? none];
  return (
    <p class="before-after">
      <span class="visually-hidden">{visit.say('Prima', 'Before')}: </span>
      {before} <span aria-hidden="true">→</span>
      <span class="visually-hidden">, {visit.say('ora', 'now')}: </span> <strong>{after}</strong>
    </p>
  );
}
