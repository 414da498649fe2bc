import { readFileSync } from 'node:fs';
import { exportLine, readRegisterFile } from '#libs/agreement/core/register-file.js';
import { registerOf } from '#libs/kernel/envelope.js';
import { refusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import { EXIT } from '../exit-codes.js';
import type { CommonOptions } from '../options.js';
import { asJson, done, fileProblems, type Outcome, refused } from '../output.js';
import { withProgress } from '../progress.js';
import type { Regia } from '../regia.js';
import { noSuchAgreement } from '../words.js';

/** `register AGREEMENT`: the register as NDJSON, one CloudEvents envelope a line, in order. */
export async function exportRegister(
  regia: Regia,
  agreement: string,
  options: CommonOptions,
  write: (line: string) => Promise<void>,
): Promise<Outcome> {
  const register = await regia.reading.register(agreement);
  if (!register) return refused(noSuchAgreement(agreement), options);
  return withProgress(agreement, register.head.revision, async (progress) => {
    for await (const event of regia.reading.events(agreement)) {
      await write(`${exportLine(event)}\n`);
      progress.step();
    }
    return { exit: EXIT.done };
  });
}

/** `import-register FILE`: an exported register taken in as it is, same hashes; checked whole before it is recorded. */
export async function importRegister(regia: Regia, file: string, options: CommonOptions): Promise<Outcome> {
  const read = readRegisterFile(readFileSync(file, 'utf8'));
  if ('problems' in read) {
    const problems = read.problems.map(({ line, message }) => ({ line, column: 1, message }));
    return fileProblems([{ file, problems }], options);
  }
  const agreement = read.events[0]?.agreement ?? '';
  const { outcome } = await regia.folder.events.append(registerOf(agreement), 0, read.events);
  if (outcome === 'conflict') {
    const message = say(
      `L'accordo «${agreement}» ha già un registro qui: un registro non si mescola con un altro.`,
      `The agreement "${agreement}" has a register here already: one register is not mixed with another.`,
    );
    return refused(refusal('exists', 'register-exists', message), options);
  }
  const last = read.events.at(-1);
  if (options.json) return done(asJson({ agreement, revision: last?.revision, hash: last?.hash }));
  const said = say(
    `${agreement}: ${read.events.length} eventi, impronta ${last?.hash}. I testi sigillati si leggono solo con le loro chiavi.`,
    `${agreement}: ${read.events.length} events, hash ${last?.hash}. Sealed texts are read with their keys only.`,
  );
  return done(said[options.lang]);
}
