import { z } from 'zod';
import type { Decision } from '#libs/kernel/command-handling.js';
import { say } from '#libs/kernel/text.js';
import { besides, type CommandInput, common, dayOf, defineCommand, toSeal, toSealIf } from '../core/command.js';
import { newEvent } from '../core/define.js';
import { typedText } from '../core/fields.js';
import { idMustBeFree, objectiveMustExist, refuse, refuseProblems, unknownPart } from '../core/guards.js';
import type { AgreementState } from '../core/state.js';
import { evaluationEvents } from './events.js';
import { evaluationShape } from './schema.js';

const evaluationBody = z.strictObject({ ...common, ...evaluationShape });
const annulmentBody = z.strictObject({ ...common, reason: typedText });

function recordEvaluation(state: AgreementState, input: CommandInput<z.infer<typeof evaluationBody>>): Decision {
  const { body } = input;
  const evaluation = body.id ?? input.newId('evaluation');
  const ratings = body.ratings ?? [];
  return (
    idMustBeFree(state.evaluations, evaluation) ??
    refuseProblems(
      ratings.flatMap((rating, index) => objectiveMustExist(state, rating.objective, `/ratings/${index}/objective`)),
    ) ?? [
      newEvent(evaluationEvents.EvaluationRecorded, dayOf(input), {
        ...besides(body),
        evaluation,
        final: body.final ?? false,
        text: toSeal(body.text),
        ratings: body.ratings?.map(({ objective, rating, text }) => ({ objective, rating, text: toSealIf(text) })),
      }),
    ]
  );
}

function annulEvaluation(state: AgreementState, input: CommandInput<z.infer<typeof annulmentBody>>): Decision {
  const id = input.path['evaluation'] ?? '';
  const evaluation = state.evaluations.get(id);
  if (!evaluation) return unknownPart(say('una valutazione', 'an evaluation'), id);
  if (evaluation.annulled) {
    return refuse('evaluation-annulled', 'Questa valutazione è già annullata.', 'This evaluation is annulled already.');
  }
  const data = { ...besides(input.body), evaluation: id, reason: toSeal(input.body.reason) };
  return [newEvent(evaluationEvents.EvaluationAnnulled, dayOf(input), data)];
}

export const evaluationCommands = [
  defineCommand({
    name: 'record-evaluation',
    method: 'POST',
    path: 'evaluations',
    title: say('Registrare una valutazione', 'Record an evaluation'),
    body: evaluationBody,
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
    body: annulmentBody,
    creates: false,
    example: { reason: 'Caricata sull’accordo sbagliato' },
    decide: annulEvaluation,
  }),
];
