import { agreementView, nonRenewalView, termChangeView } from '../agreement/view-schema.js';
import { bodyView, memberChangeView } from '../bodies/view-schema.js';
import { commitmentView, progressView } from '../commitments/view-schema.js';
import { evaluationView } from '../evaluations/view-schema.js';
import { indicatorView, measurementView, targetRevisionView } from '../indicators/view-schema.js';
import { issueView } from '../issues/view-schema.js';
import { decisionView, meetingView, minutesVersionView } from '../meetings/view-schema.js';
import { objectiveView } from '../objectives/view-schema.js';
import { partnerView } from '../partners/view-schema.js';
import { deliveryView, ruleView } from '../rules/view-schema.js';
import { personalDataView } from '../texts/personal-data-view-schema.js';
import { pageOfItems } from './paging.js';
import { agreementInput } from './record-agreement.js';

/** Every answer about one agreement, by the name it has in the OpenAPI (http-api.md, "What is read"). */
export const viewSchemas = {
  Agreement: agreementView,
  AgreementDefinition: agreementInput,
  Partner: partnerView,
  Partners: pageOfItems(partnerView),
  Body: bodyView,
  Bodies: pageOfItems(bodyView),
  Objective: objectiveView,
  Objectives: pageOfItems(objectiveView),
  Rule: ruleView,
  Rules: pageOfItems(ruleView),
  Deliveries: pageOfItems(deliveryView),
  Meeting: meetingView,
  Meetings: pageOfItems(meetingView),
  MinutesVersions: pageOfItems(minutesVersionView),
  Decision: decisionView,
  Decisions: pageOfItems(decisionView),
  Commitment: commitmentView,
  Commitments: pageOfItems(commitmentView),
  ProgressEntries: pageOfItems(progressView),
  Indicator: indicatorView,
  Indicators: pageOfItems(indicatorView),
  Measurements: pageOfItems(measurementView),
  Issue: issueView,
  Issues: pageOfItems(issueView),
  Evaluation: evaluationView,
  Evaluations: pageOfItems(evaluationView),
  MemberChanges: pageOfItems(memberChangeView),
  TargetRevisions: pageOfItems(targetRevisionView),
  TermChanges: pageOfItems(termChangeView),
  NonRenewals: pageOfItems(nonRenewalView),
  PersonalData: personalDataView,
};
