import type { Decision } from '#libs/kernel/command-handling.js';
import { isRefusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import { problemsOfBody } from '../bodies/decide.js';
import { problemsOfCommitment } from '../commitments/problems.js';
import { annulment } from '../core/annulment.js';
import { type Changes, changed, changesInput, fieldAtFault, type OwnCommands } from '../core/changes.js';
import { because, dayOf, defineCommand, PUT_RIGHT_AGAIN, type RequestOf, reasonInput } from '../core/command.js';
import { newEvent } from '../core/define.js';
import { type Problem, problem, refuse, refuseProblems } from '../core/guards.js';
import { under } from '../core/part.js';
import type { PartState, RecordedAgreement } from '../core/state.js';
import { definedEnd } from '../core/term.js';
import { problemsOfIndicator } from '../indicators/problems.js';
import { problemsOfObjective } from '../objectives/decide.js';
import { problemsOfPartner } from '../partners/decide.js';
import { problemsOfRule } from '../rules/problems.js';
import { agreementEvents } from './events.js';
import { isTooLong, othersMustStillMove, termTooLong } from './moving-the-end.js';
import { type Header, header } from './schema.js';
import { termCommands } from './term-commands.js';

/** Of the dates of an agreement (monitoring-rules 1; http-api.md, "Conventions"). */
export function problemsOfHeader(part: Header): Problem[] {
  const end = definedEnd(part);
  const at = part.validTo === undefined ? '/duration' : '/validTo';
  return [...endsAfterItStarts(part, end, at), ...renewalNeedsAnEnd(part, end)];
}

/** The end never comes before the start, nor too long after it. */
function endsAfterItStarts({ validFrom }: Header, end: string | undefined, at: string): Problem[] {
  if (validFrom === undefined || end === undefined) return [];
  if (end < validFrom) {
    return [
      problem(
        'ends-before-it-starts',
        at,
        `la fine (${end}) viene prima dell'inizio (${validFrom})`,
        `the end (${end}) comes before the start (${validFrom})`,
      ),
    ];
  }
  return isTooLong(validFrom, end) ? [termTooLong(at)] : [];
}

function renewalNeedsAnEnd({ renewal }: Header, end: string | undefined): Problem[] {
  if (renewal === undefined || end !== undefined) return [];
  return [
    problem(
      'renewal-without-end',
      '/renewal',
      'un accordo senza una fine nota non si rinnova: non c’è da che giorno contare',
      'an agreement without a known end is not renewed: there is no day to count from',
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

/** Nor does a final evaluation, which is about what was done. */
function evaluatedSince(state: RecordedAgreement, { validFrom }: Header): Problem[] {
  if (validFrom === undefined || validFrom === state.header.validFrom) return [];
  const given = [...state.evaluations.values()].find(
    ({ final, date, annulled }) => final && !annulled && date < validFrom,
  );
  if (!given) return [];
  return [
    problem(
      'evaluated-before-start',
      '/validFrom',
      `viene dopo la valutazione finale del ${given.date}`,
      `comes after the final evaluation of ${given.date}`,
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
  const corrected = changed(header, state.header, request.input.changes, ownCommands(state));
  if (corrected === undefined) return [];
  if (isRefusal(corrected)) return corrected;
  const problems = under('/changes', [
    ...problemsOfHeader(corrected),
    ...endMovedSince(state, corrected),
    ...evaluatedSince(state, corrected),
  ]);
  const { changes } = request.input;
  const moves = (header: Header, at?: string) => othersMustStillMove(state, { ...state, header }, at);
  const mover = () => fieldAtFault(state.header, corrected, changes, (only) => moves(only) !== undefined);
  return (
    refuseProblems(problems) ??
    refuseProblems(brokenBy(state, corrected, changes)) ??
    (moves(corrected) && moves(corrected, mover())) ?? [
      newEvent(agreementEvents.AgreementCorrected, dayOf(request), {
        ...because(request.input),
        definition: corrected,
      }),
    ]
  );
}

/** Parts have commands of their own; so has the end, once it was moved: the definition's is the end before that. */
function ownCommands({ termChanges, header: { validTo, duration } }: RecordedAgreement): OwnCommands {
  const annulments = termChanges.map(({ kind }) => (kind === 'extension' ? 'annul-extension' : 'annul-early-end'));
  const commands = [...new Set(annulments)];
  if (commands.length === 0) return OF_PARTS;
  return { ...OF_PARTS, validTo: { commands, stands: validTo }, duration: { commands, stands: duration } };
}

const ofPart = (name: string) => ({ commands: [`add-${name}`, `correct-${name}`] });
const OF_PARTS: OwnCommands = {
  partners: ofPart('partner'),
  bodies: ofPart('body'),
  rules: ofPart('rule'),
  objectives: ofPart('objective'),
  commitments: ofPart('commitment'),
  indicators: ofPart('indicator'),
};

/** Parts that were right before and would no longer be: a rule without a start, a target before the baseline. */
function brokenBy(state: RecordedAgreement, corrected: Header, changes: Changes): Problem[] {
  const before = new Set(problemsOfParts(state).map((found) => found.pointer));
  const brokenAs = (header: Header) =>
    problemsOfParts({ ...state, header }).filter((found) => !before.has(found.pointer));
  const broken = brokenAs(corrected);
  if (broken.length === 0) return [];
  const atFault = fieldAtFault(state.header, corrected, changes, (only) => brokenAs(only).length > 0);
  return broken.map((found) => ({
    ...found,
    pointer: atFault,
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
  annulment({
    name: 'archive',
    path: 'archive',
    title: say('Togliere un accordo dall’archivio', 'Take an agreement out of the archive'),
    example: 'Prorogato: non è concluso',
    event: agreementEvents.AgreementArchiveAnnulled,
    found: ({ archived }) =>
      archived
        ? {}
        : refuse('agreement-not-archived', 'Questo accordo non è archiviato.', 'This agreement is not archived.'),
  }),
];
