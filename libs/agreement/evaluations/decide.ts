import { z } from 'zod';
import type { Decision } from '#libs/kernel/command-handling.js';
import type { Refusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import { annulment } from '../core/annulment.js';
import { besides, common, dayOf, defineCommand, type RequestOf } from '../core/command.js';
import { newEvent } from '../core/define.js';
import { partial, recordedOf, shapeOf } from '../core/facts.js';
import { id } from '../core/fields.js';
import {
  idMustBeFree,
  objectiveMustExist,
  type Problem,
  problem,
  refuse,
  refuseProblems,
  unknownPart,
} from '../core/guards.js';
import type { RecordedAgreement } from '../core/state.js';
import { evaluationEvents } from './events.js';
import { recordedEvaluation } from './facts.js';

const typed = shapeOf(partial(recordedEvaluation, 'final'), 'typed');
const evaluationInput = z.strictObject({
  ...common,
  id: id.optional(),
  ...typed,
  final: typed.final.describe('The final evaluation that the agreement asks for'),
});
function recordEvaluation(state: RecordedAgreement, request: RequestOf<typeof evaluationInput>): Decision {
  const { input } = request;
  const made = input.id ?? request.newId('evaluation');
  const ratings = input.ratings ?? [];
  return (
    idMustBeFree(state.evaluations, made) ??
    finalIsOfWhatWasDone(state, input.final === true, dayOf(request)) ??
    refuseProblems(ratings.flatMap((_, index) => problemsOfRating(state, ratings, index))) ?? [
      newEvent(evaluationEvents.EvaluationRecorded, dayOf(request), {
        ...besides(input),
        evaluation: made,
        ...recordedOf(recordedEvaluation, { ...input, final: input.final ?? false }),
      }),
    ]
  );
}

/** A final evaluation is about what was done: it does not come before the start. */
function finalIsOfWhatWasDone({ header }: RecordedAgreement, isFinal: boolean, day: string): Refusal | undefined {
  const { validFrom } = header;
  if (!isFinal || validFrom === undefined || day >= validFrom) return undefined;
  return refuse(
    'evaluated-before-start',
    `L'accordo comincia il ${validFrom}: una valutazione finale non viene prima.`,
    `The agreement starts on ${validFrom}: a final evaluation does not come before.`,
    '/date',
  );
}

/** Of one objective there is one judgement. */
function problemsOfRating(
  state: RecordedAgreement,
  ratings: readonly { objective: string }[],
  index: number,
): Problem[] {
  const { objective } = ratings[index] as { objective: string };
  const at = `/ratings/${index}/objective`;
  if (ratings.findIndex((other) => other.objective === objective) === index) {
    return objectiveMustExist(state, objective, at);
  }
  return [problem('rated-twice', at, `«${objective}» è già valutato sopra`, `"${objective}" is rated above already`)];
}

export const evaluationCommands = [
  defineCommand({
    name: 'record-evaluation',
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
    takenBack: { by: 'annul-evaluation' },
    decide: recordEvaluation,
  }),
  annulment({
    name: 'evaluation',
    path: 'evaluations/{evaluation}',
    title: say('Annullare una valutazione', 'Annul an evaluation'),
    example: 'Caricata sull’accordo sbagliato',
    event: evaluationEvents.EvaluationAnnulled,
    found: ({ evaluations }, { evaluation: made = '' }) => {
      const found = evaluations.get(made);
      if (!found) return unknownPart(say('una valutazione', 'an evaluation'), made);
      return found.annulled
        ? refuse('evaluation-annulled', 'Questa valutazione è già annullata.', 'This evaluation is annulled already.')
        : { evaluation: made };
    },
  }),
];
