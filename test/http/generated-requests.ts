import fc from 'fast-check';
import { Checker, type Described, documentOf, operationsOf } from './checked.js';
import { Generator } from './generator.js';
import type { Service } from './service.js';
import type { Generated } from './spoilers.js';
import { preparedAgreement } from './world.js';

export interface GeneratedResult {
  readonly seed: number;
  readonly valid: number;
  readonly spoilt: number;
  /** How often each status was answered. */
  readonly statuses: { readonly valid: Record<string, number>; readonly spoilt: Record<string, number> };
  /** Calls of the document that some request was about. */
  readonly calls: number;
  readonly slowest: { readonly milliseconds: number; readonly request: string };
  readonly largest: { readonly bytes: number; readonly request: string };
  readonly failures: readonly { readonly request: Generated; readonly status: number; readonly complaint: string }[];
}

/** Requests of a kind before there are new agreements: what is annulled or erased leaves less and less to do. */
const BATCH = 200;
const MOST_FAILURES = 20;
const LARGEST_REFUSAL_BYTES = 64 * 1024;
/** Of what is answered of agreements as small as these, in pages as long as a client may ask for. */
const LARGEST_ANSWER_BYTES = 2 * 1024 * 1024;

/**
 * Sends `runs` requests as the document allows them and as many that are spoilt, and looks at every answer: what it
 * says, how large it is, and that it took no longer than `longestMs`.
 */
export async function sendGenerated(
  service: Service,
  seed: number,
  runs: number,
  longestMs: number,
): Promise<GeneratedResult> {
  const document = await documentOf(service);
  const checker = new Checker(document);
  const described = operationsOf(document);
  const statuses: { valid: Record<string, number>; spoilt: Record<string, number> } = { valid: {}, spoilt: {} };
  const failures: GeneratedResult['failures'][number][] = [];
  const calls = new Set<string>();
  let slowest: GeneratedResult['slowest'] = { milliseconds: 0, request: '' };
  let largest: GeneratedResult['largest'] = { bytes: 0, request: '' };

  const sendOne = async (kind: 'valid' | 'spoilt', request: Generated): Promise<void> => {
    const { method, path, body, headers } = request;
    const sent = method === 'GET' ? undefined : body;
    const asked = performance.now();
    const answer = await service.send(method, path, sent, { headers });
    const milliseconds = Math.round(performance.now() - asked);
    const bytes = Buffer.byteLength(answer.text ?? '');
    if (milliseconds > slowest.milliseconds) slowest = { milliseconds, request: `${method} ${path}` };
    if (bytes > largest.bytes) largest = { bytes, request: `${method} ${path}` };
    statuses[kind][answer.status] = (statuses[kind][answer.status] ?? 0) + 1;
    const complaint =
      answer.status >= 500
        ? answer.text
        : (checker.complaint(method, path, answer) ?? outOfBounds(answer.status, bytes, milliseconds, longestMs));
    if (complaint !== undefined && failures.length < MOST_FAILURES) {
      failures.push({ request: shortened(request), status: answer.status, complaint });
    }
  };

  for (let from = 0; from < runs; from += BATCH) {
    const count = Math.min(BATCH, runs - from);
    const generator = new Generator(document, await idsOfBatch(service, from / BATCH));
    const call = fc.constantFrom(...described);
    const kinds = {
      valid: fc.sample(
        call.chain((each) => generator.valid(each).map((request) => ({ each, request }))),
        { seed: seed + from, numRuns: count },
      ),
      spoilt: fc.sample(
        call.chain((each) => generator.spoilt(each).map((request) => ({ each, request }))),
        { seed: seed + from + 1, numRuns: count },
      ),
    };
    for (let index = 0; index < count; index += 1) {
      for (const kind of ['valid', 'spoilt'] as const) {
        const { each, request } = kinds[kind][index] as { each: Described; request: Generated };
        calls.add(each.operation.operationId);
        await sendOne(kind, request);
      }
    }
  }
  return { seed, valid: runs, spoilt: runs, statuses, calls: calls.size, slowest, largest, failures };
}

function outOfBounds(status: number, bytes: number, milliseconds: number, longestMs: number): string | undefined {
  const most = status >= 400 ? LARGEST_REFUSAL_BYTES : LARGEST_ANSWER_BYTES;
  if (bytes > most) return `${bytes} bytes, where ${most} are the most`;
  return milliseconds > longestMs ? `answered after ${milliseconds} ms, where ${longestMs} are the most` : undefined;
}

async function idsOfBatch(service: Service, batch: number): Promise<Record<string, string[]>> {
  const ids: Record<string, string[]> = {};
  for (const letter of ['a', 'b']) {
    const user = await service.send('POST', '/users', { email: `${letter}${batch}@esempio.it`, name: 'Anna Rossi' });
    const key = await service.send('POST', '/api-keys', { name: 'prova', role: 'viewer' });
    const known = await preparedAgreement(service, `generato-${batch}-${letter}`, { user: user.json.id as string });
    for (const [name, value] of Object.entries({ ...known, key: key.json.id as string })) {
      ids[name] = [...new Set([...(ids[name] ?? []), value, ...(ALTERNATIVES[name] ?? [])])];
    }
  }
  return ids;
}

const ALTERNATIVES: Readonly<Record<string, readonly string[]>> = {
  partner: ['ciss', 'diaconia'],
  meeting: ['tenuto', 'm1-altri', 'tenuto-altri'],
  commitment: ['im1-altri'],
  indicator: ['i1-altri'],
  objective: ['os2'],
};

function shortened(request: Generated): Generated {
  const { body } = request;
  return body !== undefined && body.length > 1_000
    ? { ...request, body: `${body.slice(0, 1_000)}… (${body.length})` }
    : request;
}
