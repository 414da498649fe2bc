import { describe, expect, test } from '@jest/globals';
import type { TakingBack } from '#libs/agreement/core/command.js';
import { addressed, allCommands, type CommandName, findCommand, placeOf } from '#libs/agreement/core/commands.js';
import { subjectOf } from '#libs/agreement/core/events.js';
import { Rehearsal } from '#libs/agreement/core/rehearsal.js';
import { asRecorded, emptyAgreement } from '#libs/agreement/core/state.js';
import { isRefusal } from '#libs/kernel/refusal.js';
import { figuresOf } from '#libs/monitoring/report.js';

type Body = Readonly<Record<string, unknown>>;
type Sent = readonly [path: string, body: Body, method?: string];

/** A command as it may come, what came before it, and what puts it right where the same command does. */
interface Case {
  readonly after?: readonly Sent[];
  readonly sent: Sent;
  readonly again?: Sent;
}

const NOW = '2024-06-01T10:00:00.000Z';
const DAYS = ['2021-06-01', '2022-03-28', '2022-12-31', '2023-03-28', '2023-05-01', '2024-06-01', '2026-01-01'];
const reason = 'Perché sì';
const MEASURED: Sent = ['indicators/i1/measurements', { id: 'x', date: '2021-11-30', value: 40 }];
const PROGRESS: Sent = [
  'commitments/im1/progress',
  { id: 'a', date: '2021-11-30', status: 'in-progress', percent: 80 },
];
const HELD = { date: '2021-12-10', present: ['ciss', 'diaconia'], decisions: [{ id: 'd', text: 'Sportello' }] };
const CONVENED: Sent = ['meetings', { id: 'm', body: 'tavolo', date: '2021-12-10', convenedOn: '2021-12-01' }];
const MET: Sent = [
  'meetings',
  { id: 'n', body: 'tavolo', date: '2021-10-10', held: { present: ['ciss', 'diaconia'] } },
];
const MINUTES: Sent = ['meetings/n/minutes', { date: '2021-10-11', text: 'Si è riunito' }, 'PUT'];
const ISSUE: Sent = ['issues', { id: 'c', title: 'Criticità', date: '2021-11-01' }];
const patch = (path: string, changes: Body): Sent => [path, { changes, reason }, 'PATCH'];

const DEFINITION = {
  id: 'pinerolo',
  title: "Patto d'intesa",
  kind: 'patto-intesa',
  validFrom: '2021-03-29',
  duration: 'P2Y',
  renewal: { every: 'P1Y', noticeDays: 30 },
  validation: 'required',
  partners: [
    { id: 'ciss', name: 'C.I.S.S.', role: 'lead' },
    { id: 'diaconia', name: 'Diaconia' },
    { id: 'chronos', name: 'Chronos' },
  ],
  bodies: [{ id: 'tavolo', name: 'Tavolo', members: ['ciss', 'diaconia', 'chronos'] }],
  rules: [
    {
      id: 'tre',
      type: 'meeting-cadence',
      minimum: 3,
      per: 'agreement-year',
      body: 'tavolo',
      quorum: 'majority',
      requireMinutes: true,
      noticeDays: 5,
    },
    { id: 'finale', type: 'final-evaluation' },
    { id: 'relazione', type: 'deliverable', title: 'Relazione', every: 'P1Y' },
  ],
  objectives: [{ id: 'os1', title: 'Continuità' }],
  commitments: [{ id: 'im1', partner: 'ciss', title: 'Sala', kind: 'one-off', due: '2022-12-31', objective: 'os1' }],
  indicators: [
    {
      id: 'i1',
      title: 'Famiglie',
      unit: 'famiglie',
      objective: 'os1',
      direction: 'increase',
      targets: [{ value: 100, date: '2023-03-28' }],
    },
  ],
};

/** One for each command there is: a new one without a case does not compile. */
const CASES: { readonly [Name in CommandName]: Case } = {
  'correct-agreement': { sent: patch('', { minCoverage: 0.9 }), again: patch('', { minCoverage: 0.5 }) },
  'extend-term': { sent: ['extensions', { date: '2022-01-10', validTo: '2052-12-31' }] },
  'annul-extension': {
    after: [['extensions', { id: 'x', date: '2022-01-10', validTo: '2052-12-31' }]],
    sent: ['extensions/x/annulment', { reason }],
  },
  'end-early': { sent: ['early-end', { date: '2022-01-10', validTo: '2022-06-30' }] },
  'annul-early-end': {
    after: [['early-end', { id: 'x', date: '2022-01-10', validTo: '2022-06-30' }]],
    sent: ['early-end/x/annulment', { reason }],
  },
  'record-non-renewal': { sent: ['non-renewals', { date: '2022-05-01', partner: 'ciss' }] },
  'annul-non-renewal': {
    after: [['non-renewals', { id: 'x', date: '2022-05-01' }]],
    sent: ['non-renewals/x/annulment', { reason }],
  },
  'annul-agreement': { sent: ['annulment', { reason }] },
  'archive-agreement': { sent: ['archive', { reason }] },
  'annul-archive': { after: [['archive', { reason }]], sent: ['archive/annulment', { reason }] },
  'add-partner': { sent: ['partners', { id: 'p', name: 'ACEA', date: '2021-05-01' }] },
  'correct-partner': {
    sent: patch('partners/chronos', { role: 'invited' }),
    again: patch('partners/chronos', { role: null }),
  },
  'annul-partner': {
    after: [['partners', { id: 'p', name: 'ACEA' }]],
    sent: ['partners/p/annulment', { reason }],
  },
  'withdraw-partner': {
    after: [MET, MINUTES, ['meetings/n/minutes/approval', { date: '2021-10-12' }]],
    sent: ['partners/diaconia/withdrawal', { date: '2021-06-01', effectiveOn: '2021-09-01' }],
  },
  'annul-partner-withdrawal': {
    after: [['partners/diaconia/withdrawal', { date: '2021-06-01' }]],
    sent: ['partners/diaconia/withdrawal/annulment', { reason }],
  },
  'add-body': { sent: ['bodies', { id: 'b', name: 'Cabina' }] },
  'correct-body': {
    after: [MET, MINUTES, ['meetings/n/minutes/approval', { date: '2021-10-12' }]],
    sent: patch('bodies/tavolo', { members: ['chronos'] }),
    again: patch('bodies/tavolo', { members: ['ciss', 'diaconia', 'chronos'] }),
  },
  'annul-body': { after: [['bodies', { id: 'b', name: 'Cabina' }]], sent: ['bodies/b/annulment', { reason }] },
  'set-members': {
    after: [MET, MINUTES, ['meetings/n/minutes/approval', { date: '2021-10-12' }]],
    sent: ['bodies/tavolo/members', { date: '2021-09-01', members: ['chronos'] }],
  },
  'annul-members': {
    after: [['bodies/tavolo/members', { id: 'x', date: '2021-09-01', members: ['chronos'] }]],
    sent: ['bodies/tavolo/members/x/annulment', { reason }],
  },
  'add-rule': { sent: ['rules', { id: 'r', type: 'meeting-cadence', minimum: 1, per: 'term' }] },
  'correct-rule': { sent: patch('rules/tre', { minimum: 5 }), again: patch('rules/tre', { minimum: 3 }) },
  'annul-rule': {
    after: [['rules', { id: 'r', type: 'meeting-cadence', minimum: 1, per: 'term' }]],
    sent: ['rules/r/annulment', { reason }],
  },
  'withdraw-rule': { sent: ['rules/tre/withdrawal', { date: '2022-01-10' }] },
  'annul-rule-withdrawal': {
    after: [['rules/tre/withdrawal', { date: '2022-01-10' }]],
    sent: ['rules/tre/withdrawal/annulment', { reason }],
  },
  'record-delivery': { sent: ['rules/relazione/deliveries', { date: '2022-03-30', period: '2021-03-29' }] },
  'annul-delivery': {
    after: [['rules/relazione/deliveries', { id: 'x', date: '2022-03-30' }]],
    sent: ['rules/relazione/deliveries/x/annulment', { reason }],
  },
  'add-objective': { sent: ['objectives', { id: 'os2', title: 'Scuole' }] },
  'correct-objective': {
    after: [['objectives', { id: 'os2', title: 'Scuole' }]],
    sent: patch('objectives/os2', { parent: 'os1' }),
    again: patch('objectives/os2', { parent: null }),
  },
  'annul-objective': {
    after: [['objectives', { id: 'os2', title: 'Scuole' }]],
    sent: ['objectives/os2/annulment', { reason }],
  },
  'add-commitment': {
    sent: ['commitments', { partner: 'ciss', title: 'Sala', kind: 'continuous', from: '2021-05-01' }],
  },
  'correct-commitment': {
    sent: patch('commitments/im1', { due: '2022-01-31' }),
    again: patch('commitments/im1', { due: '2022-12-31' }),
  },
  'annul-commitment': {
    after: [['commitments', { id: 'k', body: 'tavolo', title: 'Relazione', kind: 'continuous' }]],
    sent: ['commitments/k/annulment', { reason }],
  },
  'withdraw-commitment': { sent: ['commitments/im1/withdrawal', { date: '2022-01-10' }] },
  'annul-commitment-withdrawal': {
    after: [['commitments/im1/withdrawal', { date: '2022-01-10' }]],
    sent: ['commitments/im1/withdrawal/annulment', { reason }],
  },
  'record-progress': { sent: PROGRESS },
  'correct-progress': { after: [PROGRESS], sent: ['commitments/im1/progress/a/correction', { percent: 20, reason }] },
  'annul-progress': { after: [PROGRESS], sent: ['commitments/im1/progress/a/annulment', { reason }] },
  'add-indicator': { sent: ['indicators', { title: 'Ore', unit: 'ore', direction: 'increase', objective: 'os1' }] },
  'correct-indicator': { sent: patch('indicators/i1', { weight: 3 }), again: patch('indicators/i1', { weight: null }) },
  'annul-indicator': {
    after: [['indicators', { id: 'i2', title: 'Ore', unit: 'ore', direction: 'increase' }]],
    sent: ['indicators/i2/annulment', { reason }],
  },
  'revise-targets': {
    sent: ['indicators/i1/targets', { date: '2022-01-15', targets: [{ value: 9, date: '2022-12-31' }], reason }],
  },
  'annul-targets': {
    after: [['indicators/i1/targets', { id: 'x', targets: [{ value: 9, date: '2022-12-31' }], reason }]],
    sent: ['indicators/i1/targets/x/annulment', { reason }],
  },
  'record-measurement': { sent: MEASURED },
  'correct-measurement': {
    after: [MEASURED, ['indicators/i1/measurements/x/validation', {}]],
    sent: ['indicators/i1/measurements/x/correction', { value: 20, reason }],
  },
  'annul-measurement': { after: [MEASURED], sent: ['indicators/i1/measurements/x/annulment', { reason }] },
  'validate-measurement': { after: [MEASURED], sent: ['indicators/i1/measurements/x/validation', {}] },
  'reject-measurement': {
    after: [MEASURED, ['indicators/i1/measurements/x/validation', {}]],
    sent: ['indicators/i1/measurements/x/rejection', { reason }],
  },
  'convene-meeting': { sent: CONVENED },
  'hold-meeting': { after: [CONVENED], sent: ['meetings/m/held', HELD] },
  'annul-held': { after: [CONVENED, ['meetings/m/held', HELD]], sent: ['meetings/m/held/annulment', { reason }] },
  'reschedule-meeting': {
    after: [CONVENED],
    sent: ['meetings/m/reschedule', { date: '2022-01-20' }],
    again: ['meetings/m/reschedule', { date: '2021-12-10', convenedOn: '2021-12-01' }],
  },
  'cancel-meeting': { after: [CONVENED], sent: ['meetings/m/cancellation', { date: '2021-12-05', reason }] },
  'annul-cancellation': {
    after: [CONVENED, ['meetings/m/cancellation', { reason }]],
    sent: ['meetings/m/cancellation/annulment', { reason }],
  },
  'correct-meeting': {
    after: [MET],
    sent: ['meetings/n/correction', { date: '2022-04-10', present: ['ciss'], reason }],
    again: ['meetings/n/correction', { date: '2021-10-10', present: ['ciss', 'diaconia'], reason }],
  },
  'annul-meeting': { after: [MET], sent: ['meetings/n/annulment', { reason }] },
  'write-minutes': { after: [MET], sent: MINUTES, again: ['meetings/n/minutes', { text: 'Riunito di nuovo' }, 'PUT'] },
  'approve-minutes': { after: [MET, MINUTES], sent: ['meetings/n/minutes/approval', { date: '2021-10-12' }] },
  'annul-approval': {
    after: [MET, MINUTES, ['meetings/n/minutes/approval', { date: '2021-10-12' }]],
    sent: ['meetings/n/minutes/approval/annulment', { reason }],
  },
  'complete-decision': {
    after: [CONVENED, ['meetings/m/held', HELD]],
    sent: ['decisions/d/completion', { date: '2022-01-10' }],
  },
  'annul-completion': {
    after: [CONVENED, ['meetings/m/held', HELD], ['decisions/d/completion', {}]],
    sent: ['decisions/d/completion/annulment', { reason }],
  },
  'raise-issue': { sent: ISSUE },
  'annul-issue': { after: [ISSUE], sent: ['issues/c/annulment', { reason }] },
  'resolve-issue': { after: [ISSUE], sent: ['issues/c/resolution', {}] },
  'annul-issue-resolution': {
    after: [ISSUE, ['issues/c/resolution', {}]],
    sent: ['issues/c/resolution/annulment', { reason }],
  },
  'record-evaluation': { sent: ['evaluations', { date: '2023-03-20', final: true, text: 'Bene' }] },
  'annul-evaluation': {
    after: [['evaluations', { id: 'v', date: '2023-03-20', final: true, text: 'Bene' }]],
    sent: ['evaluations/v/annulment', { reason }],
  },
  'redact-text': { sent: ['redactions', { text: 'nothing', reason }] },
  'erase-person': { sent: ['personal-data/anna', { reason }, 'DELETE'] },
};

class Written {
  private readonly rehearsal = new Rehearsal(emptyAgreement('pinerolo'));

  constructor(after: readonly Sent[] = []) {
    this.rehearsal.take(this.rehearsal.decideNew(DEFINITION, NOW));
    for (const sent of after) this.send(sent);
  }

  /** The last segment of what was recorded: the id of what was made. */
  send([path, body, method]: Sent): string {
    const command = findCommand(path, body, method);
    if (!command) throw new Error(path);
    const taken = this.rehearsal.take(this.rehearsal.decideOn(command, NOW));
    if (isRefusal(taken)) throw new Error(`${path}: ${JSON.stringify(taken)}`);
    expect([path, taken.length]).not.toEqual([path, 0]);
    return subjectOf(taken[0]!).split('/').at(-1) ?? '';
  }

  get figures() {
    const state = asRecorded(this.rehearsal.state);
    return DAYS.map((day) => figuresOf(state, day));
  }
}

const named = allCommands.map(({ name, takenBack }): [CommandName, TakingBack] => [name, takenBack]);
const withoutEffect = new Set<CommandName>();

describe('whatever is recorded can be taken back', () => {
  test.each(named)('%s leaves the figures of every day as they were', (name, takenBack) => {
    const { after, sent, again } = CASES[name];
    if ('final' in takenBack) {
      expect(takenBack.final.it).not.toBe(takenBack.final.en);
      return;
    }
    const agreement = new Written(after);
    const before = agreement.figures;
    const made = agreement.send(sent);
    if (JSON.stringify(agreement.figures) === JSON.stringify(before)) withoutEffect.add(name);
    if ('again' in takenBack) {
      if (!again) throw new Error(`How is ${name} put right?`);
      agreement.send(again);
    } else {
      agreement.send([
        annulmentOf(takenBack.by, sent, made),
        takenBack.by === 'validate-measurement' ? {} : { reason },
      ]);
    }
    expect(agreement.figures).toEqual(before);
  });

  test('and most of it does change them', () => {
    expect([...withoutEffect].sort()).toEqual(NO_FIGURE_TELLS);
  });
});

/** Where the command that takes it back is sent: to the thing that was made, or that it was sent to. */
function annulmentOf(by: string, [path, body, method]: Sent, made: string): string {
  const ids = findCommand(path, body, method)?.ids ?? {};
  const annulling = allCommands.find(({ name }) => name === by);
  if (!annulling) throw new Error(`No command is called ${by}`);
  const own = /\{(\w+)\}/g;
  const all = Object.fromEntries([...annulling.path.matchAll(own)].map(([, id = '']) => [id, ids[id] ?? made]));
  // A correction is annulled by its own id.
  const last = [...annulling.path.matchAll(own)].at(-1)?.[1];
  if (path.endsWith('/correction') && last) all[last] = made;
  return placeOf(addressed(annulling.name, all, {}));
}

/** Of these the report tells nothing, or nothing by itself. */
const NO_FIGURE_TELLS: CommandName[] = [
  'add-body',
  'add-partner',
  'archive-agreement',
  'complete-decision',
  'correct-measurement',
  'correct-partner',
  'raise-issue',
  'record-measurement',
  'reschedule-meeting',
  'resolve-issue',
  'write-minutes',
];
