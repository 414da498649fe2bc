import { decideNew } from '#libs/agreement/core/deciding.js';
import { agreementInput } from '#libs/agreement/core/record-agreement.js';
import { type AgreementState, asRecorded } from '#libs/agreement/core/state.js';
import type { CadenceRule, MonitoringRule } from '#libs/agreement/rules/schema.js';
import type { Command, Decision } from '#libs/kernel/command-handling.js';
import { type NewEvent, registerOf } from '#libs/kernel/envelope.js';
import { isRefusal, type Refusal } from '#libs/kernel/refusal.js';
import { figuresOf } from '#libs/monitoring/report.js';
import { typedCommand } from '#libs/testing/given-when-then.js';
import { type DomainInMemory, domainInMemory } from '../domain-in-memory.js';
import { commandsOf } from './commands.js';
import { type Difference, differences } from './differences.js';
import type { Vector } from './vector.js';

/** After every date that a case may name. */
const TYPED_IN_AT = '2999-12-31T12:00:00.000Z';
const ACTOR = 'vectors';

/** Records a case through the domain and compares the figures with those wanted. */
export async function check(vector: Vector): Promise<Difference[]> {
  const domain = domainInMemory(TYPED_IN_AT);
  const refused = (await recordDefinition(domain, vector)) ?? (await recordFacts(domain, vector));
  if (refused) return [refused];
  const { state } = await domain.registers.current(registerOf(idOf(vector)));
  return differences(vector.expect, figuresOf(asRecorded(state), vector.on));
}

const idOf = ({ agreement }: Vector): string => String(agreement['id']);

async function recordDefinition(domain: DomainInMemory, vector: Vector): Promise<Difference | undefined> {
  const answer = hasRefusedRules(vector)
    ? await recordWithRefusedRules(domain, vector)
    : await domain.recording.recordAgreement(vector.agreement, { actor: ACTOR });
  return isRefusal(answer) ? refusedAt('agreement', answer) : undefined;
}

async function recordFacts({ recording }: DomainInMemory, vector: Vector): Promise<Difference | undefined> {
  for (const { path, body } of commandsOf(vector)) {
    const answer = await recording.record(idOf(vector), typedCommand(path, body), { actor: ACTOR });
    if (isRefusal(answer)) return refusedAt(`${path} ${JSON.stringify(body)}`, answer);
  }
  return undefined;
}

const refusedAt = (field: string, refusal: Refusal): Difference => ({ field, wanted: 'recorded', got: refusal });

/**
 * Some cases hold rules that monitoring-rules 2 refuses, `minSpacingDays` > 1 or `requireMinutes` with `rolling-year`,
 * and say how they are judged. The domain refuses them, as it should; the arithmetic is held to the cases all the same,
 * on a register into which such a rule came before it was refused.
 */
export function hasRefusedRules({ agreement }: Vector): boolean {
  return (agreement['rules'] as MonitoringRule[] | undefined)?.some(isRefusedToday) ?? false;
}

function isRefusedToday(rule: MonitoringRule): rule is CadenceRule {
  if (rule.type !== 'meeting-cadence' || rule.per !== 'rolling-year') return false;
  return (rule.minSpacingDays ?? 1) > 1 || rule.requireMinutes === true;
}

/** Everything else about the definition is decided as ever; the rules are then put back as they were written. */
async function recordWithRefusedRules({ handling, ids }: DomainInMemory, vector: Vector) {
  const written = agreementInput.parse(vector.agreement);
  const rules = written.rules.map((rule) =>
    isRefusedToday(rule) ? { ...rule, minSpacingDays: 1, requireMinutes: false } : rule,
  );
  const decide: Command<AgreementState>['decide'] = (state, { now }): Decision => {
    const decided = decideNew(state, { ...written, rules }, { now, newId: () => ids.next() });
    return isRefusal(decided) ? decided : decided.map((event) => asWritten(event, written.rules));
  };
  const commandId = ids.next();
  return handling.handle({ stream: registerOf(idOf(vector)), actor: ACTOR, commandId, fingerprint: commandId, decide });
}

function asWritten(event: NewEvent, rules: readonly MonitoringRule[]): NewEvent {
  if (event.type !== 'RuleAdded') return event;
  const data = event.data as { definition: MonitoringRule };
  const rule = rules.find(({ id }) => id === data.definition.id);
  return { ...event, data: { ...data, definition: rule } };
}
