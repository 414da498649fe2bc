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

const commands = [
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

export type CommandName = (typeof commands)[number]['name'];
type NamedCommand = CommandDefinition<unknown, CommandName>;

/** Every command on an agreement that is recorded already, in the order of the interface's page. */
export const allCommands: readonly NamedCommand[] = commands;

/** Ids of what a command is sent to, by the name in its path: `{ meeting: 'm1' }`. */
export type CommandIds = Readonly<Record<string, string>>;

/** A command as it travels: which one, what it is sent to, and what it takes, as it was sent. */
export interface AddressedCommand {
  readonly definition: NamedCommand;
  readonly ids: CommandIds;
  readonly input: unknown;
}

const byName: ReadonlyMap<CommandName, NamedCommand> = new Map(commands.map((command) => [command.name, command]));

/** The command of a name. */
export const addressed = (name: CommandName, ids: CommandIds, input: unknown): AddressedCommand => ({
  definition: byName.get(name) as NamedCommand,
  ids,
  input,
});

/** Where it is sent, as a path below the agreement: `meetings/m1/held`. */
export const placeOf = ({ definition, ids }: AddressedCommand): string =>
  definition.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '');

/** What has an entity tag of its own; all else of an agreement has the agreement's (http-api.md, "Conventions"). */
const TAGGED: ReadonlySet<string> = new Set([
  'partners',
  'bodies',
  'rules',
  'objectives',
  'commitments',
  'indicators',
  'meetings',
  'decisions',
  'issues',
  'evaluations',
]);

/** The part that a command is sent to, `meetings/m1`: the longest prefix of its place that is one; else the agreement. */
export function partOf(command: AddressedCommand): string {
  const [collection = '', id] = placeOf(command).split('/');
  return id === undefined || !TAGGED.has(collection) ? '' : `${collection}/${id}`;
}

/**
 * The command that is typed as a path below the agreement, with the ids in it. The method need not be given: no two
 * commands share a path.
 */
export function findCommand(path: string, input: unknown, method?: string): AddressedCommand | undefined {
  const segments = path === '' || path === '.' ? [] : path.split('/');
  for (const definition of allCommands) {
    if (method !== undefined && definition.method !== method) continue;
    const ids = match(definition.path === '' ? [] : definition.path.split('/'), segments);
    if (ids) return { definition, ids, input };
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
