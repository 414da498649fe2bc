import { say } from '#libs/kernel/text.js';
import { eventsAbout } from '../core/define.js';
import { shapeOf } from '../core/facts.js';
import { id, why } from '../core/fields.js';
import { issue, resolution } from './facts.js';

const aboutIssue = eventsAbout({ issue: id }, ({ issue }) => `issues/${issue}`);

export const issueEvents = {
  IssueRaised: aboutIssue('IssueRaised', say('Criticità segnalata', 'Issue raised'), shapeOf(issue, 'event')),
  IssueResolved: aboutIssue('IssueResolved', say('Criticità risolta', 'Issue resolved'), shapeOf(resolution, 'event')),
  IssueAnnulled: aboutIssue('IssueAnnulled', say('Criticità annullata', 'Issue annulled'), why),
  IssueResolutionAnnulled: aboutIssue(
    'IssueResolutionAnnulled',
    say('Soluzione di una criticità annullata', "Issue's resolution annulled"),
    why,
  ),
};
