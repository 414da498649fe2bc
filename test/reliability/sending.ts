import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, NoAnswer, type Response } from './client.js';
import type { Random } from './random.js';
import type { Planned } from './workload.js';

/** A command and every answer that came for it, in any of its attempts. */
export interface Sent {
  readonly planned: Planned;
  readonly answers: Response[];
  /** Nobody tried again after a connection was lost: it may or may not be recorded. */
  abandoned: boolean;
}

export interface Counts {
  attempts: number;
  cut: number;
  lost: number;
  repeated: number;
  busy: number;
}

const LONGEST_CUT_MS = 40;
const MOST_ATTEMPTS = 400;

/** Sends a command as a bad network would: cut connections, retries with the same key, answers asked for twice. */
export async function sendThrough(client: Client, planned: Planned, random: Random, counts: Counts): Promise<Sent> {
  const sent: Sent = { planned, answers: [], abandoned: false };
  const givesUp = random.chance(0.03);
  let cutsLeft = random.chance(1 / 3) ? 1 + random.below(2) : 0;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    counts.attempts += 1;
    try {
      const cutAfterMs = cutsLeft > 0 ? random.below(LONGEST_CUT_MS) : undefined;
      if (cutAfterMs !== undefined) {
        cutsLeft -= 1;
        counts.cut += 1;
      }
      const answer = await client.send(planned, cutAfterMs);
      if (answer.status === 503) {
        counts.busy += 1;
        await sleep(100 + random.below(200));
        continue;
      }
      sent.answers.push(answer);
      if (sent.answers.length > 1 || !random.chance(0.2)) return sent;
      counts.repeated += 1;
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      counts.lost += 1;
      if (givesUp && sent.answers.length === 0) {
        sent.abandoned = true;
        return sent;
      }
      await sleep(random.below(50));
    }
  }
  return sent;
}
