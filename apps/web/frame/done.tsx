import type { ComponentChildren, VNode } from 'preact';
import type { HistoryEntry } from '#libs/agreement/core/describe.js';
import type { AgreementReading } from '#libs/agreement/core/reading.js';
import type { RecordedAgreement } from '#libs/agreement/core/state.js';
import type { FoldedRegister } from '#libs/kernel/registers.js';
import { Icon } from './verdict.js';
import type { Visit } from './visit.js';

/** More events than any form records at once. */
const MOST_EVENTS = 300;
const MOST_SHOWN = 3;

/** What a command that the address names has recorded, in words; undefined where it names none of the visitor's. */
export async function whatWasDone(
  visit: Visit,
  register: FoldedRegister<RecordedAgreement>,
  reading: AgreementReading,
): Promise<readonly HistoryEntry[] | undefined> {
  const named = visit.asked('fatto') ?? '';
  const revision = /^[1-9]\d{0,9}$/.test(named) ? Number(named) : 0;
  if (revision === 0 || revision > register.head.revision) return undefined;
  const entries = await reading.history(register, revision, MOST_EVENTS);
  const last = entries[0];
  if (!last || last.actor !== visit.facts.caller?.id) return undefined;
  const ofCommand = entries.findIndex(
    ({ recordedAt, actor }) => recordedAt !== last.recordedAt || actor !== last.actor,
  );
  return (ofCommand === -1 ? entries : entries.slice(0, ofCommand)).reverse();
}

interface DoneProps {
  readonly visit: Visit;
  readonly done: readonly HistoryEntry[] | undefined;
  /** What follows from it: how the verdict stands now, what to do next. */
  readonly children?: ComponentChildren;
}

/** At the top of the page that a command leads to: what was recorded. Scripts forget the kept draft on seeing it. */
export function Done({ visit, done, children }: DoneProps): VNode | null {
  const last = done?.at(-1);
  if (!done || !last) return null;
  const more = done.length - MOST_SHOWN;
  return (
    <div class="done" id="esito" role="status" tabIndex={-1} autofocus data-fatto={String(last.revision)}>
      {done.slice(0, MOST_SHOWN).map(({ revision, text }) => (
        <p key={revision}>
          <Icon visit={visit} name="good" /> <strong>{visit.say('Registrato.', 'Recorded.')}</strong>{' '}
          <bdi>{visit.text(text)}</bdi>
        </p>
      ))}
      {more > 0 && <p>{visit.say(`… e altri ${more} fatti.`, `… and ${more} more facts.`)}</p>}
      {children}
    </div>
  );
}
