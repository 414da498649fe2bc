import { z } from 'zod';
import { say } from '#libs/kernel/text.js';
import { defineEvent } from '../core/define.js';
import { date, id, sealed } from '../core/fields.js';

export const severity = z.enum(['low', 'medium', 'high']);

export const issueEvents = {
  IssueRaised: defineEvent(
    'IssueRaised',
    say('Criticità segnalata', 'Issue raised'),
    {
      issue: id,
      title: sealed,
      severity: severity.optional(),
      owner: id.optional(),
      due: date.optional(),
      text: sealed.optional(),
    },
    (data) => `issues/${data.issue}`,
  ),
  IssueResolved: defineEvent(
    'IssueResolved',
    say('Criticità risolta', 'Issue resolved'),
    { issue: id, text: sealed.optional() },
    (data) => `issues/${data.issue}`,
  ),
};
