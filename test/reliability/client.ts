import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
}

export interface Response {
  readonly status: number;
  readonly text: string;
  readonly retryAfter: string | undefined;
}

/** A request that got no answer: what became of it is not known. */
export class NoAnswer extends Error {}

/** One client on one connection. */
export class Client {
  private readonly agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

  constructor(
    private readonly url: () => string,
    private readonly key: string,
  ) {}

  /** Throws `NoAnswer`. `cutAfterMs`: the connection is cut so long after the request has left. */
  send({ method, path, body, idempotencyKey }: Request, cutAfterMs?: number): Promise<Response> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const request = http.request(`${this.url()}/api/v1${path}`, {
        method,
        agent: this.agent,
        headers: {
          authorization: `Bearer ${this.key}`,
          ...(text !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
          ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
        },
      });
      const lost = (error: Error): void => reject(new NoAnswer(error.message));
      request.on('error', lost);
      request.on('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('error', lost);
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            text: Buffer.concat(chunks).toString('utf8'),
            retryAfter: response.headers['retry-after'],
          }),
        );
      });
      request.end(text, () => {
        if (cutAfterMs === undefined) return;
        void sleep(cutAfterMs).then(() => request.destroy(new Error('cut')));
      });
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
