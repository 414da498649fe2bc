import { agreementFolding } from '#libs/agreement/core/evolve.js';
import { PersonIds } from '#libs/agreement/core/person-ids.js';
import { AgreementRecording, type Caller, type Recorded } from '#libs/agreement/core/recording.js';
import type { AgreementState } from '#libs/agreement/core/state.js';
import { CommandHandling } from '#libs/kernel/command-handling.js';
import { type RecordedEvent, registerOf } from '#libs/kernel/envelope.js';
import { isRefusal } from '#libs/kernel/refusal.js';
import { Registers } from '#libs/kernel/registers.js';
import { FakeClock } from './fake-clock.js';
import { FakeIds } from './fake-ids.js';
import { sampleDefinition, typedCommand } from './given-when-then.js';
import { InMemoryEventStore } from './in-memory/in-memory-event-store.js';
import { InMemoryKeyRing } from './in-memory/in-memory-key-ring.js';
import { InMemoryWakeups } from './in-memory/in-memory-wakeups.js';

/** Recording agreements, with everything around it in memory. */
const SECRET = new Uint8Array(32).fill(7);

/** What is made of the id that is typed for a person. */
export const personId = (typed: string, agreement = 'pinerolo'): string => new PersonIds(SECRET).idOf(agreement, typed);

export class AgreementDesk {
  readonly clock = new FakeClock('2022-06-01T10:00:00.000Z');
  readonly registers: Registers<AgreementState>;
  readonly recording: AgreementRecording;

  constructor(
    readonly store = new InMemoryEventStore(),
    readonly keyRing = new InMemoryKeyRing(),
  ) {
    this.registers = new Registers(store, agreementFolding);
    const ports = { store, registers: this.registers, keyRing, clock: this.clock, wakeups: new InMemoryWakeups() };
    this.recording = new AgreementRecording(new CommandHandling(ports), new FakeIds(), SECRET);
  }

  record(agreement: string, path: string, input: unknown, caller: Caller, method?: string): Promise<Recorded> {
    return this.recording.record(agreement, typedCommand(path, input, method), caller);
  }

  /** A command that is taken. */
  async mustRecord(path: string, body: unknown, method?: string): Promise<void> {
    const answer = await this.record('pinerolo', path, body, { actor: 'user-1' }, method);
    refuseRefusals(path, answer);
    this.clock.advance(60_000);
  }

  recorded(agreement = 'pinerolo'): Promise<RecordedEvent[]> {
    return this.store.read(registerOf(agreement), 1, 10_000);
  }
}

const reason = 'Come nel testo firmato';
const WRONG = 'Registrato per errore';
const PROGRESS = 'commitments/im1/progress';
const MEASUREMENTS = 'indicators/i1/measurements';

export const ISSUE = {
  id: 'c1',
  date: '2021-11-20',
  title: 'Manca l’operatore',
  severity: 'high',
  owner: 'ciss',
  due: '2021-12-10',
};

/** What happens to the sample agreement, one command after the other: every event there is but the first and last. */
export const LIFE: readonly [path: string, body: Record<string, unknown>, method?: string][] = [
  ['', { changes: { title: 'Patto di comunità', renewal: { every: 'P1Y', noticeDays: 30 } }, reason }, 'PATCH'],
  ['partners', { id: 'acea', name: 'ACEA', role: 'partner', date: '2021-09-15', taxCode: '05059960012' }],
  ['partners/acea', { changes: { seat: 'Pinerolo' }, reason }],
  ['bodies', { id: 'cabina', name: 'Cabina di regia', members: ['ciss', 'diaconia'], date: '2021-09-15' }],
  ['bodies/cabina', { changes: { note: 'Anche «regia»' }, reason }],
  ['rules', { id: 'finale', type: 'final-evaluation', date: '2021-09-15' }],
  ['rules/finale', { changes: { dueDaysBeforeEnd: 30 }, reason }],
  [
    'rules',
    { id: 'mobile', type: 'meeting-cadence', minimum: 2, per: 'rolling-year', quorum: 'majority', date: '2021-09-15' },
  ],
  ['rules/mobile/withdrawal', { date: '2022-04-01', reason }],
  ['rules/mobile/withdrawal/annulment', { reason: 'Ritirata in un altro giorno' }],
  ['rules/mobile/withdrawal', { date: '2022-05-01', reason }],
  [
    'rules',
    { id: 'relazione', type: 'deliverable', title: 'Relazione', partner: 'ciss', every: 'P1Y', date: '2021-03-29' },
  ],
  [
    'rules/relazione/deliveries',
    {
      id: 'prima',
      date: '2022-04-10',
      period: '2021-03-29',
      note: 'In bozza',
      evidence: [{ url: 'https://example.org/r' }],
    },
  ],
  ['rules/relazione/deliveries/prima/annulment', { reason: 'Era la bozza' }],
  ['rules', { id: 'errata', type: 'final-evaluation', date: '2021-09-15' }],
  ['rules/errata/annulment', { reason: WRONG }],
  ['bodies/cabina/members', { id: 'nuovi', date: '2022-01-15', members: ['ciss', 'chronos'], reason }],
  ['bodies/cabina/members', { id: 'sbagliati', date: '2022-02-15', members: [] }],
  ['bodies/cabina/members/sbagliati/annulment', { reason: WRONG }],
  ['bodies', { id: 'errato', name: 'Errato', date: '2021-09-15' }],
  ['bodies/errato/annulment', { reason: WRONG }],
  ['partners', { id: 'errato', name: 'Errato', date: '2021-09-15' }],
  ['partners/errato/annulment', { reason: WRONG }],
  ['objectives', { id: 'os2', title: 'Scuole', parent: 'os1', date: '2021-09-15' }],
  ['objectives/os2', { changes: { weight: 2 }, reason }],
  ['objectives', { id: 'errato', title: 'Errato', date: '2021-09-15' }],
  ['objectives/errato/annulment', { reason: WRONG }],
  [
    'commitments',
    { id: 'im2', partner: 'ciss', title: 'Sala', kind: 'deadline', due: '2022-12-31', date: '2021-09-15' },
  ],
  ['commitments/im2', { changes: { parent: 'im1', group: 'sale' }, reason }],
  ['commitments/im2/withdrawal', { date: '2022-04-01', reason }],
  ['commitments/im2/withdrawal/annulment', { reason: 'Ritirato in un altro giorno' }],
  ['commitments/im2/withdrawal', { date: '2022-05-01', reason }],
  ['commitments', { id: 'errato', body: 'cabina', title: 'Errato', kind: 'continuous', date: '2021-09-15' }],
  ['commitments/errato/annulment', { reason: WRONG }],
  [
    'indicators',
    { id: 'quota', title: 'Quota', unit: '%', direction: 'maintain', aggregation: 'ratio', range: { min: 50 } },
  ],
  ['indicators/quota', { changes: { responsible: 'acea', reportEvery: 'P3M' }, reason }],
  ['indicators', { id: 'errato', title: 'Errato', unit: 'n', direction: 'increase', date: '2021-09-15' }],
  ['indicators/errato/annulment', { reason: WRONG }],
  [
    'indicators/i1/targets',
    { id: 'sbagliati', date: '2022-01-10', targets: [{ value: 9, date: '2022-12-31' }], reason },
  ],
  ['indicators/i1/targets/sbagliati/annulment', { reason: WRONG }],
  [
    'indicators/i1/targets',
    { id: 'rivisti', date: '2022-01-15', targets: [{ value: 90, date: '2022-12-31' }], reason },
  ],
  [
    'meetings',
    {
      id: 'm1',
      body: 'tavolo',
      startsAt: '2021-12-10T18:30',
      endsAt: '2021-12-10T20:00',
      agenda: ['Avvio', 'Varie'],
      purposes: ['verification'],
      convenedBy: 'ciss',
      mode: 'hybrid',
      place: 'Pinerolo',
      title: 'Primo',
    },
  ],
  ['meetings/m1/reschedule', { startsAt: '2021-12-17T18:30', reason: 'Sala non disponibile' }],
  [
    'meetings/m1/held',
    {
      date: '2021-12-17',
      present: ['ciss', 'diaconia'],
      excused: ['chronos'],
      delegates: [
        { partner: 'ciss', person: 'anna', name: 'Anna Rossi', office: 'Presidente' },
        { partner: 'diaconia', office: 'Direzione' },
      ],
      decisions: [{ id: 'd1', text: 'Aprire uno sportello', owner: 'ciss', due: '2022-03-31' }],
    },
  ],
  [
    'meetings/m1/correction',
    { present: ['ciss'], decisions: [{ id: 'd1', text: 'Aprire due sportelli', owner: 'ciss' }], reason },
  ],
  ['meetings/m1/minutes', { date: '2022-01-10', text: 'Si è riunito il tavolo' }],
  ['meetings/m1/minutes/approval', { date: '2022-02-10', elsewhere: 'In segreteria' }],
  ['meetings/m1/minutes/approval/annulment', { reason: 'Approvato in un altro giorno' }],
  ['meetings/m1/minutes/approval', { date: '2022-02-15' }],
  ['decisions/d1/completion', { date: '2022-03-10' }],
  ['decisions/d1/completion/annulment', { reason: 'Non ancora' }],
  ['decisions/d1/completion', { date: '2022-03-20', meeting: 'm1', note: 'Aperti' }],
  ['meetings', { id: 'm2', date: '2022-03-10', invented: true }],
  ['meetings/m2/held', { present: ['ciss'], date: '2022-03-10', decisions: [{ id: 'd2', text: 'Nulla' }] }],
  ['meetings/m2/held/annulment', { reason: 'Era un altro incontro' }],
  ['meetings/m2/cancellation', { date: '2022-03-01', reason: 'Rinviato' }],
  ['meetings/m2/cancellation/annulment', { reason: 'Confermato' }],
  ['meetings/m2/cancellation', { date: '2022-03-02', reason: 'Rinviato' }],
  ['meetings', { id: 'm3', date: '2022-04-10', kind: 'public-event', held: { present: [] } }],
  ['meetings/m3/annulment', { reason: 'Mai avvenuto' }],
  [
    PROGRESS,
    {
      id: 'a1',
      date: '2021-11-20',
      status: 'in-progress',
      percent: 60,
      note: 'Due su tre',
      evidence: [{ url: 'https://example.org/a', title: 'Verbale' }],
    },
  ],
  [`${PROGRESS}/a1/correction`, { id: 'a2', date: '2021-11-21', percent: 50, reason }],
  [`${PROGRESS}/a1/correction`, { id: 'a3', status: 'fulfilled', reason }],
  [`${PROGRESS}/a3/annulment`, { reason: 'Sull’impegno sbagliato' }],
  [
    MEASUREMENTS,
    {
      id: 'x1',
      date: '2021-11-30',
      value: 55,
      qualifier: 'over',
      note: 'Registro',
      breakdown: { Pinerolo: 55 },
      evidence: [{ url: 'https://example.org/b' }],
    },
  ],
  [`${MEASUREMENTS}/x1/correction`, { id: 'x2', date: '2021-12-01', value: 57, reason }],
  [`${MEASUREMENTS}/x2/validation`, { date: '2022-01-02' }],
  [`${MEASUREMENTS}/x1/rejection`, { date: '2022-01-02', reason: 'Non corrisponde' }],
  ['indicators/quota/measurements', { id: 'y1', date: '2022-01-31', numerator: 3, denominator: 4 }],
  ['indicators/quota/measurements/y1/annulment', { reason: 'Contato due volte' }],
  ['issues', { ...ISSUE, text: 'Da ottobre' }],
  ['issues/c1/resolution', { date: '2021-12-01' }],
  ['issues/c1/resolution/annulment', { reason: 'Non ancora' }],
  ['issues', { id: 'c2', title: 'Doppia', date: '2021-11-21' }],
  ['issues/c2/annulment', { reason: WRONG }],
  ['issues/c1/resolution', { date: '2021-12-05', text: 'Incarico affidato' }],
  [
    'evaluations',
    {
      id: 'v1',
      date: '2022-05-20',
      final: true,
      text: 'Bene',
      ratings: [{ objective: 'os1', rating: 4, text: 'Quasi tutto' }],
    },
  ],
  ['evaluations/v1/annulment', { reason: 'Sull’accordo sbagliato' }],
  ['partners/chronos/withdrawal', { date: '2022-05-30', reason: 'Fusione' }],
  ['partners/chronos/withdrawal/annulment', { reason: 'In un altro giorno' }],
  ['partners/chronos/withdrawal', { date: '2022-05-31', effectiveOn: '2022-12-31', reason: 'Fusione' }],
  ['non-renewals', { id: 'disdetta', date: '2022-05-01', partner: 'ciss', reason: 'Non si rinnova' }],
  ['non-renewals/disdetta/annulment', { reason: WRONG }],
  ['extensions', { id: 'sbagliata', date: '2022-05-02', validTo: '2042-12-31' }],
  ['extensions/sbagliata/annulment', { reason: 'Anno sbagliato' }],
  [
    'extensions',
    { id: 'proroga', date: '2022-05-02', validTo: '2024-12-31', act: 'Delibera n. 12', reason: 'Proroga' },
  ],
  ['early-end', { id: 'sbagliata', date: '2022-05-30', validTo: '2022-11-30' }],
  ['early-end/sbagliata/annulment', { reason: 'Il mese dopo' }],
  ['early-end', { id: 'chiusura', date: '2022-05-30', validTo: '2022-12-31', reason: 'Confluito nel piano di zona' }],
  ['archive', { reason: 'Concluso' }],
  ['archive/annulment', { reason: 'Non ancora' }],
  ['archive', { reason: 'Concluso' }],
];

/** The register of an agreement to which everything happened that can happen: each type of event at least once. */
export async function wholeLife(desk = new AgreementDesk()): Promise<RecordedEvent[]> {
  const definition = sampleDefinition({
    acts: [{ type: 'determina', number: '2949', date: '2021-03-01' }],
  });
  refuseRefusals('', await desk.recording.recordAgreement(definition, { actor: 'user-1' }));
  for (const [path, body, method] of LIFE) await desk.mustRecord(path, body, method);
  const { state } = await desk.registers.current(registerOf('pinerolo'));
  const [text] = state.texts.keys();
  await desk.mustRecord('redactions', { text, reason: 'Dati sanitari', replacement: 'Testo rimosso' });
  const [person] = state.persons.keys();
  await desk.mustRecord(`personal-data/${person}`, { reason: 'Richiesta della persona' });
  await desk.mustRecord('annulment', { reason: 'Registrato per prova' });
  return desk.recorded();
}

function refuseRefusals(path: string, answer: Recorded): void {
  if (isRefusal(answer)) throw new Error(`${path}: ${JSON.stringify(answer)}`);
}
