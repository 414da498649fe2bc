import type { AddressedCommand } from '#libs/agreement/core/commands.js';
import { tryCommands } from '#libs/agreement/core/trial.js';
import type { Instant } from '#libs/kernel/civil-date.js';
import { isRefusal, type Refusal } from '#libs/kernel/refusal.js';
import type { Text } from '#libs/kernel/text.js';
import { type Judgement, judge } from '../judgement.js';
import { standingsOf } from './standings.js';

/** Something that would stand otherwise. */
export interface Difference {
  readonly what: Text;
  /** Undefined: it is not there. */
  readonly before: Text | undefined;
  readonly after: Text | undefined;
  /** A verdict or a count of the report, and not only something that is on record. */
  readonly isFigure: boolean;
}

/** What of an agreement would stand otherwise on the same day, figures first; or why the command would be refused. */
export function whatWouldChange(now: Judgement, command: AddressedCommand, at: Instant): Difference[] | Refusal {
  const after = tryCommands(now.state, [command], at);
  return isRefusal(after) ? after : differences(now, judge(after, now.on));
}

/** What stands otherwise in one judgement than in another of the same day. */
export function differences(before: Judgement, after: Judgement): Difference[] {
  const [then, now] = [standingsOf(before), standingsOf(after)];
  const found = [...new Set([...then.keys(), ...now.keys()])].flatMap((key): Difference[] => {
    const [was, is] = [then.get(key), now.get(key)];
    const known = is ?? was;
    if (!known || was?.how.it === is?.how.it) return [];
    return [{ what: known.what, before: was?.how, after: is?.how, isFigure: known.isFigure }];
  });
  return [...found.filter(({ isFigure }) => isFigure), ...found.filter(({ isFigure }) => !isFigure)];
}
