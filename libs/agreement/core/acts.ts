import type { Instant } from '#libs/kernel/civil-date.js';
import { isRefusal, type Refusal } from '#libs/kernel/refusal.js';
import { type AddressedCommand, addressed, type CommandIds, type CommandName } from './commands.js';
import { decideOn } from './deciding.js';
import type { AgreementState, LogEntry, RecordedAgreement } from './state.js';

/** Something that was recorded and still stands, and the command that takes it back. */
export interface Act {
  /** Of the event that recorded it. */
  readonly revision: number;
  readonly command: CommandName;
  readonly ids: CommandIds;
}

/** Everything that could be taken back, by the revision of its event; whether the domain lets it go is another matter. */
export function standingActs(state: AgreementState): ReadonlyMap<number, Act> {
  return new Map([...actsOf(state)].map((act) => [act.revision, act]));
}

function* actsOf(state: AgreementState): Generator<Act> {
  yield* ofAgreement(state);
  for (const [partner, part] of state.partners) {
    yield act(part.revision, 'annul-partner', { partner });
    if (part.withdrawn) yield act(part.withdrawn.revision, 'annul-partner-withdrawal', { partner });
  }
  for (const [body, part] of state.bodies) {
    yield act(part.revision, 'annul-body', { body });
    for (const { revision, id } of part.memberChanges) yield act(revision, 'annul-members', { body, members: id });
  }
  for (const [objective, { revision }] of state.objectives) yield act(revision, 'annul-objective', { objective });
  yield* ofRules(state);
  yield* ofCommitments(state);
  yield* ofIndicators(state);
  yield* ofMeetings(state);
  yield* ofIssues(state);
  for (const [evaluation, { revision, annulled }] of state.evaluations) {
    if (!annulled) yield act(revision, 'annul-evaluation', { evaluation });
  }
}

function* ofAgreement({ archived, termChanges, nonRenewals }: AgreementState): Generator<Act> {
  if (archived) yield act(archived.revision, 'annul-archive', {});
  for (const { kind, id, revision } of termChanges) {
    yield kind === 'extension'
      ? act(revision, 'annul-extension', { extension: id })
      : act(revision, 'annul-early-end', { earlyEnd: id });
  }
  for (const { id, revision } of nonRenewals) yield act(revision, 'annul-non-renewal', { nonRenewal: id });
}

function* ofRules({ rules }: AgreementState): Generator<Act> {
  for (const [rule, part] of rules) {
    yield act(part.revision, 'annul-rule', { rule });
    if (part.withdrawn) yield act(part.withdrawn.revision, 'annul-rule-withdrawal', { rule });
    for (const { id, revision, annulled } of part.deliveries) {
      if (!annulled) yield act(revision, 'annul-delivery', { rule, delivery: id });
    }
  }
}

function* ofCommitments({ commitments }: AgreementState): Generator<Act> {
  for (const [commitment, part] of commitments) {
    yield act(part.revision, 'annul-commitment', { commitment });
    if (part.withdrawn) yield act(part.withdrawn.revision, 'annul-commitment-withdrawal', { commitment });
    for (const { id, revision } of entriesOf(part.progress)) {
      yield act(revision, 'annul-progress', { commitment, progress: id });
    }
  }
}

function* ofIndicators({ indicators }: AgreementState): Generator<Act> {
  for (const [indicator, part] of indicators) {
    yield act(part.revision, 'annul-indicator', { indicator });
    for (const { id, revision } of part.targetRevisions)
      yield act(revision, 'annul-targets', { indicator, targets: id });
    for (const { id, revision, review } of entriesOf(part.measurements)) {
      const ids = { indicator, measurement: id };
      yield act(revision, 'annul-measurement', ids);
      // The one takes back the other.
      const other = review?.verdict === 'validated' ? 'reject-measurement' : 'validate-measurement';
      if (review) yield act(review.revision, other, ids);
    }
  }
}

/** Entries and corrections that were not annulled, by themselves or with what they correct. */
const entriesOf = <Value>(log: readonly LogEntry<Value>[]) =>
  log
    .filter(({ annulled }) => !annulled)
    .flatMap((entry) => [entry, ...entry.corrections.filter(({ annulled }) => !annulled)]);

function* ofMeetings({ meetings, decisions }: AgreementState): Generator<Act> {
  for (const [meeting, { revision, annulled, cancelled, held, minutesApproved }] of meetings) {
    if (annulled) continue;
    yield act(revision, 'annul-meeting', { meeting });
    if (cancelled) yield act(cancelled.revision, 'annul-cancellation', { meeting });
    // Recorded as held straight away, it is the meeting itself that is annulled.
    if (held && held.revision !== revision) yield act(held.revision, 'annul-held', { meeting });
    if (minutesApproved) yield act(minutesApproved.revision, 'annul-approval', { meeting });
  }
  for (const [decision, { completed }] of decisions) {
    if (completed) yield act(completed.revision, 'annul-completion', { decision });
  }
}

function* ofIssues({ issues }: AgreementState): Generator<Act> {
  for (const [issue, { revision, annulled, resolved }] of issues) {
    if (annulled) continue;
    yield act(revision, 'annul-issue', { issue });
    if (resolved) yield act(resolved.revision, 'annul-issue-resolution', { issue });
  }
}

const act = (revision: number, command: CommandName, ids: CommandIds): Act => ({ revision, command, ids });

/** The command that takes an act back, for a reason. */
export const takingBack = ({ command, ids }: Act, reason: string): AddressedCommand =>
  addressed(command, ids, command === 'validate-measurement' ? {} : { reason });

/** Why the domain would not let an act be taken back as things stand; undefined where it would. */
export function whyNotTakenBack(state: RecordedAgreement, taken: Act, now: Instant): Refusal | undefined {
  const decided = decideOn(state, takingBack(taken, '–'), { now, newId: (label) => label, personId: (typed) => typed });
  return isRefusal(decided) ? decided : undefined;
}

/** By the revision of what was taken back: the revision of the event that did so. */
export const takenBackBy = ({ undone }: AgreementState): ReadonlyMap<number, number> =>
  new Map([...undone].flatMap(([by, { revision }]) => (revision === undefined ? [] : [[revision, by]])));
