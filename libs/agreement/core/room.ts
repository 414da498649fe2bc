import type { Refusal } from '#libs/kernel/refusal.js';
import { MOST_CHANGES, MOST_CORRECTIONS, MOST_FACTS, MOST_PARTS } from './bounds.js';
import type { CommandIds } from './commands.js';
import { refuse } from './guards.js';
import { findEntry } from './log.js';
import type { Collection } from './referrers.js';
import type { RecordedAgreement } from './state.js';

/** How many there are of what a command adds one to, and how many there may be. */
interface Room {
  readonly most: number;
  readonly taken: (state: RecordedAgreement, ids: CommandIds) => number;
}

const ofParts = (collection: Collection): Room => ({
  most: MOST_PARTS[collection],
  taken: (state) => state[collection].size,
});
const facts = (taken: Room['taken']): Room => ({ most: MOST_FACTS, taken });
const changes = (taken: Room['taken']): Room => ({ most: MOST_CHANGES, taken });
const corrections = (taken: Room['taken']): Room => ({ most: MOST_CORRECTIONS, taken });

/** By the names of commands: whatever makes something new stands here, which a test sees to. */
const ROOM: Readonly<Record<string, Room>> = {
  'add-partner': ofParts('partners'),
  'add-body': ofParts('bodies'),
  'add-rule': ofParts('rules'),
  'add-objective': ofParts('objectives'),
  'add-commitment': ofParts('commitments'),
  'add-indicator': ofParts('indicators'),
  'extend-term': changes(({ termChanges }) => termChanges.length),
  'end-early': changes(({ termChanges }) => termChanges.length),
  'record-non-renewal': changes(({ nonRenewals }) => nonRenewals.length),
  'set-members': changes(({ bodies }, { body = '' }) => bodies.get(body)?.memberChanges.length ?? 0),
  'revise-targets': changes(
    ({ indicators }, { indicator = '' }) => indicators.get(indicator)?.targetRevisions.length ?? 0,
  ),
  'record-delivery': facts(({ rules }, { rule = '' }) => rules.get(rule)?.deliveries.length ?? 0),
  'record-progress': facts(({ commitments }, { commitment = '' }) => commitments.get(commitment)?.progress.length ?? 0),
  'record-measurement': facts(
    ({ indicators }, { indicator = '' }) => indicators.get(indicator)?.measurements.length ?? 0,
  ),
  'correct-progress': corrections(({ commitments, progressIndex }, { commitment = '', progress = '' }) => {
    const log = commitments.get(commitment)?.progress ?? [];
    return findEntry(log, progressIndex, commitment, progress)?.root.corrections.length ?? 0;
  }),
  'correct-measurement': corrections(({ indicators, measurementIndex }, { indicator = '', measurement = '' }) => {
    const log = indicators.get(indicator)?.measurements ?? [];
    return findEntry(log, measurementIndex, indicator, measurement)?.root.corrections.length ?? 0;
  }),
  'convene-meeting': facts(({ meetings }) => meetings.size),
  'write-minutes': changes(({ meetings }, { meeting = '' }) => meetings.get(meeting)?.minutes.length ?? 0),
  'raise-issue': facts(({ issues }) => issues.size),
  'record-evaluation': facts(({ evaluations }) => evaluations.size),
};

/** How many there may be of what a command makes; undefined for one that makes nothing more. */
export const mostOf = (command: string): number | undefined => ROOM[command]?.most;

export function thereMustBeRoom(command: string, state: RecordedAgreement, ids: CommandIds): Refusal | undefined {
  const room = ROOM[command];
  if (!room || room.taken(state, ids) < room.most) return undefined;
  return refuse(
    'too-many-already',
    `Al massimo ${room.most}, e ci sono già tutti.`,
    `At most ${room.most}, and there are as many already.`,
  );
}
