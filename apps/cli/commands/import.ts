import type { FileProblem } from '#libs/adapters/yaml/yaml-document.js';
import { findCommand } from '#libs/agreement/core/commands.js';
import { RecordAgreement, RecordInAgreement } from '#libs/agreement/core/record.handler.js';
import { type Recorded, unknownCommand } from '#libs/agreement/core/recording.js';
import { sha256OfJson } from '#libs/kernel/canonical-json.js';
import { commandIdOf } from '#libs/kernel/command-handling.js';
import { registerOf } from '#libs/kernel/envelope.js';
import { isRefusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import { type AgreementFile, readAgreementFile } from '../agreement-file.js';
import { problemsOfFile } from '../dry-run.js';
import type { CommonOptions } from '../options.js';
import { asJson, done, fileProblems, type Outcome, refused } from '../output.js';
import { withProgress } from '../progress.js';
import type { Regia } from '../regia.js';

/** Who records what comes from files. */
export const OPERATOR = 'operator';

/** What files hold, or every fault of every file. */
export type FilesRead = { readonly agreements: readonly AgreementFile[] } | { readonly refused: Outcome };

/** Reads and tries out all files, before any data folder is opened. */
export function readFiles(files: readonly string[], options: Pick<CommonOptions, 'lang' | 'json'>): FilesRead {
  const now = new Date().toISOString();
  const agreements: AgreementFile[] = [];
  const faults: { file: string; problems: readonly FileProblem[] }[] = [];
  for (const file of files) {
    const content = readAgreementFile(file);
    const problems = 'problems' in content ? content.problems : problemsOfFile(content, now);
    if (problems.length > 0) faults.push({ file, problems });
    else if (!('problems' in content)) agreements.push(content);
  }
  return faults.length > 0 ? { refused: fileProblems(faults, options) } : { agreements };
}

/** `import FILE.yaml…`: records agreements that were read and found whole. */
export async function importFiles(
  regia: Regia,
  agreements: readonly AgreementFile[],
  options: CommonOptions,
): Promise<Outcome> {
  const faults = await alreadyThere(regia, agreements);
  return faults.length > 0 ? fileProblems(faults, options) : recordAll(regia, agreements, options);
}

/** Agreements that would be recorded twice: by another file, or since before. The same file again is no fault. */
async function alreadyThere(regia: Regia, agreements: readonly AgreementFile[]) {
  const seen = new Map<string, string>();
  const faults: { file: string; problems: FileProblem[] }[] = [];
  for (const agreement of agreements) {
    const id = agreement.definition['id'];
    if (typeof id !== 'string') continue;
    const place = agreement.positionOf({}, '/id');
    const other = seen.get(id);
    seen.set(id, agreement.file);
    if (other !== undefined) {
      const message = say(`«${id}» sta già in ${other}`, `"${id}" stands in ${other} already`);
      faults.push({ file: agreement.file, problems: [{ ...place, message }] });
      continue;
    }
    const first = (await regia.folder.events.read(registerOf(id), 1, 1))[0];
    if (!first || first.commandId === commandIdOfFile(agreement)) continue;
    const message = say(`l'accordo «${id}» è già registrato`, `the agreement "${id}" is recorded already`);
    faults.push({ file: agreement.file, problems: [{ ...place, message }] });
  }
  return faults;
}

function commandIdOfFile(agreement: AgreementFile): string {
  return commandIdOf(OPERATOR, keyOf(agreement));
}

/** The same content has the same key: an import that was interrupted goes on where it stopped. */
const keyOf = (agreement: AgreementFile, record?: number): string =>
  `import-${sha256OfJson([agreement.definition, agreement.records])}-${record ?? 'agreement'}`;

async function recordAll(regia: Regia, agreements: readonly AgreementFile[], options: CommonOptions): Promise<Outcome> {
  const total = agreements.reduce((sum, { records }) => sum + records.length + 1, 0);
  return withProgress(options.lang === 'en' ? 'Recording' : 'Registrazione', total, async (progress) => {
    const recorded: { agreement: string; revision: number }[] = [];
    for (const agreement of agreements) {
      const answer = await recordFile(regia, agreement, () => progress.step());
      if (isRefusal(answer)) return refused(answer, options);
      recorded.push({ agreement: answer.agreement, revision: answer.revision });
    }
    if (options.json) return done(asJson({ recorded }));
    const lines = recorded.map(({ agreement, revision }) =>
      options.lang === 'en'
        ? `${agreement}: recorded, ${revision} events`
        : `${agreement}: registrato, ${revision} eventi`,
    );
    return done(lines.join('\n'));
  });
}

/** Records one file; `beforeEach` hears of each record before it is sent (the demonstration moves its clock then). */
export async function recordFile(
  regia: Regia,
  agreement: AgreementFile,
  beforeEach: (at: string | undefined) => void,
): Promise<Recorded> {
  beforeEach(agreement.at);
  const caller = (record?: number) => ({ actor: OPERATOR, idempotencyKey: keyOf(agreement, record) });
  let answer: Recorded = await regia.commands.execute(new RecordAgreement(agreement.definition, caller()));
  if (isRefusal(answer)) return answer;
  const { agreement: id } = answer;
  for (const [index, { at, command, body }] of agreement.records.entries()) {
    beforeEach(at);
    const found = findCommand(command, body);
    if (!found) return unknownCommand(command);
    answer = await regia.commands.execute(new RecordInAgreement(id, found, caller(index)));
    if (isRefusal(answer)) return answer;
  }
  return answer;
}
