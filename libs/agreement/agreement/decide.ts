import type { Decision } from '#libs/kernel/command-handling.js';
import { say } from '#libs/kernel/text.js';
import { problemsOfBody } from '../bodies/decide.js';
import { problemsOfCommitment } from '../commitments/problems.js';
import {
  because,
  dayOf,
  defineCommand,
  PUT_RIGHT_AGAIN,
  RECORDED_ANEW,
  type RequestOf,
  reasonInput,
} from '../core/command.js';
import { newEvent } from '../core/define.js';
import { type Problem, problem, refuse, refuseProblems } from '../core/guards.js';
import { changesInput, idCannotChange, merged, under } from '../core/part.js';
import type { PartState, RecordedAgreement } from '../core/state.js';
import { definedEnd } from '../core/term.js';
import { invalid, parseWith } from '../core/validation.js';
import { problemsOfIndicator } from '../indicators/problems.js';
import { problemsOfObjective } from '../objectives/decide.js';
import { problemsOfPartner } from '../partners/decide.js';
import { problemsOfRule } from '../rules/problems.js';
import { agreementEvents } from './events.js';
import { type Header, header } from './schema.js';
import { termCommands } from './term-commands.js';

/** The end never comes before the start (monitoring-rules 1). */
export function problemsOfHeader(part: Header): Problem[] {
  const end = definedEnd(part);
  if (part.validFrom === undefined || end === undefined || end >= part.validFrom) return [];
  return [
    problem(
      'ends-before-it-starts',
      part.validTo === undefined ? '/duration' : '/validTo',
      `la fine (${end}) viene prima dell'inizio (${part.validFrom})`,
      `the end (${end}) comes before the start (${part.validFrom})`,
    ),
  ];
}

/** The end as it was moved since does not come before a corrected start either. */
function endMovedSince(state: RecordedAgreement, corrected: Header): Problem[] {
  const start = corrected.validFrom;
  if (start === undefined || start === state.header.validFrom) return [];
  const moved = state.termChanges.find((change) => change.validTo < start);
  if (!moved) return [];
  return [
    problem(
      'ends-before-it-starts',
      '/validFrom',
      `viene dopo la fine registrata in seguito (${moved.validTo})`,
      `comes after the end recorded since (${moved.validTo})`,
    ),
  ];
}

type ListName = 'partners' | 'bodies' | 'rules' | 'objectives' | 'commitments' | 'indicators';
type PartOf<Name extends ListName> =
  RecordedAgreement[Name] extends ReadonlyMap<string, infer Part extends PartState & { readonly definition: unknown }>
    ? Pick<Part, 'definition' | 'addedOn'>
    : never;
/** The parts of a definition, by the name of their list. */
export type PartLists = { readonly [Name in ListName]: Iterable<PartOf<Name>> };

/** Everything wrong with the parts of an agreement, each with a pointer into its definition. */
export function problemsOfParts(state: RecordedAgreement, parts: PartLists = listsOf(state)): Problem[] {
  return [
    ...inList('partners', parts.partners, (part) => problemsOfPartner(state, part.definition, part.addedOn)),
    ...inList('bodies', parts.bodies, (part) => problemsOfBody(state, part.definition)),
    ...inList('rules', parts.rules, (part) => problemsOfRule(state, part.definition, part.addedOn)),
    ...inList('objectives', parts.objectives, (part) => problemsOfObjective(state, part.definition)),
    ...inList('commitments', parts.commitments, (part) => problemsOfCommitment(state, part.definition, part.addedOn)),
    ...inList('indicators', parts.indicators, (part) => problemsOfIndicator(state, part.definition)),
  ];
}

function listsOf({ partners, bodies, rules, objectives, commitments, indicators }: RecordedAgreement): PartLists {
  return {
    partners: partners.values(),
    bodies: bodies.values(),
    rules: rules.values(),
    objectives: objectives.values(),
    commitments: commitments.values(),
    indicators: indicators.values(),
  };
}

function inList<Part>(name: string, parts: Iterable<Part>, problemsOf: (part: Part) => Problem[]) {
  return [...parts].flatMap((part, index) => under(`/${name}/${index}`, problemsOf(part)));
}

function correctAgreement(state: RecordedAgreement, request: RequestOf<typeof changesInput>): Decision {
  const parsed = parseWith(header, merged(state.header, request.input.changes));
  if ('problems' in parsed) return invalid(parsed.problems, '/changes');
  const corrected = parsed.value;
  const problems = [
    ...idCannotChange(request.input.changes),
    ...under('/changes', [...problemsOfHeader(corrected), ...endMovedSince(state, corrected)]),
    ...brokenBy(state, corrected),
  ];
  return (
    refuseProblems(problems) ?? [
      newEvent(agreementEvents.AgreementCorrected, dayOf(request), {
        ...because(request.input),
        definition: corrected,
      }),
    ]
  );
}

/** Parts that were right before and would no longer be: a rule without a start, a target before the baseline. */
function brokenBy(state: RecordedAgreement, corrected: Header): Problem[] {
  const before = new Set(problemsOfParts(state).map((found) => found.pointer));
  return problemsOfParts({ ...state, header: corrected })
    .filter((found) => !before.has(found.pointer))
    .map((found) => ({
      ...found,
      pointer: '/changes',
      message: say(`${found.pointer}: ${found.message.it}`, `${found.pointer}: ${found.message.en}`),
    }));
}

function annulAgreement(_: RecordedAgreement, request: RequestOf<typeof reasonInput>): Decision {
  return [newEvent(agreementEvents.AgreementAnnulled, dayOf(request), because(request.input))];
}

function archiveAgreement(state: RecordedAgreement, request: RequestOf<typeof reasonInput>): Decision {
  if (state.archived) {
    return refuse(
      'agreement-archived-already',
      `Questo accordo è già archiviato dal ${state.archived.date}.`,
      `This agreement has been archived since ${state.archived.date}.`,
    );
  }
  return [newEvent(agreementEvents.AgreementArchived, dayOf(request), because(request.input))];
}

function annulArchive(state: RecordedAgreement, request: RequestOf<typeof reasonInput>): Decision {
  if (!state.archived) {
    return refuse('agreement-not-archived', 'Questo accordo non è archiviato.', 'This agreement is not archived.');
  }
  return [newEvent(agreementEvents.AgreementArchiveAnnulled, dayOf(request), because(request.input))];
}

export const agreementCommands = [
  defineCommand({
    name: 'correct-agreement',
    method: 'PATCH',
    path: '',
    title: say("Correggere i dati dell'accordo", 'Correct the agreement'),
    input: changesInput,
    example: { changes: { title: 'Patto di comunità' }, reason: 'Titolo come nel testo firmato' },
    takenBack: PUT_RIGHT_AGAIN,
    decide: correctAgreement,
  }),
  ...termCommands,
  defineCommand({
    name: 'annul-agreement',
    path: 'annulment',
    title: say('Annullare un accordo registrato per errore', 'Annul an agreement recorded by mistake'),
    input: reasonInput,
    example: { reason: 'Registrato due volte' },
    takenBack: {
      final: say(
        'Non si ritira: l’accordo si registra di nuovo, con un altro identificativo',
        'Final: the agreement is recorded anew, under another id',
      ),
    },
    decide: annulAgreement,
  }),
  defineCommand({
    name: 'archive-agreement',
    path: 'archive',
    title: say('Archiviare un accordo concluso', 'Archive an agreement that is over'),
    input: reasonInput,
    example: { reason: 'Concluso e valutato' },
    takenBack: { by: 'annul-archive' },
    decide: archiveAgreement,
  }),
  defineCommand({
    name: 'annul-archive',
    path: 'archive/annulment',
    title: say('Togliere un accordo dall’archivio', 'Take an agreement out of the archive'),
    input: reasonInput,
    example: { reason: 'Prorogato: non è concluso' },
    takenBack: RECORDED_ANEW,
    decide: annulArchive,
  }),
];
