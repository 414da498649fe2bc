import { agreementView } from '../agreement/view-schema.js';
import { commitmentView } from '../commitments/view-schema.js';
import { evaluationView } from '../evaluations/view-schema.js';
import { indicatorView, measurementView } from '../indicators/view-schema.js';
import { issueView } from '../issues/view-schema.js';
import { decisionView, meetingView } from '../meetings/view-schema.js';
import { personalDataView } from '../texts/personal-data-view-schema.js';
import { pageOfItems } from './paging.js';
import { agreementInput } from './record-agreement.js';

/** Every answer about one agreement, by the name it has in the OpenAPI (http-api.md, "What is read"). */
export const viewSchemas = {
  Agreement: agreementView,
  AgreementDefinition: agreementInput,
  Meeting: meetingView,
  Meetings: pageOfItems(meetingView),
  Decision: decisionView,
  Decisions: pageOfItems(decisionView),
  Commitment: commitmentView,
  Commitments: pageOfItems(commitmentView),
  Indicator: indicatorView,
  Indicators: pageOfItems(indicatorView),
  Measurements: pageOfItems(measurementView),
  Issue: issueView,
  Issues: pageOfItems(issueView),
  Evaluation: evaluationView,
  Evaluations: pageOfItems(evaluationView),
  PersonalData: personalDataView,
};
