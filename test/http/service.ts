import { EmbeddedModule } from '#libs/adapters/sqlite/embedded.module.js';
import type { Clock } from '#libs/kernel/ports.js';
import { sampleDefinition } from '#libs/testing/given-when-then.js';
import { type TemporaryFolder, temporaryFolder } from '#libs/testing/temporary-folder.js';
import { type RunningRegia, runRegia } from '../../apps/regia/run.js';
import type { WebOptions } from '../../apps/web/application.js';
import type { Configuration } from '../../apps/web/configuration.js';
import { type RawAnswer, request } from './request.js';

export const ADMIN = { email: 'admin@esempio.it', password: 'una password lunga' };

/** An answer, read whole. */
export interface Answer extends RawAnswer {
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked at by tests, each in its own way
  readonly json: any;
}

/** A running service on a folder of its own, and ways to send it requests. */
export interface Service {
  readonly url: string;
  readonly running: RunningRegia;
  readonly folder: TemporaryFolder;
  /** Sends with a key, or with no sign of who it is. */
  send(method: string, path: string, body?: unknown, options?: SendOptions): Promise<Answer>;
  /** An API key with a role. */
  key(role: string, agreement?: string, partner?: string): Promise<string>;
  /** The administrator's key, made at the start. */
  readonly admin: string;
  /** Records an agreement as the administrator; its id. */
  agreement(fields?: Record<string, unknown>): Promise<string>;
  stop(): Promise<void>;
}

export interface SendOptions {
  /** `null`: with no key. */
  readonly key?: string | null;
  readonly headers?: Record<string, string>;
}

/** Starts a whole service in this process: real store, real server, real sockets. */
export async function startService(
  options: { clock?: Clock; folder?: TemporaryFolder; configuration?: Partial<Configuration>; web?: WebOptions } = {},
): Promise<Service> {
  const folder = options.folder ?? temporaryFolder();
  const configuration: Configuration = {
    port: 0,
    host: '127.0.0.1',
    publicUrl: 'http://regia.test',
    dataDir: folder.path,
    adminEmail: ADMIN.email,
    adminPassword: ADMIN.password,
    logLevel: 'silent',
    trustProxy: false,
    metricsToken: undefined,
    ...options.configuration,
  };
  const running = await runRegia(await EmbeddedModule.open(folder.path, options.clock), configuration, options.web);
  const url = running.url.replace('localhost', '127.0.0.1');
  let admin = '';

  const send: Service['send'] = async (method, path, body, { key = admin, headers = {} } = {}) => {
    const isText = typeof body === 'string';
    const address = /^\/(api|health)\/|^\/(metrics)?$/.test(path) ? path : `/api/v1${path}`;
    const answer = await request(url, address, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(key !== null && key !== '' && { authorization: `Bearer ${key}` }),
        ...headers,
      },
      ...(body !== undefined && { body: isText ? body : JSON.stringify(body) }),
    });
    const type = answer.headers.get('content-type') ?? '';
    const isJson = /json/.test(type) && !/ndjson/.test(type);
    return { ...answer, json: isJson && answer.text ? JSON.parse(answer.text) : undefined };
  };

  const signedIn = await send('POST', '/session', ADMIN, { key: null });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const issued = await send(
    'POST',
    '/api-keys',
    { name: 'prova', role: 'administrator' },
    {
      key: null,
      headers: { cookie, origin: configuration.publicUrl },
    },
  );
  if (issued.status !== 201) {
    await running.stop();
    throw new Error(`No key for the administrator: ${issued.text}`);
  }
  admin = issued.json.key as string;

  return {
    url,
    running,
    folder,
    send,
    get admin() {
      return admin;
    },
    async key(role, agreement, partner) {
      const answer = await send('POST', '/api-keys', { name: role, role, agreement, partner });
      if (answer.status !== 201) throw new Error(answer.text);
      return answer.json.key as string;
    },
    async agreement(fields = {}) {
      const answer = await send('POST', '/agreements', sampleDefinition(fields));
      if (answer.status !== 201) throw new Error(answer.text);
      return answer.json.id as string;
    },
    async stop() {
      await running.stop();
      if (!options.folder) folder.remove();
    },
  };
}
