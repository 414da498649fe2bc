import type { FileProblem } from '#libs/adapters/yaml/yaml-document.js';
import { findCommand } from '#libs/agreement/core/commands.js';
import { evolve } from '#libs/agreement/core/evolve.js';
import { agreementInput, asIfRecorded, recordAgreement } from '#libs/agreement/core/record-agreement.js';
import { decideOn } from '#libs/agreement/core/recording.js';
import { emptyAgreement } from '#libs/agreement/core/state.js';
import { invalid, parseWith } from '#libs/agreement/core/validation.js';
import { civilDateIn, instantOf } from '#libs/kernel/civil-date.js';
import type { NewEvent } from '#libs/kernel/envelope.js';
import { isRefusal, type Refusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import type { AgreementFile } from './agreement-file.js';

/**
 * Everything that would be refused if a file were recorded now, with its place in the file. Of records that rest on a
 * refused definition only the form is looked at.
 */
export function problemsOfFile(file: AgreementFile, now: string): FileProblem[] {
  const state = emptyAgreement(typeof file.definition['id'] === 'string' ? file.definition['id'] : 'new');
  let revision = 0;
  let ids = 0;
  const newId = (label: string): string => {
    ids += 1;
    return `${label}-${ids}`;
  };
  const fold = (events: readonly NewEvent[]): void => {
    for (const event of events) {
      revision += 1;
      evolve(state, asIfRecorded(event, revision));
    }
  };
  const parsed = parseWith(agreementInput, file.definition);
  const at = instantOfTyping(file.at, now);
  const decided =
    'problems' in parsed
      ? invalid(parsed.problems)
      : recordAgreement(state, {
          ids: {},
          input: parsed.value,
          today: civilDateIn(parsed.value.timeZone, at),
          now: at,
          newId,
        });
  if (isRefusal(decided)) return [...placesOf(file, {}, decided), ...problemsOfInputs(file)];
  fold(decided);
  return file.records.flatMap((record, index) => {
    const found = findCommand(record.command, record.body);
    const answer = found
      ? decideOn(state, found, { now: instantOfTyping(record.at, now) }, newId)
      : unknownCommand(record.command);
    if (isRefusal(answer)) return placesOf(file, { record: index }, answer);
    fold(answer);
    return [];
  });
}

function problemsOfInputs(file: AgreementFile): FileProblem[] {
  return file.records.flatMap((record, index) => {
    const found = findCommand(record.command, record.body);
    if (!found) return placesOf(file, { record: index }, unknownCommand(record.command));
    const parsed = parseWith(found.definition.input, record.body);
    return 'problems' in parsed ? placesOf(file, { record: index }, invalid(parsed.problems)) : [];
  });
}

/** The instant of a local time in Europe/Rome, in which files are typed. */
export function instantOfTyping(local: string | undefined, now: string): string {
  return local === undefined ? now : instantOf(local, 'Europe/Rome');
}

/** Each offending place of a refusal, or the whole where it names none. */
export function placesOf(file: AgreementFile, part: { record?: number }, refused: Refusal): FileProblem[] {
  const errors = refused.errors ?? [{ pointer: '', message: refused.title }];
  return errors.map(({ pointer, message }) => ({
    ...file.positionOf(part, pointer),
    message: pointer === '' ? message : say(`${pointer}: ${message.it}`, `${pointer}: ${message.en}`),
  }));
}

function unknownCommand(command: string): Refusal {
  const title = say(`non c'è un comando «${command}»`, `there is no command "${command}"`);
  return { refused: 'unknown', type: 'unknown-command', title };
}
