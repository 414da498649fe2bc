import type { Answer } from '#libs/kernel/command-handling.js';
import { isRefusal, type Refusal, refusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';

export const no = (type: string): Refusal => refusal('refused', type, say('no', 'no'));

export function taken(answer: Answer | Refusal): Answer {
  if (isRefusal(answer)) throw new Error(`Refused: ${answer.type}`);
  return answer;
}

export const verdict = (answer: Answer | Refusal): string =>
  isRefusal(answer) ? answer.type : `revision ${answer.revision}`;
