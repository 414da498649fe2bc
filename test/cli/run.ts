import { PassThrough } from 'node:stream';
import { runCli } from '../../apps/cli/program.js';

export interface Run {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/** Runs one command line in this process, on a real data folder. */
export async function run(...args: string[]): Promise<Run> {
  const [out, err] = [collector(), collector()];
  const exit = await runCli(args, { out: out.stream, err: err.stream });
  return { exit, out: out.text(), err: err.text() };
}

function collector(): { stream: PassThrough; text: () => string } {
  const stream = new PassThrough();
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') };
}
