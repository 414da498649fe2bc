import { z } from 'zod';
import { KINDS } from '#libs/agreement/agreement/schema.js';
import { date, rule } from '#libs/agreement/core/fields.js';
import { say } from '#libs/kernel/text.js';
import { CADENCE_VERDICTS } from '#libs/monitoring/cadence/cadence.js';
import { COUNTED } from '#libs/monitoring/commitments/commitment-counts.js';
import { keysOf } from '#libs/monitoring/grouping.js';
import { OBJECTIVE_VERDICTS } from '#libs/monitoring/objectives/objectives.js';
import { AGREEMENT_STATUSES } from '#libs/monitoring/summary.js';
import { SORT_COLUMNS, type SortField } from './sorting.js';

const LARGEST_PAGE = 500;
export const DEFAULT_PAGE = 50;

export const CADENCES = [...CADENCE_VERDICTS, 'none'] as const;
export const COMMITMENTS = keysOf(COUNTED);

/** One value or several with commas between. */
function listOf<Value extends string>(values: readonly Value[], description: string) {
  const known = new Set<string>(values);
  const parts = (text: string): string[] => text.split(',');
  const message = say(
    `uno o più di questi valori, separati da virgole: ${values.join(', ')}`,
    `one or more of these values, with commas between: ${values.join(', ')}`,
  );
  return z
    .string()
    .check(rule((text) => parts(text).every((part) => known.has(part)), message))
    .transform((text) => [...new Set(parts(text))].sort() as Value[])
    .meta({ description, examples: [values[0]] });
}

const whole = /^[1-9]\d{0,2}$/;
const limit = z
  .string()
  .check(
    rule(
      (text) => whole.test(text) && Number(text) <= LARGEST_PAGE,
      say(`un numero intero da 1 a ${LARGEST_PAGE}`, `a whole number from 1 to ${LARGEST_PAGE}`),
    ),
  )
  .transform(Number)
  .meta({ description: `How many rows at most; ${DEFAULT_PAGE} without it.`, examples: ['20'] });

const yesOrNo = (description: string) =>
  z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .meta({ description, examples: ['true'] });

const AT_LEAST = /^([a-z0-9][a-z0-9-]{0,63}):([1-9]\d{0,8})$/;
const atLeast = z
  .string()
  .check(
    rule(
      (text) => AT_LEAST.test(text),
      say(
        'si scrive <accordo>:<revisione>, per esempio we-com-biella:41',
        'write <agreement>:<revision>, for example we-com-biella:41',
      ),
    ),
  )
  .transform((text) => {
    const [, agreement = '', revision = ''] = AT_LEAST.exec(text) ?? [];
    return { agreement, revision: Number(revision) };
  })
  .meta({
    description: 'Waits until the list includes this revision of this agreement.',
    examples: ['we-com-biella:41'],
  });

const MOST_SORTS = 3;
const SORT = /^-?[a-zA-Z]+$/;
const sort = z
  .string()
  .check(
    rule(
      (text) => {
        const fields = text.split(',').map((part) => part.replace(/^-/, ''));
        const known = fields.every((field) => Object.hasOwn(SORT_COLUMNS, field));
        return (
          known &&
          text.split(',').every((part) => SORT.test(part)) &&
          fields.length <= MOST_SORTS &&
          new Set(fields).size === fields.length
        );
      },
      say(
        `al massimo ${MOST_SORTS} di questi campi, separati da virgole, con «-» davanti per l'ordine inverso: ${Object.keys(SORT_COLUMNS).join(', ')}`,
        `at most ${MOST_SORTS} of these fields, with commas between and "-" before one for descending order: ${Object.keys(SORT_COLUMNS).join(', ')}`,
      ),
    ),
  )
  .transform((text) =>
    text.split(',').map((part) => ({ field: part.replace(/^-/, '') as SortField, descending: part.startsWith('-') })),
  )
  .meta({
    description: 'What comes first; `title` without it. Missing values come last.',
    examples: ['nextDeadline', '-objectivesBehind,title'],
  });

/** What the address of a list across agreements may ask for (http-api.md, `GET /portfolio`). */
const listParameters = {
  q: z
    .string()
    .max(200)
    .optional()
    .meta({
      description: 'Words that the title, an alias or the id contains: all of them, accents and capitals ignored.',
      examples: ['continuita biella'],
    }),
  status: listOf(AGREEMENT_STATUSES, 'Of one of these statuses.').optional(),
  kind: listOf(KINDS, 'Of one of these kinds.').optional(),
  cadence: listOf(
    CADENCES,
    'The worst verdict of its meeting rules is one of these; `none` where it has no rule.',
  ).optional(),
  objectives: listOf(OBJECTIVE_VERDICTS, 'It has an objective with one of these verdicts.').optional(),
  commitments: listOf(COMMITMENTS, 'It has a commitment that counts under one of these.').optional(),
  deadlineAfter: date
    .optional()
    .meta({ description: 'Its next deadline is later than this day.', examples: ['2026-11-30'] }),
  deadlineBefore: date
    .optional()
    .meta({ description: 'Its next deadline is earlier than this day.', examples: ['2027-01-01'] }),
  includeArchived: yesOrNo('Archived agreements too.').optional(),
  includeAnnulled: yesOrNo('Annulled agreements too.').optional(),
  sort: sort.optional(),
  limit: limit.optional(),
  cursor: z
    .string()
    .max(4_000)
    .optional()
    .meta({ description: 'Where the page begins: `nextCursor` of the page before, with the same parameters.' }),
  atLeast: atLeast.optional(),
};

/** Of `GET /agreements`. */
export const agreementsParameters = z.strictObject(listParameters);

/** Of `GET /portfolio`. */
export const portfolioParameters = z.strictObject({
  ...listParameters,
  on: date.optional().meta({
    description:
      'The day it is shown for; today without it; at most 20 years after the later of today and the last end. On another day: ordered by title, no filter on what depends on the day.',
    examples: ['2026-12-31'],
  }),
});
export type PortfolioParameters = z.infer<typeof portfolioParameters>;
