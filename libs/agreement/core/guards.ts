import type { CivilDate } from '#libs/kernel/civil-date.js';
import { type FieldProblem, type Refusal, refusal } from '#libs/kernel/refusal.js';
import { say, type Text } from '#libs/kernel/text.js';
import type { RecordedAgreement } from './state.js';

/** Also what is said to who may not know of an agreement: word for word the same. */
export const NO_SUCH_AGREEMENT: Refusal = refusal(
  'unknown',
  'not-found',
  say("Non c'è nessun accordo di questo nome.", 'There is no such agreement.'),
);

/** A field that the domain refuses, and the name of the reason. */
export interface Problem extends FieldProblem {
  readonly type: string;
}

export const problem = (type: string, pointer: string, it: string, en: string): Problem => ({
  type,
  pointer,
  message: say(it, en),
});

/** One refusal for all the problems; its type is that of the first. */
export function refuseProblems(problems: readonly Problem[]): Refusal | undefined {
  const first = problems[0];
  if (!first) return undefined;
  const title =
    problems.length === 1
      ? first.message
      : say(`${problems.length} campi non vanno bene.`, `${problems.length} fields are not acceptable.`);
  return refusal('refused', first.type, title, problems);
}

/** The domain's no, with a name of its own. */
export const refuse = (type: string, it: string, en: string, pointer?: string): Refusal =>
  refusal('refused', type, say(it, en), pointer === undefined ? undefined : [{ pointer, message: say(it, en) }]);

/** The path names nothing. */
export const unknownPart = (kind: Text, id: string): Refusal =>
  refusal(
    'unknown',
    'not-found',
    say(`Non c'è ${kind.it} «${id}».`, `There is no ${kind.en.replace(/^an? /, '')} "${id}".`),
  );

export function idMustBeFree(taken: ReadonlyMap<string, unknown>, id: string): Refusal | undefined {
  return taken.has(id) ? idIsTaken(id) : undefined;
}

export function idIsTaken(id: string): Refusal {
  const message = say(
    `L'identificativo «${id}» è già usato in questo accordo.`,
    `The id "${id}" is taken in this agreement already.`,
  );
  return refusal('exists', 'id-exists', message, [{ pointer: '/id', message }]);
}

export function dateCannotBeInTheFuture(
  date: CivilDate | undefined,
  today: CivilDate,
  pointer = '/date',
): Refusal | undefined {
  if (date === undefined || date <= today) return undefined;
  return refuse(
    'date-in-the-future',
    `La data ${date} è nel futuro: si registra ciò che è già avvenuto (oggi è il ${today}).`,
    `The date ${date} is in the future: record what has happened already (today is ${today}).`,
    pointer,
  );
}

/** What was added on a day was not withdrawn before it. */
export function notBeforeItWasAdded(addedOn: CivilDate | undefined, day: CivilDate): Refusal | undefined {
  if (addedOn === undefined || day >= addedOn) return undefined;
  return refuse(
    'withdrawn-before-added',
    `È stato aggiunto il ${addedOn}: non può essere ritirato prima.`,
    `It was added on ${addedOn}: it cannot be withdrawn before.`,
    '/date',
  );
}

/** References to partners that the agreement does not have. */
export function partnersMustExist(
  state: RecordedAgreement,
  ids: readonly (string | null | undefined)[],
  at: string,
): Problem[] {
  return ids.flatMap((id, index) =>
    !id || state.partners.has(id) ? [] : [unknownPartner(id, at.replace('*', String(index)))],
  );
}

const unknownPartner = (id: string, at: string): Problem =>
  problem('unknown-partner', at, `l'accordo non ha un partner «${id}»`, `the agreement has no partner "${id}"`);

export function objectiveMustExist(state: RecordedAgreement, id: string | undefined, at: string): Problem[] {
  if (id === undefined || state.objectives.has(id)) return [];
  return [
    problem('unknown-objective', at, `l'accordo non ha un obiettivo «${id}»`, `the agreement has no objective "${id}"`),
  ];
}

export function bodyMustExist(state: RecordedAgreement, id: string | null | undefined, at: string): Problem[] {
  if (!id || state.bodies.has(id)) return [];
  return [problem('unknown-body', at, `l'accordo non ha un organo «${id}»`, `the agreement has no body "${id}"`)];
}
