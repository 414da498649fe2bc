import { z } from 'zod';
import { partial, plain, text } from '../core/facts.js';
import { date, id, line } from '../core/fields.js';

export const issue = {
  title: text(line),
  ...partial({
    severity: plain(z.enum(['low', 'medium', 'high'])),
    owner: plain(id),
    due: plain(date),
    text: text(),
  }),
};
export const resolution = partial({ text: text() });
