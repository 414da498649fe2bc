import supertest from 'supertest';

/** An answer as it arrived: nothing read into it, no redirect followed. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface Sent {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** Sends one request to a running service. Races, half-sent bodies and other clients' habits have sockets of their own. */
export async function request(
  url: string,
  path: string,
  { method = 'GET', headers = {}, body }: Sent = {},
): Promise<RawAnswer> {
  const sent = supertest(url)
    [methodOf(method)](path)
    .set({ accept: '*/*', ...headers })
    .redirects(0)
    .buffer(true)
    .parse(asText);
  const response = await (body === undefined ? sent : sent.send(body));
  return { status: response.status, headers: headersOf(response.headers), text: response.body as string };
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'] as const;

function methodOf(method: string): (typeof METHODS)[number] {
  const found = METHODS.find((name) => name === method.toLowerCase());
  if (!found) throw new Error(`No request is sent as ${method}`);
  return found;
}

/** Every kind of body is kept as text: tests read it in their own way. */
function asText(response: supertest.Response, done: (error: Error | null, text: string) => void): void {
  const parts: Buffer[] = [];
  response.on('data', (part: Buffer) => parts.push(part));
  response.on('error', (error: Error) => done(error, ''));
  response.on('end', () => done(null, Buffer.concat(parts).toString('utf8')));
}

function headersOf(raw: Record<string, string | string[]>): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(raw)) for (const one of [value].flat()) headers.append(name, one);
  return headers;
}
