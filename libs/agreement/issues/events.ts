import { say } from '#libs/kernel/text.js';
import { defineEvent } from '../core/define.js';
import { shapeOf } from '../core/facts.js';
import { id } from '../core/fields.js';
import { issue, resolution } from './facts.js';

export const issueEvents = {
  IssueRaised: defineEvent(
    'IssueRaised',
    say('Criticità segnalata', 'Issue raised'),
    { issue: id, ...shapeOf(issue, 'event') },
    (data) => `issues/${data.issue}`,
  ),
  IssueResolved: defineEvent(
    'IssueResolved',
    say('Criticità risolta', 'Issue resolved'),
    { issue: id, ...shapeOf(resolution, 'event') },
    (data) => `issues/${data.issue}`,
  ),
};
