import type { CivilDate } from '#libs/kernel/civil-date.js';
import { bodyMustExist, objectiveMustExist, type Problem, partnersMustExist, problem } from '../core/guards.js';
import { parentTooDeep, wrongParent } from '../core/part.js';
import type { RecordedAgreement } from '../core/state.js';
import { currentTerm } from '../core/term.js';
import { promiserKey, promiserName } from './promiser.js';
import type { Commitment } from './schema.js';

/** What monitoring-rules 4 refuse of a commitment. */
export function problemsOfCommitment(state: RecordedAgreement, part: Commitment, addedOn?: CivilDate): Problem[] {
  return [
    ...partnersMustExist(state, [part.partner], '/partner'),
    ...bodyMustExist(state, part.body, '/body'),
    ...objectiveMustExist(state, part.objective, '/objective'),
    ...problemsOfDue(state, part, addedOn),
    ...problemsOfParent(state, part),
    ...problemsOfItsParts(state, part),
  ];
}

const promiserAt = ({ partner }: Commitment): string => (partner === undefined ? '/body' : '/partner');

/** Parts belong to the same partner, or body: whoever has some does not change hands alone. */
function problemsOfItsParts(state: RecordedAgreement, part: Commitment): Problem[] {
  if (promiserKey(state.commitments.get(part.id)?.definition ?? part) === promiserKey(part)) return [];
  const parts = [...state.commitments.values()].filter(({ definition }) => definition.parent === part.id);
  return parts.map(({ definition }) =>
    problem(
      'part-of-another-partner',
      promiserAt(part),
      `«${definition.id}», che ne è parte, è un impegno di «${promiserName(state, definition)}»`,
      `"${definition.id}", a part of it, is a commitment of "${promiserName(state, definition)}"`,
    ),
  );
}

function problemsOfDue(state: RecordedAgreement, part: Commitment, addedOn: CivilDate | undefined): Problem[] {
  if (part.due === undefined) {
    if (part.kind !== 'deadline') return [];
    return [problem('deadline-needs-due', '/due', 'un impegno a scadenza vuole la data', 'a deadline needs a date')];
  }
  if (part.kind === 'continuous') {
    return [
      problem(
        'continuous-has-no-due',
        '/due',
        'un impegno continuativo non ha scadenza: dura quanto l’accordo',
        'a continuous commitment has no due date: it lasts as long as the agreement',
      ),
    ];
  }
  const term = currentTerm(state);
  const start = part.from ?? addedOn ?? term.from;
  if (start !== undefined && part.due < start) {
    return [
      problem('due-before-start', '/due', `viene prima dell'inizio, il ${start}`, `comes before the start on ${start}`),
    ];
  }
  if ((term.from !== undefined && part.due < term.from) || (term.to !== undefined && part.due > term.to)) {
    const [from, to] = [term.from ?? '…', term.to ?? '…'];
    return [
      problem(
        'due-outside-term',
        '/due',
        `cade fuori dalla durata dell'accordo (${from} – ${to})`,
        `falls outside the term of the agreement (${from} – ${to})`,
      ),
    ];
  }
  return [];
}

function problemsOfParent(state: RecordedAgreement, part: Commitment): Problem[] {
  if (part.parent === undefined) return [];
  const parentOf = (above: string) => state.commitments.get(above)?.definition.parent;
  const wrong = wrongParent(parentOf, part.id, part.parent);
  if (wrong === 'too-deep') return [parentTooDeep];
  if (wrong === 'itself') {
    return [
      problem(
        'commitment-part-of-itself',
        '/parent',
        `«${part.id}» sarebbe parte di sé stesso`,
        `"${part.id}" would be a part of itself`,
      ),
    ];
  }
  const parent = state.commitments.get(part.parent);
  if (!parent) {
    return [
      problem(
        'unknown-commitment',
        '/parent',
        `l'accordo non ha un impegno «${part.parent}»`,
        `the agreement has no commitment "${part.parent}"`,
      ),
    ];
  }
  if (promiserKey(parent.definition) === promiserKey(part)) return [];
  return [
    problem(
      'part-of-another-partner',
      promiserAt(part),
      `l'impegno di cui è parte è di «${promiserName(state, parent.definition)}»`,
      `the commitment that it is a part of is of "${promiserName(state, parent.definition)}"`,
    ),
  ];
}
