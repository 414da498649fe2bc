import { say } from '#libs/kernel/text.js';
import { defineEvent } from '../core/define.js';
import { shapeOf } from '../core/facts.js';
import { id, sealed } from '../core/fields.js';
import { issue, resolution } from './facts.js';

const ofIssue = (data: { issue: string }) => `issues/${data.issue}`;

export const issueEvents = {
  IssueRaised: defineEvent(
    'IssueRaised',
    say('Criticità segnalata', 'Issue raised'),
    { issue: id, ...shapeOf(issue, 'event') },
    ofIssue,
  ),
  IssueResolved: defineEvent(
    'IssueResolved',
    say('Criticità risolta', 'Issue resolved'),
    { issue: id, ...shapeOf(resolution, 'event') },
    ofIssue,
  ),
  IssueAnnulled: defineEvent(
    'IssueAnnulled',
    say('Criticità annullata', 'Issue annulled'),
    { issue: id, reason: sealed },
    ofIssue,
  ),
  IssueResolutionAnnulled: defineEvent(
    'IssueResolutionAnnulled',
    say('Soluzione di una criticità annullata', "Issue's resolution annulled"),
    { issue: id, reason: sealed },
    ofIssue,
  ),
};
