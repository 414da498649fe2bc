import type { FileProblem } from '#libs/adapters/yaml/yaml-document.js';
import type { Refusal } from '#libs/kernel/refusal.js';
import type { Language, Text } from '#libs/kernel/text.js';
import { EXIT } from './exit-codes.js';

/** A command's answer: what it prints and what the process answers. */
export interface Outcome {
  readonly exit: number;
  /** On the standard output. */
  readonly text?: string;
  /** On the standard error. */
  readonly complaint?: string;
}

export const done = (text: string): Outcome => ({ exit: EXIT.done, text });

export const asJson = (value: unknown): string => JSON.stringify(value, null, 2);

/** A refusal as a person reads it: what happened, which field, what to do. */
export function refused(refusal: Refusal, { lang, json }: { lang: Language; json?: boolean }): Outcome {
  const exit = refusal.refused === 'unknown' ? EXIT.notFound : EXIT.refused;
  if (json) return { exit, text: asJson(problemOf(refusal, lang)) };
  const fields = (refusal.errors ?? []).map(({ pointer, message }) => `  ${pointer || '/'}: ${message[lang]}`);
  const closing: Text = { it: 'Nulla è stato registrato.', en: 'Nothing was recorded.' };
  return { exit, complaint: [refusal.title[lang], ...fields, closing[lang]].join('\n') };
}

export function problemOf(refusal: Refusal, lang: Language): unknown {
  return {
    type: refusal.type,
    title: refusal.title[lang],
    ...(refusal.errors && {
      errors: refusal.errors.map(({ pointer, message }) => ({ pointer, message: message[lang] })),
    }),
  };
}

const inOrder = (problems: readonly FileProblem[]): FileProblem[] =>
  problems.toSorted((a, b) => a.line - b.line || a.column - b.column);

/** The faults of files, in the form that editors understand: `file:line:column: what is wrong`. */
export function fileProblems(
  files: readonly { readonly file: string; readonly problems: readonly FileProblem[] }[],
  { lang, json }: { lang: Language; json?: boolean },
): Outcome {
  if (json) {
    const problems = files.flatMap(({ file, problems: found }) =>
      found.map(({ line, column, message }) => ({ file, line, column, message: message[lang] })),
    );
    return { exit: EXIT.refused, text: asJson({ recorded: false, problems }) };
  }
  const lines = files.flatMap(({ file, problems: found }) =>
    inOrder(found).map(({ line, column, message }) => `${file}:${line}:${column}: ${message[lang]}`),
  );
  const count = lines.length;
  const closing: Text = {
    it: `${count === 1 ? 'Un problema' : `${count} problemi`}: nulla è stato registrato.`,
    en: `${count === 1 ? 'One problem' : `${count} problems`}: nothing was recorded.`,
  };
  return { exit: EXIT.refused, complaint: [...lines, closing[lang]].join('\n') };
}
