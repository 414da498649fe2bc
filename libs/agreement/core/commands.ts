import { agreementCommands } from '../agreement/decide.js';
import { bodyCommands } from '../bodies/decide.js';
import { commitmentCommands } from '../commitments/decide.js';
import { evaluationCommands } from '../evaluations/decide.js';
import { indicatorCommands } from '../indicators/decide.js';
import { issueCommands } from '../issues/decide.js';
import { meetingCommands } from '../meetings/commands.js';
import { objectiveCommands } from '../objectives/decide.js';
import { partnerCommands } from '../partners/decide.js';
import { ruleCommands } from '../rules/decide.js';
import { textCommands } from '../texts/decide.js';
import type { CommandDefinition } from './command.js';

/** Every command on an agreement that is recorded already, in the order of the interface's page. */
export const allCommands: readonly CommandDefinition[] = [
  ...agreementCommands,
  ...partnerCommands,
  ...bodyCommands,
  ...ruleCommands,
  ...objectiveCommands,
  ...commitmentCommands,
  ...indicatorCommands,
  ...meetingCommands,
  ...issueCommands,
  ...evaluationCommands,
  ...textCommands,
];

export interface FoundCommand {
  readonly definition: CommandDefinition;
  readonly path: Readonly<Record<string, string>>;
}

/**
 * The command that a path below an agreement names (`meetings/m1/held`), with the ids in it. The method need not be
 * given: no two commands share a path.
 */
export function findCommand(path: string, method?: string): FoundCommand | undefined {
  const segments = path === '' || path === '.' ? [] : path.split('/');
  for (const definition of allCommands) {
    if (method !== undefined && definition.method !== method) continue;
    const ids = match(definition.path === '' ? [] : definition.path.split('/'), segments);
    if (ids) return { definition, path: ids };
  }
  return undefined;
}

function match(pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined;
  const ids: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const segment = segments[index] ?? '';
    const name = /^\{(.+)\}$/.exec(expected)?.[1];
    if (name === undefined && expected !== segment) return undefined;
    if (name !== undefined) ids[name] = segment;
  }
  return ids;
}
