import { allCommands, findCommand } from '#libs/agreement/core/commands.js';
import { RecordInAgreement } from '#libs/agreement/core/record.handler.js';
import { type Recorded, unknownCommand } from '#libs/agreement/core/recording.js';
import { isRefusal, type Refusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import type { CommonOptions } from '../options.js';
import { asJson, done, type Outcome, refused } from '../output.js';
import { table } from '../print/table.js';
import type { Regia } from '../regia.js';
import { OPERATOR } from './import.js';

export interface RecordOptions extends Omit<CommonOptions, 'json'> {
  /** The command's body; who sends JSON is answered in JSON. */
  readonly json?: string;
  readonly key?: string;
}

/** `record AGREEMENT COMMAND --json …`: any command, named as the interface's path below the agreement. */
export async function recordCommand(
  regia: Regia,
  agreement: string,
  command: string,
  options: RecordOptions,
): Promise<Outcome> {
  const spoken = { lang: options.lang, json: options.json !== undefined };
  const body = parseBody(options.json ?? '{}');
  if (isRefusal(body)) return refused(body, spoken);
  const [method, path] = splitMethod(command);
  const found = findCommand(path, body.value, method);
  if (!found) return refused(unknownCommand(path), spoken);
  const caller = { actor: OPERATOR, ...(options.key !== undefined && { idempotencyKey: options.key }) };
  const answer: Recorded = await regia.commands.execute(new RecordInAgreement(agreement, found, caller));
  if (isRefusal(answer)) return refused(answer, spoken);
  const { id, revision, recordedAt, repeated } = answer;
  if (spoken.json) return done(asJson({ id, revision, recordedAt }));
  const again = repeated ? say(' (era già registrato)', ' (was recorded already)')[options.lang] : '';
  const said = say(
    `Registrato: ${id || agreement}, revisione ${revision}`,
    `Recorded: ${id || agreement}, revision ${revision}`,
  );
  return done(said[options.lang] + again);
}

/** `commands`: all of them, with an example each. */
export function listCommands(options: CommonOptions): Outcome {
  if (options.json) {
    return done(
      asJson(
        allCommands.map(({ name, method, path, title, example }) => ({
          name,
          method,
          path,
          title: title[options.lang],
          example,
        })),
      ),
    );
  }
  const head = options.lang === 'en' ? ['command', 'what it does'] : ['comando', 'che cosa fa'];
  const rows = allCommands.map(({ method, path, title }) => [
    method === 'PATCH' ? `PATCH:${path || '.'}` : path,
    title[options.lang],
  ]);
  return done(table(head, rows));
}

/** `PATCH:partners/iris`: a method may be said, as the interface has it; the path alone is enough. */
function splitMethod(command: string): [string | undefined, string] {
  const match = /^(POST|PUT|PATCH|DELETE):(.*)$/.exec(command);
  return match ? [match[1], match[2] ?? ''] : [undefined, command];
}

function parseBody(text: string): { value: unknown } | Refusal {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      refused: 'invalid',
      type: 'invalid-json',
      title: say(`Il corpo del comando non è JSON: ${reason}`, `The body of the command is not JSON: ${reason}`),
    };
  }
}
