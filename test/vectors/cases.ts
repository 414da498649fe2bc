import { asRecorded } from '#libs/agreement/core/state.js';
import { registerOf } from '#libs/kernel/envelope.js';
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
  const answer = await domain.recording.recordAgreement(vector.agreement, { actor: ACTOR });
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
