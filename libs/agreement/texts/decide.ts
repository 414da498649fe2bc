import { z } from 'zod';
import type { Decision } from '#libs/kernel/command-handling.js';
import type { NewEvent } from '#libs/kernel/envelope.js';
import { say } from '#libs/kernel/text.js';
import { besides, type CommandInput, common, dayOf, defineCommand, toSeal, toSealIf } from '../command.js';
import { newEvent } from '../define.js';
import { typedText } from '../fields.js';
import { problem, refuse, refuseProblems } from '../guards.js';
import type { AgreementState } from '../state.js';
import { textEvents } from './events.js';

const redactionBody = z.strictObject({
  ...common,
  text: z.string().max(200).describe('The id of the sealed text: its key'),
  reason: typedText,
  replacement: typedText.optional(),
});

/** Destroys the key of one text; the event says so before it is done (register.md, "Sealed"). */
function redactText(state: AgreementState, input: CommandInput<z.infer<typeof redactionBody>>): Decision {
  const { body } = input;
  if (state.redactions.has(body.text)) {
    return refuse('text-redacted-already', 'Questo testo non è già più leggibile.', 'This text is unreadable already.');
  }
  if (!state.texts.has(body.text)) {
    const unknown = problem(
      'unknown-text',
      '/text',
      `in questo accordo non c'è un testo «${body.text}»`,
      `this agreement has no text "${body.text}"`,
    );
    return refuseProblems([unknown]) ?? [];
  }
  return [
    newEvent(textEvents.TextRedacted, dayOf(input), {
      ...besides(body),
      text: body.text,
      reason: toSeal(body.reason),
      replacement: toSealIf(body.replacement),
    }),
  ];
}

/** The key that recorded events mean to be destroyed, if any. */
export function keyToDestroy(events: readonly NewEvent[]): string | undefined {
  const redaction = events.find((event) => event.type === textEvents.TextRedacted.type);
  return redaction && (redaction.data as { text: string }).text;
}

export const textCommands = [
  defineCommand({
    name: 'redact-text',
    method: 'POST',
    path: 'redactions',
    title: say('Rendere illeggibile un testo', 'Make a text unreadable'),
    body: redactionBody,
    creates: false,
    example: {
      text: '3f0f6a52-9a55-5c0e-8d3f-0d6b8a4f2c11',
      reason: 'Conteneva dati sanitari di una famiglia',
      replacement: 'Testo rimosso',
    },
    decide: redactText,
  }),
];
