import { z } from 'zod';
import type { Decision } from '#libs/kernel/command-handling.js';
import type { NewEvent } from '#libs/kernel/envelope.js';
import { personKey } from '#libs/kernel/sealing.js';
import { say } from '#libs/kernel/text.js';
import { because, common, dayOf, defineCommand, type RequestOf, reasonInput, toSealIf } from '../core/command.js';
import { newEvent } from '../core/define.js';
import { typedText } from '../core/fields.js';
import { problem, refuse, refuseProblems, unknownPart } from '../core/guards.js';
import { personIn } from '../core/person-ids.js';
import type { RecordedAgreement } from '../core/state.js';
import { textEvents } from './events.js';

const redactionInput = z.strictObject({
  ...common,
  text: z.string().max(200).describe('The id of the sealed text: its key'),
  reason: typedText,
  replacement: typedText.optional(),
});

/** Destroys the key of one text; the event says so before it is done (register.md, "Sealed"). */
function redactText(state: RecordedAgreement, request: RequestOf<typeof redactionInput>): Decision {
  const { input } = request;
  if (state.redactions.has(input.text)) {
    return refuse('text-redacted-already', 'Questo testo non è già più leggibile.', 'This text is unreadable already.');
  }
  if (!state.texts.has(input.text)) {
    const unknown = problem(
      'unknown-text',
      '/text',
      `in questo accordo non c'è un testo «${input.text}»`,
      `this agreement has no text "${input.text}"`,
    );
    return refuseProblems([unknown]) ?? [];
  }
  return [
    newEvent(textEvents.TextRedacted, dayOf(request), {
      ...because(input),
      text: input.text,
      replacement: toSealIf(input.replacement),
    }),
  ];
}

/** Destroys the key under which a delegate's name is sealed, in every meeting of the agreement. */
function erasePerson(state: RecordedAgreement, request: RequestOf<typeof reasonInput>): Decision {
  const typed = request.ids['person'] ?? '';
  const person = personIn(state, typed, request.personId);
  if (!state.persons.has(person)) return unknownPart(say('una persona', 'a person'), typed);
  if (state.persons.get(person)) {
    return refuse(
      'person-erased-already',
      'I dati di questa persona sono già stati cancellati.',
      "This person's data were erased already.",
    );
  }
  const data = { ...because(request.input), person };
  return [newEvent(textEvents.PersonErased, dayOf(request), data)];
}

/** The key that recorded events mean to be destroyed, if any. */
export function keyToDestroy(events: readonly NewEvent[], agreement: string): string | undefined {
  for (const { type, data } of events) {
    if (type === textEvents.TextRedacted.type) return (data as { text: string }).text;
    if (type === textEvents.PersonErased.type) return personKey(agreement, (data as { person: string }).person);
  }
  return undefined;
}

/** A key that was destroyed does not come back. */
const UNREADABLE = {
  final: say(
    'Non si ritira: ciò che è stato reso illeggibile non torna, e si può solo scrivere di nuovo',
    'Final: what was made unreadable does not come back, and can only be written anew',
  ),
};

export const textCommands = [
  defineCommand({
    name: 'redact-text',
    path: 'redactions',
    title: say('Rendere illeggibile un testo', 'Make a text unreadable'),
    input: redactionInput,
    example: {
      text: '3f0f6a52-9a55-5c0e-8d3f-0d6b8a4f2c11',
      reason: 'Conteneva dati sanitari di una famiglia',
      replacement: 'Testo rimosso',
    },
    takenBack: UNREADABLE,
    decide: redactText,
  }),
  defineCommand({
    name: 'erase-person',
    method: 'DELETE',
    path: 'personal-data/{person}',
    title: say('Cancellare i dati di una persona delegata', "Erase a delegate's data"),
    input: reasonInput,
    example: { reason: 'Richiesta della persona' },
    takenBack: UNREADABLE,
    decide: erasePerson,
  }),
];
