import { z } from 'zod';
import type { Decision } from '#libs/kernel/command-handling.js';
import { say } from '#libs/kernel/text.js';
import { annulment, annulWithdrawal } from '../core/annulment.js';
import { withdrawalOf } from '../core/changes.js';
import {
  besides,
  common,
  dayOf,
  defineCommand,
  perhapsReasonInput,
  type RequestOf,
  toSealIf,
} from '../core/command.js';
import { newEvent } from '../core/define.js';
import { correctionNotes, entryNotes } from '../core/entry-facts.js';
import { recordedOf, shapeOf } from '../core/facts.js';
import { id } from '../core/fields.js';
import { idMustBeFree, notBeforeItWasAdded, refuse, unknownPart } from '../core/guards.js';
import { dateOfEntry, findEntry } from '../core/log.js';
import { partCommands } from '../core/part.js';
import type { CommitmentState, RecordedAgreement } from '../core/state.js';
import { commitmentEnd } from '../core/term.js';
import { commitmentEvents } from './events.js';
import { correctedProgress, progressValue } from './facts.js';
import { problemsOfCommitment } from './problems.js';
import { commitment } from './schema.js';

const noun = say('un impegno', 'a commitment');

const progressInput = z.strictObject({
  id: id.optional(),
  ...shapeOf(progressValue, 'typed'),
  ...shapeOf(entryNotes, 'typed'),
  ...common,
});
const correctionInput = z.strictObject({
  ...common,
  id: id.optional(),
  ...shapeOf(correctedProgress, 'typed'),
  ...shapeOf(correctionNotes, 'typed'),
});
function withdrawCommitment(state: RecordedAgreement, request: RequestOf<typeof perhapsReasonInput>): Decision {
  const found = state.commitments.get(request.ids['commitment'] ?? '');
  if (!found) return unknownPart(noun, request.ids['commitment'] ?? '');
  const end = commitmentEnd(state, found);
  if (end !== undefined) {
    return refuse(
      'commitment-withdrawn-already',
      `Questo impegno è già ritirato, dal ${end}.`,
      `This commitment is withdrawn already, from ${end}.`,
    );
  }
  return (
    notBeforeItWasAdded(found.addedOn, dayOf(request)) ?? [
      newEvent(commitmentEvents.CommitmentWithdrawn, dayOf(request), {
        ...besides(request.input),
        commitment: found.definition.id,
        reason: toSealIf(request.input.reason),
      }),
    ]
  );
}

/** By a partner active or not: records are late (http-api.md). */
function recordProgress(state: RecordedAgreement, request: RequestOf<typeof progressInput>): Decision {
  const found = state.commitments.get(request.ids['commitment'] ?? '');
  if (!found) return unknownPart(noun, request.ids['commitment'] ?? '');
  const { input } = request;
  const progress = input.id ?? request.newId('progress');
  const day = dayOf(request);
  return (
    idMustBeFree(state.progressIndex, progress) ??
    withdrawnTakesNoProgress(state, found, day) ?? [
      newEvent(commitmentEvents.ProgressRecorded, day, {
        ...besides(input),
        commitment: found.definition.id,
        progress,
        ...recordedOf(progressValue, input),
        ...recordedOf(entryNotes, input),
      }),
    ]
  );
}

function withdrawnTakesNoProgress(state: RecordedAgreement, found: CommitmentState, day: string) {
  const end = commitmentEnd(state, found);
  if (end === undefined || day < end) return undefined;
  return refuse(
    'commitment-withdrawn',
    `L'impegno è ritirato dal ${end}: non si registra un avanzamento da quel giorno in poi.`,
    `The commitment is withdrawn from ${end}: no progress is recorded from that day on.`,
    '/date',
  );
}

function correctProgress(state: RecordedAgreement, request: RequestOf<typeof correctionInput>): Decision {
  const place = placeOf(state, request.ids);
  if ('refused' in place) return place;
  const { input } = request;
  const progress = input.id ?? request.newId('correction');
  const day = input.date ?? place.date;
  if (input.status === undefined && input.percent === undefined && input.date === undefined) {
    return refuse(
      'nothing-corrected',
      'Una rettifica indica almeno uno tra stato, percentuale e data.',
      'A correction gives at least one of status, percent and date.',
    );
  }
  return (
    idMustBeFree(state.progressIndex, progress) ??
    withdrawnTakesNoProgress(state, place.commitment, day) ?? [
      newEvent(commitmentEvents.ProgressCorrected, day, {
        ...besides(input),
        commitment: place.commitment.definition.id,
        progress,
        of: place.id,
        date: input.date,
        ...recordedOf(correctedProgress, input),
        ...recordedOf(correctionNotes, input),
      }),
    ]
  );
}

/** The progress, or correction of it, that a path names; annulled ones can neither be corrected nor annulled again. */
function placeOf(state: RecordedAgreement, path: Readonly<Record<string, string>>) {
  const found = state.commitments.get(path['commitment'] ?? '');
  if (!found) return unknownPart(noun, path['commitment'] ?? '');
  const progress = path['progress'] ?? '';
  const place = findEntry(found.progress, state.progressIndex, found.definition.id, progress);
  if (!place) return unknownPart(say('un avanzamento', 'a progress'), progress);
  const { root, entry } = place;
  if (entry.annulled || root.annulled) {
    return refuse('progress-annulled', 'Questo avanzamento è stato annullato.', 'This progress was annulled.');
  }
  return { commitment: found, id: entry.id, date: dateOfEntry(root, entry) };
}

export const commitmentCommands = [
  ...partCommands({
    name: 'commitment',
    collection: 'commitments',
    noun,
    schema: commitment,
    added: commitmentEvents.CommitmentAdded,
    corrected: commitmentEvents.CommitmentCorrected,
    annulled: commitmentEvents.CommitmentAnnulled,
    own: ({ commitments }, id) => ({
      withdrawnOn: withdrawalOf('commitment', commitments.get(id)?.withdrawn?.date),
    }),
    startOf: ({ from }) => from,
    example: { partner: 'ciss', title: 'Mettere a disposizione una sala', kind: 'continuous', objective: 'os1' },
    correctionExample: { changes: { objective: 'os2' }, reason: 'Collegato all’obiettivo sbagliato' },
    problemsOf: problemsOfCommitment,
  }),
  defineCommand({
    name: 'withdraw-commitment',
    path: 'commitments/{commitment}/withdrawal',
    title: say('Ritirare un impegno', 'Withdraw a commitment'),
    input: perhapsReasonInput,
    example: { date: '2022-06-30', reason: 'Superato dagli eventi' },
    takenBack: { by: 'annul-commitment-withdrawal' },
    decide: withdrawCommitment,
  }),
  annulWithdrawal({
    name: 'commitment',
    collection: 'commitments',
    noun,
    title: say('Annullare il ritiro di un impegno', 'Annul the withdrawal of a commitment'),
    event: commitmentEvents.CommitmentWithdrawalAnnulled,
    example: 'L’impegno è ancora in corso',
  }),
  defineCommand({
    name: 'record-progress',
    path: 'commitments/{commitment}/progress',
    title: say("Registrare l'avanzamento di un impegno", 'Record progress of a commitment'),
    input: progressInput,
    creates: true,
    example: { date: '2021-11-20', status: 'in-progress', percent: 60, note: 'Due incontri su tre' },
    takenBack: { by: 'annul-progress' },
    decide: recordProgress,
  }),
  defineCommand({
    name: 'correct-progress',
    path: 'commitments/{commitment}/progress/{progress}/correction',
    title: say('Rettificare un avanzamento', 'Correct progress'),
    input: correctionInput,
    creates: true,
    example: { percent: 50, reason: 'Contato due volte lo stesso incontro' },
    takenBack: { by: 'annul-progress' },
    decide: correctProgress,
  }),
  annulment({
    name: 'progress',
    path: 'commitments/{commitment}/progress/{progress}',
    title: say('Annullare un avanzamento', 'Annul progress'),
    example: 'Registrato sull’impegno sbagliato',
    event: commitmentEvents.ProgressAnnulled,
    found: (state, ids) => {
      const place = placeOf(state, ids);
      return 'refused' in place ? place : { commitment: place.commitment.definition.id, progress: place.id };
    },
  }),
];
