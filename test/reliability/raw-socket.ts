import { connect, type Socket } from 'node:net';

export interface RawAnswer {
  /** 0: the connection ended without one. */
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  readonly milliseconds: number;
}

/** A connection on which any bytes can be sent, well formed or not. */
export class RawConnection {
  private received = Buffer.alloc(0);
  private wake: () => void = () => undefined;
  /** Ended by the other side as it should; `broken` where it was reset. */
  ended = false;
  broken: string | undefined;

  private constructor(private readonly socket: Socket) {
    socket.on('data', (chunk) => {
      this.received = Buffer.concat([this.received, chunk]);
      this.wake();
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      this.broken = error.code ?? error.message;
      this.wake();
    });
    socket.on('end', () => this.end());
    socket.on('close', () => this.end());
  }

  static open(url: string): Promise<RawConnection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port: Number(new URL(url).port), host: '127.0.0.1' });
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        resolve(new RawConnection(socket));
      });
    });
  }

  /** Sends bytes and reads one answer whole. Rejects when none has come within `patienceMs`. */
  async ask(bytes: string | Buffer, patienceMs = 10_000): Promise<RawAnswer> {
    const started = performance.now();
    this.received = Buffer.alloc(0);
    this.socket.write(bytes);
    const until = Date.now() + patienceMs;
    for (;;) {
      const answer = this.parse(performance.now() - started);
      if (answer) return answer;
      if (this.ended || this.broken !== undefined) {
        return { status: 0, headers: new Map(), body: '', milliseconds: performance.now() - started };
      }
      await this.more(until - Date.now());
    }
  }

  /** Waits until the other side has hung up; false if it has not by then. */
  async hungUp(patienceMs: number): Promise<boolean> {
    const until = Date.now() + patienceMs;
    while (!this.ended && Date.now() < until) await this.more(until - Date.now()).catch(() => undefined);
    return this.ended;
  }

  close(): void {
    this.socket.destroy();
  }

  private end(): void {
    this.ended = true;
    this.wake();
  }

  private more(patienceMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('no answer in time')), Math.max(0, patienceMs));
      this.wake = () => {
        clearTimeout(late);
        resolve();
      };
    });
  }

  private parse(milliseconds: number): RawAnswer | undefined {
    const end = this.received.indexOf('\r\n\r\n');
    if (end === -1) return undefined;
    const [statusLine = '', ...lines] = this.received.subarray(0, end).toString('latin1').split('\r\n');
    const headers = new Map(
      lines.map((line): [string, string] => [
        line.slice(0, line.indexOf(':')).toLowerCase(),
        line.slice(line.indexOf(':') + 1).trim(),
      ]),
    );
    const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(statusLine)?.[1] ?? 0);
    const body = this.received.subarray(end + 4);
    const length = headers.get('content-length');
    if (length === undefined) {
      const isEmpty = status === 204 || status === 304 || !headers.has('transfer-encoding');
      if (!isEmpty && !body.toString('latin1').endsWith('0\r\n\r\n')) return undefined;
      return { status, headers, body: body.toString('utf8'), milliseconds };
    }
    if (body.length < Number(length)) return undefined;
    return { status, headers, body: body.subarray(0, Number(length)).toString('utf8'), milliseconds };
  }
}
