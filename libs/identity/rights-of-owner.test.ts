import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { allCommands } from '#libs/agreement/core/commands.js';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import { propertyParameters } from '#libs/testing/properties.js';
import { type Caller, callerIn, mayCommand as mayCommandIn } from './rights.js';
import { mayCommandOn, mayConvene } from './rights-of-owner.js';
import { ROLES } from './roles.js';

const AGREEMENT = 'pinerolo';
const OWNERS = ['ciss', 'diaconia'] as const;

/** One part of each kind that has an owner, for each of two partners; evaluations are their authors'. */
const STATE = (() => {
  const scenario = Scenario.given(
    sampleDefinition({
      commitments: OWNERS.map((partner) => ({ id: partner, partner, title: 'Impegno', kind: 'continuous' })),
      indicators: OWNERS.map((responsible) => ({
        id: responsible,
        title: 'Indicatore',
        unit: 'famiglie',
        direction: 'increase',
        responsible,
      })),
    }),
  );
  for (const partner of OWNERS) {
    scenario.and('meetings', { id: partner, date: '2022-05-01', convenedBy: partner });
    scenario.and(`meetings/${partner}/held`, {
      date: '2022-05-01',
      present: [],
      decisions: [{ id: partner, text: 'Decisione', owner: partner }],
    });
    scenario.and('issues', { id: partner, title: 'Criticità', owner: partner });
    scenario.and('rules', { id: partner, type: 'deliverable', title: 'Relazione', partner });
    scenario.and('evaluations', { id: partner, text: 'Testo' });
  }
  scenario.and('meetings', { id: 'nobodys', date: '2022-05-01' });
  const evaluations = new Map(
    [...scenario.folded.evaluations].map(([partner, evaluation]) => [partner, { ...evaluation, actor: partner }]),
  );
  return { ...scenario.folded, id: AGREEMENT, evaluations };
})();

const anyGrant = fc.record(
  {
    role: fc.constantFrom(...ROLES),
    agreement: fc.constantFrom(AGREEMENT, 'biella'),
    partner: fc.constantFrom(...OWNERS),
  },
  { requiredKeys: ['role'] },
);
/** Partners are named by members only. */
const anyCaller: fc.Arbitrary<Caller> = fc.record({
  id: fc.constantFrom('somebody', ...OWNERS),
  kind: fc.constant('user' as const),
  roles: fc.array(
    anyGrant.map(({ partner, ...grant }) =>
      grant.role === 'member' && partner !== undefined ? { ...grant, partner } : grant,
    ),
    { maxLength: 3 },
  ),
});

const mayCommand = (caller: Caller, command: string, ids: Record<string, string>, body: unknown): boolean =>
  mayCommandIn(callerIn(caller, AGREEMENT), command, ids, body, STATE) === 'yes';

const parameters = propertyParameters(2_000);

test(`says what mayCommand says, from the owner alone (seed ${parameters.seed})`, () => {
  fc.assert(
    fc.property(anyCaller, fc.constantFrom(...allCommands), fc.constantFrom(...OWNERS), (caller, { name }, owner) => {
      const names = ['meeting', 'commitment', 'indicator', 'evaluation', 'decision', 'issue', 'rule'];
      const ids = Object.fromEntries(names.map((part) => [part, owner]));
      const body = name === 'convene-meeting' ? { convenedBy: owner } : {};
      expect(mayCommandOn(caller, AGREEMENT, name, owner)).toBe(mayCommand(caller, name, ids, body));
    }),
    parameters,
  );
});

test(`what is nobody's is no member's (seed ${parameters.seed})`, () => {
  const ofMeetings = ['hold-meeting', 'write-minutes', 'cancel-meeting'];
  fc.assert(
    fc.property(anyCaller, fc.constantFrom(...ofMeetings), (caller, name) => {
      const expected = mayCommand(caller, name, { meeting: 'nobodys' }, {});
      expect(mayCommandOn(caller, AGREEMENT, name, null)).toBe(expected);
    }),
    parameters,
  );
});

test(`whoever may convene for some partner may convene (seed ${parameters.seed})`, () => {
  fc.assert(
    fc.property(anyCaller, (caller) => {
      const expected = OWNERS.some((convenedBy) => mayCommand(caller, 'convene-meeting', {}, { convenedBy }));
      expect(mayConvene(caller, AGREEMENT)).toBe(expected);
    }),
    parameters,
  );
});
