import { z } from 'zod';
import type { Decision } from '#libs/kernel/command-handling.js';
import { say } from '#libs/kernel/text.js';
import { besides, type CommandRequest, common, dayOf, defineCommand, toSeal, toSealIf } from '../core/command.js';
import { newEvent } from '../core/define.js';
import { typedText } from '../core/fields.js';
import { idMustBeFree, objectiveMustExist, refuse, refuseProblems, unknownPart } from '../core/guards.js';
import type { AgreementState } from '../core/state.js';
import { evaluationEvents } from './events.js';
import { evaluationShape } from './schema.js';

const evaluationInput = z.strictObject({ ...common, ...evaluationShape });
const annulmentInput = z.strictObject({ ...common, reason: typedText });

function recordEvaluation(state: AgreementState, request: CommandRequest<z.infer<typeof evaluationInput>>): Decision {
  const { input } = request;
  const evaluation = input.id ?? request.newId('evaluation');
  const ratings = input.ratings ?? [];
  return (
    idMustBeFree(state.evaluations, evaluation) ??
    refuseProblems(
      ratings.flatMap((rating, index) => objectiveMustExist(state, rating.objective, `/ratings/${index}/objective`)),
    ) ?? [
      newEvent(evaluationEvents.EvaluationRecorded, dayOf(request), {
        ...besides(input),
        evaluation,
        final: input.final ?? false,
        text: toSeal(input.text),
        ratings: input.ratings?.map(({ objective, rating, text }) => ({ objective, rating, text: toSealIf(text) })),
      }),
    ]
  );
}

function annulEvaluation(state: AgreementState, request: CommandRequest<z.infer<typeof annulmentInput>>): Decision {
  const id = request.ids['evaluation'] ?? '';
  const evaluation = state.evaluations.get(id);
  if (!evaluation) return unknownPart(say('una valutazione', 'an evaluation'), id);
  if (evaluation.annulled) {
    return refuse('evaluation-annulled', 'Questa valutazione è già annullata.', 'This evaluation is annulled already.');
  }
  const data = { ...besides(request.input), evaluation: id, reason: toSeal(request.input.reason) };
  return [newEvent(evaluationEvents.EvaluationAnnulled, dayOf(request), data)];
}

export const evaluationCommands = [
  defineCommand({
    name: 'record-evaluation',
    method: 'POST',
    path: 'evaluations',
    title: say('Registrare una valutazione', 'Record an evaluation'),
    input: evaluationInput,
    creates: true,
    example: {
      date: '2021-12-20',
      final: true,
      text: 'Le sperimentazioni sono proseguite in tutti i comuni.',
      ratings: [{ objective: 'os1', rating: 4 }],
    },
    decide: recordEvaluation,
  }),
  defineCommand({
    name: 'annul-evaluation',
    method: 'POST',
    path: 'evaluations/{evaluation}/annulment',
    title: say('Annullare una valutazione', 'Annul an evaluation'),
    input: annulmentInput,
    creates: false,
    example: { reason: 'Caricata sull’accordo sbagliato' },
    decide: annulEvaluation,
  }),
];
