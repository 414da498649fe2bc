import type { FastifyInstance, FastifyRequest } from 'fastify';
import { readYaml } from '#libs/adapters/yaml/yaml-document.js';
import { DEEPEST, TOO_DEEP } from '#libs/agreement/core/validation.js';
import { pointer } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import { HttpProblem } from './problems.js';

export const LARGEST_BODY_BYTES = 512 * 1024;
/** Of what anybody may send, signed in or not. */
export const LARGEST_SIGN_IN_BYTES = 4 * 1024;

/** What was sent, read but not yet looked at. */
export interface RawBody {
  readonly contentType: 'application/json' | 'application/yaml';
  readonly text: string;
}

/** Takes JSON and YAML as text: what is in them is read by the call, and checked after its rights were asked. */
export function takeTextBodies(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  for (const contentType of ['application/json', 'application/yaml'] as const) {
    server.addContentTypeParser(
      contentType,
      { parseAs: 'buffer' },
      async (request: FastifyRequest, body: Buffer): Promise<RawBody> => {
        const charset = /charset=([^;]+)/i
          .exec(request.headers['content-type'] ?? '')?.[1]
          ?.trim()
          .toLowerCase();
        if (charset !== undefined && charset.replaceAll('"', '') !== 'utf-8') throw notUtf8();
        try {
          return { contentType, text: new TextDecoder('utf-8', { fatal: true }).decode(body) };
        } catch {
          throw notUtf8();
        }
      },
    );
  }
}

/** The value of a body; `{}` for none. YAML only where the call takes it. */
export function bodyValue(body: RawBody | undefined | null, yamlToo = false): unknown {
  if (!body || body.text.trim() === '') return {};
  if (body.contentType === 'application/json') return jsonOf(body.text);
  if (!yamlToo) throw formatNotTaken();
  const read = readYaml(body.text);
  if (!('problems' in read)) return read.value;
  throw new HttpProblem(
    400,
    'invalid-yaml',
    say('Il corpo non è YAML che si possa leggere.', 'The body is not YAML that can be read.'),
    read.problems.map(({ line, column, message }) => ({
      pointer: '',
      message: say(`riga ${line}, colonna ${column}: ${message.it}`, `line ${line}, column ${column}: ${message.en}`),
    })),
  );
}

function jsonOf(text: string): unknown {
  const tooDeep = fieldTooDeep(text);
  if (tooDeep !== undefined) {
    const detail = say('Un campo non è scritto come serve.', 'One field is not written as it should be.');
    throw new HttpProblem(400, 'invalid-input', detail, [{ pointer: tooDeep, message: TOO_DEEP }]);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new HttpProblem(400, 'invalid-json', say('Il corpo non è JSON.', 'The body is not JSON.'), [
      { pointer: '', message: say(reason, reason) },
    ]);
  }
}

/**
 * Where a text goes too deep, by its field at the top; undefined where it nowhere does. Looked for before anything is made
 * of the text: parsers recurse.
 */
function fieldTooDeep(text: string): string | undefined {
  let depth = 0;
  let field = '""';
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === '"') {
      const end = endOfString(text, index);
      if (depth === 1) field = text.slice(index, end + 1);
      index = end;
    } else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    if (depth > DEEPEST) return text.trimStart().startsWith('{') ? pointerTo(field) : '';
  }
  return undefined;
}

function pointerTo(quoted: string): string {
  try {
    return pointer((JSON.parse(quoted) as string).toWellFormed());
  } catch {
    return '';
  }
}

/** The closing quotation mark, or the end where there is none. */
function endOfString(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index += 1) {
    if (text[index] === '\\') index += 1;
    else if (text[index] === '"') return index;
  }
  return text.length;
}

export const formatNotTaken = (): HttpProblem =>
  new HttpProblem(
    415,
    'unsupported-media-type',
    say(
      'Il corpo si manda come application/json (un accordo anche come application/yaml).',
      'Send the body as application/json (an agreement also as application/yaml).',
    ),
  );

const notUtf8 = (): HttpProblem =>
  new HttpProblem(400, 'not-utf-8', say('Il corpo non è testo in UTF-8.', 'The body is not text in UTF-8.'));
