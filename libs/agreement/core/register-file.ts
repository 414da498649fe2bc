import { z } from 'zod';
import { ChainCheck } from '#libs/kernel/chain.js';
import { isCivilDate, isInstant } from '#libs/kernel/civil-date.js';
import { fromCloudEvent, type RegisterCloudEvent, toCloudEvent } from '#libs/kernel/cloud-events.js';
import type { RecordedEvent } from '#libs/kernel/envelope.js';
import { asIfSealed, locateSealed } from '#libs/kernel/sealing.js';
import { say, type Text } from '#libs/kernel/text.js';
import { agreementUpcasters, eventDefinitions, subjectOf } from './events.js';
import { parseWith } from './validation.js';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const envelope = z.strictObject({
  specversion: z.literal('1.0'),
  id: z.uuid(),
  source: z.string(),
  type: z.string(),
  subject: z.string().min(1).optional(),
  time: z.string().refine(isInstant),
  datacontenttype: z.literal('application/json'),
  revision: z.int().min(1),
  occurredon: z.string().refine(isCivilDate),
  actor: z.string().min(1).max(200),
  commandid: z.uuid(),
  fingerprint: hash,
  previoushash: hash,
  hash,
  data: z.unknown(),
});

/** One line of an exported register (register.md, "Exported"). */
export function exportLine(event: RecordedEvent): string {
  return JSON.stringify(toCloudEvent(event, subjectOf(locateSealed(agreementUpcasters.upcast(event)))));
}

export interface BadLine {
  readonly line: number;
  readonly message: Text;
}

export type RegisterFile = { readonly events: RecordedEvent[] } | { readonly problems: BadLine[] };

/** Reads an exported register back: every line of its schema, of one agreement, the chain whole from the first event. */
export function readRegisterFile(text: string): RegisterFile {
  const events: RecordedEvent[] = [];
  const problems: BadLine[] = [];
  let chain: ChainCheck | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const read = readLine(line);
    if (!('id' in read)) {
      problems.push({ line: index + 1, message: read });
      continue;
    }
    events.push(read);
    if (problems.length > 0) continue;
    chain ??= new ChainCheck(read.agreement);
    const bad = chain.accept(read);
    if (bad) problems.push({ line: index + 1, message: chainBroken(bad.revision) });
  }
  if (events.length === 0 && problems.length === 0) {
    problems.push({ line: 1, message: say('Il file non contiene nessun evento.', 'The file holds no event.') });
  }
  return problems.length > 0 ? { problems } : { events };
}

function readLine(line: string): RecordedEvent | Text {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return say('Non è una riga di JSON.', 'Not a line of JSON.');
  }
  const parsed = parseWith(envelope, json);
  if ('problems' in parsed) return listed(parsed.problems);
  const event = fromCloudEvent(parsed.value as RegisterCloudEvent);
  const definition = event && eventDefinitions.get(event.type);
  if (!event || !definition || event.schemaVersion > definition.schemaVersion) {
    return say(
      `Il tipo «${parsed.value.type}» non è di un registro che questa versione conosce.`,
      `The type "${parsed.value.type}" is not of a register that this release knows.`,
    );
  }
  const current = agreementUpcasters.upcast(event);
  const data = parseWith(definition.data, asIfSealed(current.data));
  return 'problems' in data ? listed(data.problems) : event;
}

function listed(problems: readonly { pointer: string; message: Text }[]): Text {
  const join = (language: keyof Text) =>
    problems.map(({ pointer, message }) => `${pointer}: ${message[language]}`).join('; ');
  return say(join('it'), join('en'));
}

const chainBroken = (revision: number): Text =>
  say(
    `La catena si interrompe alla revisione ${revision}: il registro è stato alterato.`,
    `The chain breaks at revision ${revision}: the register was altered.`,
  );
