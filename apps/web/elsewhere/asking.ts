import type { MessagePort } from 'node:worker_threads';
import { type KeyState, StoreUnavailable } from '#libs/kernel/ports.js';
import type { Found, Question, WordFromWorker } from './messages.js';

/** Keys and names, asked of the thread that has them. */
export class Asking {
  private asked = 0;
  private readonly open = new Map<number, (found: Found | undefined) => void>();

  constructor(private readonly port: MessagePort) {}

  readonly keyRing = {
    lookUp: async (ids: readonly string[]) => new Map((await this.ask({ keys: ids })) as ReadonlyMap<string, KeyState>),
  };

  readonly users = {
    names: async (ids: readonly string[]) => new Map((await this.ask({ names: ids })) as ReadonlyMap<string, string>),
  };

  answered(number: number, found: Found | undefined): void {
    this.open.get(number)?.(found);
    this.open.delete(number);
  }

  private async ask(question: Question): Promise<Found> {
    this.asked += 1;
    const number = this.asked;
    const found = await new Promise<Found | undefined>((resolve) => {
      this.open.set(number, resolve);
      const word: WordFromWorker = { asks: number, question };
      this.port.postMessage(word);
    });
    if (!found) throw new StoreUnavailable('What was asked of the other thread could not be read');
    return found;
  }
}
