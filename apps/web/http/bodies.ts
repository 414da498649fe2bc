import type { FastifyInstance, FastifyRequest } from 'fastify';
import { readYaml } from '#libs/adapters/yaml/yaml-document.js';
import { say } from '#libs/kernel/text.js';
import { HttpProblem } from './problems.js';

export const LARGEST_BODY_BYTES = 512 * 1024;

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
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new HttpProblem(400, 'invalid-json', say('Il corpo non è JSON.', 'The body is not JSON.'), [
      { pointer: '', message: say(reason, reason) },
    ]);
  }
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
