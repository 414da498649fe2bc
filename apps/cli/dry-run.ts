import type { FileProblem } from '#libs/adapters/yaml/yaml-document.js';
import { findCommand } from '#libs/agreement/core/commands.js';
import { Rehearsal } from '#libs/agreement/core/rehearsal.js';
import { emptyAgreement } from '#libs/agreement/core/state.js';
import { invalid, parseWith } from '#libs/agreement/core/validation.js';
import { instantOf } from '#libs/kernel/civil-date.js';
import { isRefusal, type Refusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import type { AgreementFile } from './agreement-file.js';

/**
 * Everything that would be refused if a file were recorded now, with its place in the file. Of records that rest on a
 * refused definition only the form is looked at.
 */
export function problemsOfFile(file: AgreementFile, now: string): FileProblem[] {
  const { id } = file.definition;
  const rehearsal = new Rehearsal(emptyAgreement(typeof id === 'string' ? id : 'new'));
  const signed = rehearsal.take(rehearsal.decideNew(file.definition, instantOfTyping(file.at, now)));
  if (isRefusal(signed)) return [...placesOf(file, {}, signed), ...problemsOfInputs(file)];
  return file.records.flatMap((record, index) => {
    const found = findCommand(record.command, record.body);
    const taken = found
      ? rehearsal.take(rehearsal.decideOn(found, instantOfTyping(record.at, now)))
      : unknownCommand(record.command);
    return isRefusal(taken) ? placesOf(file, { record: index }, taken) : [];
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
