import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import path from 'node:path';

/** A process of its own that runs a program of this folder from its source. */
export class ChildProgram {
  readonly lines: string[] = [];
  private errors = '';
  private rest = '';
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly ended: Promise<void>;
  private readonly waiting = new Set<() => void>();

  /** `root` is the repository's; the test runner knows where that is. */
  constructor(root: string, program: string, ...args: string[]) {
    const folder = path.join(root, 'libs', 'testing', 'programs');
    const hooks = path.join(folder, 'typescript-hooks.mjs');
    const flags = ['--conditions=source', '--disable-warning=ExperimentalWarning', '--import', `file://${hooks}`];
    const env = { ...process.env, NODE_OPTIONS: '' };
    this.child = spawn(process.execPath, [...flags, path.join(folder, program), ...args], { env });
    this.child.stdout.setEncoding('utf8').on('data', (text: string) => this.hear(text));
    this.child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.errors += text;
    });
    this.ended = new Promise((resolve) => this.child.on('close', () => resolve()));
    this.ended.then(() => this.wake());
  }

  /** Waits until the program has printed so many whole lines; throws what it complained of if it ends before. */
  async printed(count: number): Promise<void> {
    while (this.lines.length < count) {
      if (this.child.exitCode !== null || this.child.signalCode !== null) {
        throw new Error(`The program ended after ${this.lines.length} lines: ${this.errors}`);
      }
      await new Promise<void>((resolve) => this.waiting.add(resolve));
    }
  }

  /** Kills it without a chance to tidy up (SIGKILL), and waits until it is gone and all it printed was read. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  private hear(text: string): void {
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop() ?? '';
    this.lines.push(...lines);
    this.wake();
  }

  private wake(): void {
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }
}
