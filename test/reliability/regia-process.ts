import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ADMIN = { email: 'admin@esempio.it', password: 'una password lunga' };
const PUBLIC_URL = 'http://regia.test';
const MAIN = fileURLToPath(new URL('../../apps/regia/main.js', import.meta.url));
const CLI = fileURLToPath(new URL('../../apps/cli/main.js', import.meta.url));
const STARTS_WITHIN_MS = 30_000;

/** The compiled service in a process of its own, on a folder. */
export class RegiaProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    /** The exit code; null where a signal ended it. */
    readonly ended: Promise<number | null>,
    readonly errors: () => string,
  ) {}

  /** Answers once it listens; throws what it complained of. */
  static async start(folder: string): Promise<RegiaProcess> {
    const child = spawn(process.execPath, [MAIN], {
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        DATA_DIR: folder,
        PORT: '0',
        HOST: '127.0.0.1',
        PUBLIC_URL,
        TRUST_PROXY: 'false',
        ADMIN_EMAIL: ADMIN.email,
        ADMIN_PASSWORD: ADMIN.password,
        LOG_LEVEL: 'error',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let errors = '';
    let output = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));
    const url = await new Promise<string>((resolve, reject) => {
      const fail = (): void => reject(new Error(`The service did not start: ${output}${errors}`));
      const late = setTimeout(fail, STARTS_WITHIN_MS);
      void ended.then(fail);
      child.stdout?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0];
        if (!found) return;
        clearTimeout(late);
        resolve(found);
      });
    });
    return new RegiaProcess(child, url, ended, () => output.split('\n').slice(1).join('\n') + errors);
  }

  get residentKiB(): Promise<number> {
    return promisify(execFile)('ps', ['-o', 'rss=', '-p', String(this.child.pid)]).then(({ stdout }) => Number(stdout));
  }

  signal(name: 'SIGTERM' | 'SIGKILL'): void {
    this.child.kill(name);
  }

  /** A key of an administrator: the first sign-in, and the only one. */
  async administratorKey(): Promise<string> {
    const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
      fetch(`${this.url}/api/v1${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
    const signedIn = await post('/session', ADMIN);
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const issued = await post('/api-keys', { name: 'prova', role: 'administrator' }, { cookie, origin: PUBLIC_URL });
    const { key } = (await issued.json()) as { key?: string };
    if (!key) throw new Error('No key for the administrator');
    return key;
  }
}

/** `regia verify --json` on a folder that no service holds. */
export async function verified(folder: string): Promise<{ intact: boolean; registers: number; events: number }> {
  const { stdout } = await promisify(execFile)(process.execPath, [CLI, 'verify', '--json', '--data', folder]);
  return JSON.parse(stdout) as { intact: boolean; registers: number; events: number };
}
