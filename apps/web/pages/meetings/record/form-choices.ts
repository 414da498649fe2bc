import type { RecordedAgreement } from '#libs/agreement/core/state.js';
import { partnerIsActiveOn } from '#libs/agreement/core/term.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { membersOn } from '#libs/monitoring/cadence/members.js';
import { knownMeetings } from '#libs/monitoring/tasks/meeting-stage.js';
import { purposesOfRules } from '#libs/monitoring/tasks/usual-meeting.js';
import type { AgreementVisit } from '../../../frame/agreement-visit.js';
import type { Visit } from '../../../frame/visit.js';
import { bodyNames, partnerNames } from '../names.js';

export interface ChosenPartner {
  readonly id: string;
  readonly name: string;
  /** Not part of the agreement on the day. */
  readonly isInactive: boolean;
}

/** A meeting that was convened for a day that is over, and never recorded. */
export interface UnrecordedMeeting {
  readonly id: string;
  readonly date: CivilDate;
  readonly body: string | undefined;
}

/** What a form about a meeting offers. */
export interface Choices {
  readonly bodies: ReadonlyMap<string, string>;
  /** Of whom the meetings of the body are made, in the order of the agreement. */
  readonly members: readonly ChosenPartner[];
  readonly others: readonly ChosenPartner[];
  readonly partners: ReadonlyMap<string, string>;
  readonly purposes: readonly string[];
  /** Partners that may be said to have convened it; none where that goes without saying. */
  readonly conveners: readonly string[];
  /** It may be left unsaid, or taken out. */
  readonly convenerIsOptional: boolean;
  readonly unrecorded: readonly UnrecordedMeeting[];
  /** Some rule asks how long before it was convened, or takes fewer in second call. */
  readonly asksForNotice: boolean;
  readonly asksForCall: boolean;
}

/** What the fields of such a form are made from. */
export interface FieldsProps {
  readonly visit: Visit;
  readonly choices: Choices;
}

/** `day`: that of the meeting, as far as it is known. */
export function choicesFor(at: AgreementVisit, body: string | undefined, day: CivilDate): Choices {
  const { state } = at.register;
  const { today } = at;
  const chosen = partnersOn(state, day);
  const members = new Set(membersOn(state, body, day, today).map(({ definition }) => definition.id));
  const bodies = bodyNames(state);
  return {
    bodies,
    members: chosen.filter(({ id }) => members.has(id)),
    others: chosen.filter(({ id }) => !members.has(id)),
    partners: partnerNames(state),
    purposes: purposesOfRules(state),
    ...conveners(at),
    ...asked(state),
    unrecorded: knownMeetings(state, today)
      .filter(({ id, stage }) => stage === 'never-recorded' && at.may('hold-meeting', { meeting: id }))
      .map(({ id, facts }) => ({ id, date: facts.date, body: facts.body && bodies.get(facts.body) })),
  };
}

/** Forms stay short: what no rule looks at is not asked for. */
export function asked({ rules }: Pick<RecordedAgreement, 'rules'>): Pick<Choices, 'asksForNotice' | 'asksForCall'> {
  const cadence = [...rules.values()].flatMap(({ definition, withdrawn }) =>
    definition.type === 'meeting-cadence' && !withdrawn ? [definition] : [],
  );
  return {
    asksForNotice: cadence.some(({ noticeDays }) => noticeDays !== undefined),
    asksForCall: cadence.some(({ secondCallQuorum }) => secondCallQuorum !== undefined),
  };
}

const partnersOn = (state: RecordedAgreement, day: CivilDate): ChosenPartner[] =>
  [...state.partners].map(([id, partner]) => ({
    id,
    name: partner.definition.name,
    isInactive: !partnerIsActiveOn(state, partner, day),
  }));

/** A member convenes for their partners, a coordinator for anybody, or for nobody in particular. */
function conveners(at: AgreementVisit): Pick<Choices, 'conveners' | 'convenerIsOptional'> {
  const mayBe = (convenedBy: string | null) => at.may('convene-meeting', {}, { convenedBy });
  const allowed = [...at.register.state.partners.keys()].filter(mayBe);
  const convenerIsOptional = mayBe(null);
  return { conveners: allowed.length > 1 || convenerIsOptional ? allowed : [], convenerIsOptional };
}
