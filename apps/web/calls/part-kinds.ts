import type { z } from 'zod';
import { listNonRenewals, listTermChanges } from '#libs/agreement/agreement/view.js';
import { bodyView, listBodies, listMemberChanges } from '#libs/agreement/bodies/view.js';
import { commitmentView, listCommitments, listProgress } from '#libs/agreement/commitments/view.js';
import type { Listing } from '#libs/agreement/core/paging.js';
import type { RegisterToView, ViewOptions } from '#libs/agreement/core/view.js';
import { viewSchemas } from '#libs/agreement/core/view-schemas.js';
import { evaluationView, listEvaluations } from '#libs/agreement/evaluations/view.js';
import {
  indicatorView,
  listIndicators,
  listMeasurements,
  listTargetRevisions,
} from '#libs/agreement/indicators/view.js';
import { issueView, listIssues } from '#libs/agreement/issues/view.js';
import { decisionView, listDecisions, listMeetings, listMinutes, meetingView } from '#libs/agreement/meetings/view.js';
import { listObjectives, objectiveView } from '#libs/agreement/objectives/view.js';
import { listPartners, partnerView } from '#libs/agreement/partners/view.js';
import { listDeliveries, listRules, ruleView } from '#libs/agreement/rules/view.js';
import { say, type Text } from '#libs/kernel/text.js';

/** One kind of parts: how it is listed, how one is shown. */
export interface Kind {
  readonly path: string;
  readonly name: string;
  readonly group: string;
  readonly many: Text;
  readonly one: Text;
  readonly schemas: readonly [list: z.ZodType, item: z.ZodType];
  readonly list: (register: RegisterToView, options: ViewOptions) => Listing<object>;
  readonly view: (register: RegisterToView, id: string, options: ViewOptions) => object | undefined;
}

const { Meeting, Meetings, Commitment, Commitments, Indicator, Indicators } = viewSchemas;
const { Partner, Partners, Body, Bodies, Rule, Rules, Objective, Objectives } = viewSchemas;
const { Issue, Issues, Decision, Decisions, Evaluation, Evaluations } = viewSchemas;

export const KINDS: readonly Kind[] = [
  {
    path: 'partners',
    name: 'partner',
    group: 'Partner e organi',
    many: say('I partner', 'The partners'),
    one: say('Un partner', 'A partner'),
    schemas: [Partners, Partner],
    list: listPartners,
    view: partnerView,
  },
  {
    path: 'bodies',
    name: 'body',
    group: 'Partner e organi',
    many: say('Gli organi, con i membri nel tempo', 'The bodies, with their members over time'),
    one: say('Un organo', 'A body'),
    schemas: [Bodies, Body],
    list: listBodies,
    view: bodyView,
  },
  {
    path: 'rules',
    name: 'rule',
    group: 'Regole',
    many: say('Le regole', 'The rules'),
    one: say('Una regola', 'A rule'),
    schemas: [Rules, Rule],
    list: listRules,
    view: ruleView,
  },
  {
    path: 'objectives',
    name: 'objective',
    group: 'Obiettivi',
    many: say('Gli obiettivi', 'The objectives'),
    one: say('Un obiettivo', 'An objective'),
    schemas: [Objectives, Objective],
    list: listObjectives,
    view: objectiveView,
  },
  {
    path: 'meetings',
    name: 'meeting',
    group: 'Incontri',
    many: say('Gli incontri', 'The meetings'),
    one: say('Un incontro', 'A meeting'),
    schemas: [Meetings, Meeting],
    list: listMeetings,
    view: meetingView,
  },
  {
    path: 'decisions',
    name: 'decision',
    group: 'Incontri',
    many: say('Le decisioni', 'The decisions'),
    one: say('Una decisione', 'A decision'),
    schemas: [Decisions, Decision],
    list: listDecisions,
    view: decisionView,
  },
  {
    path: 'commitments',
    name: 'commitment',
    group: 'Impegni',
    many: say('Gli impegni', 'The commitments'),
    one: say('Un impegno', 'A commitment'),
    schemas: [Commitments, Commitment],
    list: listCommitments,
    view: commitmentView,
  },
  {
    path: 'indicators',
    name: 'indicator',
    group: 'Indicatori',
    many: say('Gli indicatori', 'The indicators'),
    one: say('Un indicatore', 'An indicator'),
    schemas: [Indicators, Indicator],
    list: listIndicators,
    view: indicatorView,
  },
  {
    path: 'issues',
    name: 'issue',
    group: 'Criticità',
    many: say('Le criticità', 'The issues'),
    one: say('Una criticità', 'An issue'),
    schemas: [Issues, Issue],
    list: listIssues,
    view: issueView,
  },
  {
    path: 'evaluations',
    name: 'evaluation',
    group: 'Valutazioni',
    many: say('Le valutazioni', 'The evaluations'),
    one: say('Una valutazione', 'An evaluation'),
    schemas: [Evaluations, Evaluation],
    list: listEvaluations,
    view: evaluationView,
  },
];

/** A list inside a part, or in the agreement itself. */
export interface Inside {
  readonly id: string;
  readonly group: string;
  readonly below: string;
  readonly title: Text;
  readonly schema: z.ZodType;
  /** The part, as its path names it; absent for the agreement itself. */
  readonly part?: string;
  readonly list: (register: RegisterToView, id: string, options: ViewOptions) => Listing<object> | undefined;
}

export const INSIDE: readonly Inside[] = [
  {
    id: 'list-measurements',
    group: 'Indicatori',
    below: '/indicators/{indicator}/measurements',
    title: say('Le rilevazioni di un indicatore', 'The measurements of an indicator'),
    schema: viewSchemas.Measurements,
    part: 'indicator',
    list: listMeasurements,
  },
  {
    id: 'list-progress',
    group: 'Impegni',
    below: '/commitments/{commitment}/progress',
    title: say('Gli avanzamenti di un impegno', 'The progress of a commitment'),
    schema: viewSchemas.ProgressEntries,
    part: 'commitment',
    list: listProgress,
  },
  {
    id: 'list-deliveries',
    group: 'Regole',
    below: '/rules/{rule}/deliveries',
    title: say('Le consegne che una regola chiede', 'What was handed in for a rule'),
    schema: viewSchemas.Deliveries,
    part: 'rule',
    list: listDeliveries,
  },
  {
    id: 'list-minutes',
    group: 'Incontri',
    below: '/meetings/{meeting}/minutes',
    title: say('Le versioni del verbale di un incontro', 'The versions of the minutes of a meeting'),
    schema: viewSchemas.MinutesVersions,
    part: 'meeting',
    list: listMinutes,
  },
  {
    id: 'list-member-changes',
    group: 'Partner e organi',
    below: '/bodies/{body}/members',
    title: say('Come sono cambiati i membri di un organo', 'How the members of a body have changed'),
    schema: viewSchemas.MemberChanges,
    part: 'body',
    list: listMemberChanges,
  },
  {
    id: 'list-target-revisions',
    group: 'Indicatori',
    below: '/indicators/{indicator}/targets',
    title: say('Come sono cambiati i valori obiettivo', 'How the targets of an indicator have been revised'),
    schema: viewSchemas.TargetRevisions,
    part: 'indicator',
    list: listTargetRevisions,
  },
  {
    id: 'list-term-changes',
    group: 'Accordi',
    below: '/term-changes',
    title: say('Le proroghe e le chiusure anticipate', 'Extensions and early ends'),
    schema: viewSchemas.TermChanges,
    list: listTermChanges,
  },
  {
    id: 'list-non-renewals',
    group: 'Accordi',
    below: '/non-renewals',
    title: say('Le disdette', 'That it is not renewed, and who said so'),
    schema: viewSchemas.NonRenewals,
    list: listNonRenewals,
  },
];
