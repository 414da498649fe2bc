import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import {
  type FilePosition,
  type FileProblem,
  LARGEST_FILE_BYTES,
  readYaml,
  type YamlFile,
} from '#libs/adapters/yaml/yaml-document.js';
import { parseForm } from '#libs/agreement/core/validation.js';
import { instantOf, isLocalTime } from '#libs/kernel/civil-date.js';
import { say } from '#libs/kernel/text.js';

/** What happened in an agreement, as the commands that record it. */
export interface FileRecord {
  /** When it was typed in: only the demonstration moves its clock. */
  readonly at?: string | undefined;
  readonly command: string;
  readonly body: Record<string, unknown>;
}

/** An agreement in a file: its definition, and perhaps what happened since. */
export interface AgreementFile {
  readonly file: string;
  readonly at?: string | undefined;
  readonly definition: Record<string, unknown>;
  readonly records: readonly FileRecord[];
  readonly reports: readonly FileReport[];
  /** Where a part of the definition, or of a record's body, stands in the file. */
  readonly positionOf: (part: { readonly record?: number }, pointer: string) => FilePosition;
}

export interface FileReport {
  readonly on: string;
  readonly asOf?: string | undefined;
  readonly why: { readonly it: string; readonly en: string };
}

const localTime = z.string().refine((text) => isLocalTime(text) && instantOf(text, 'Europe/Rome') !== 'skipped');

const envelope = z.strictObject({
  at: localTime.optional(),
  agreement: z.record(z.string(), z.unknown()),
  records: z
    .array(
      z.strictObject({
        at: localTime.optional(),
        command: z.string().min(1).max(400),
        body: z.record(z.string(), z.unknown()).default({}),
      }),
    )
    .max(10_000)
    .default([]),
  reports: z
    .array(
      z.strictObject({
        on: z.string(),
        asOf: z.string().optional(),
        why: z.strictObject({ it: z.string(), en: z.string() }),
      }),
    )
    .default([]),
});

/**
 * Reads a file that holds a definition, bare or under `agreement` with the records of what happened. `prepare` may
 * change the value before it is looked at.
 */
export function readAgreementFile(
  file: string,
  prepare: (value: unknown) => unknown = (value) => value,
): AgreementFile | { readonly problems: FileProblem[] } {
  const text = textOf(file);
  if (typeof text !== 'string') return text;
  const yaml = readYaml(text);
  if ('problems' in yaml) return yaml;
  const value = prepare(yaml.value);
  return isEnvelope(value) ? wholeFile(file, yaml, value) : definitionAlone(file, yaml, value);
}

function textOf(file: string): string | { readonly problems: FileProblem[] } {
  const unreadable = (it: string, en: string) => ({ problems: [{ line: 1, column: 1, message: say(it, en) }] });
  try {
    const { size } = statSync(file);
    // A file far too large is not even read: the limit is checked again on what is.
    if (size > LARGEST_FILE_BYTES * 2) {
      return unreadable('Il file è troppo grande: al massimo 512 KiB.', 'The file is too large: 512 KiB at most.');
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    if (error instanceof TypeError) {
      return unreadable('Il file non è testo in UTF-8.', 'The file is not text in UTF-8.');
    }
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    return unreadable(`Il file non si può leggere (${reason}).`, `The file cannot be read (${reason}).`);
  }
}

function isEnvelope(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && 'agreement' in value;
}

function wholeFile(file: string, yaml: YamlFile, value: Record<string, unknown>) {
  const parsed = parseForm(envelope, value);
  if ('problems' in parsed) {
    return { problems: parsed.problems.map(({ pointer, message }) => ({ ...yaml.positionOf(pointer), message })) };
  }
  const { at, records, reports } = parsed.value;
  // As it was typed: copies made by a schema lose names that no field may have, and those are to be refused.
  const typed = value as { agreement: Record<string, unknown>; records?: { body?: Record<string, unknown> }[] };
  const positionOf: AgreementFile['positionOf'] = ({ record }, pointer) =>
    yaml.positionOf((record === undefined ? '/agreement' : `/records/${record}/body`) + pointer);
  const asTyped = records.map((record, index) => ({ ...record, body: typed.records?.[index]?.body ?? {} }));
  return { file, at, definition: typed.agreement, records: asTyped, reports, positionOf };
}

function definitionAlone(file: string, yaml: YamlFile, value: unknown) {
  const parsed = parseForm(z.record(z.string(), z.unknown()), value);
  if ('problems' in parsed) {
    return { problems: parsed.problems.map(({ pointer, message }) => ({ ...yaml.positionOf(pointer), message })) };
  }
  const positionOf: AgreementFile['positionOf'] = (_, pointer) => yaml.positionOf(pointer);
  return { file, definition: value as Record<string, unknown>, records: [], reports: [], positionOf };
}
