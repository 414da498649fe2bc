import { say } from '#libs/kernel/text.js';
import { defineEvent } from '../core/define.js';
import { id, sealed } from '../core/fields.js';
import { partEvents } from '../core/part.js';
import { ruleShape } from './schema.js';

const { added, corrected } = partEvents(
  'Rule',
  'rules',
  { added: say('Regola aggiunta', 'Rule added'), corrected: say('Regola corretta', 'Rule corrected') },
  ruleShape,
);

const withdrawn = defineEvent(
  'RuleWithdrawn',
  say('Regola ritirata', 'Rule withdrawn'),
  { rule: id, reason: sealed.optional() },
  (data) => `rules/${data.rule}`,
);

export const ruleEvents = { RuleAdded: added, RuleCorrected: corrected, RuleWithdrawn: withdrawn };
