import { z } from 'zod';
import { bodyView } from '../bodies/view-schema.js';
import { commitmentPart } from '../commitments/view-schema.js';
import { shapeOf } from '../core/facts.js';
import { date, id } from '../core/fields.js';
import { invented, MOST_INSIDE, revision, withReason } from '../core/view.js';
import { INDICATOR_EXAMPLE, indicatorPart } from '../indicators/view-schema.js';
import { objectiveView } from '../objectives/view-schema.js';
import { partnerView } from '../partners/view-schema.js';
import { RULE_EXAMPLE, ruleView } from '../rules/view-schema.js';
import { nonRenewal, termChange } from './facts.js';
import { headerShape } from './schema.js';

const TERM_CHANGE = {
  id: 'proroga',
  kind: 'extension',
  date: '2022-05-02',
  validTo: '2024-12-31',
  act: 'Delibera n. 12',
  revision: 41,
} as const;

export const termChangeView = z
  .strictObject({
    id,
    kind: z.enum(['extension', 'early-end']),
    date: date.describe('The day it was decided'),
    ...shapeOf(termChange, 'view'),
    revision: z.int().min(1),
  })
  .meta({
    description: 'A change of the term: «proroga» or an early end',
    examples: [TERM_CHANGE],
  });
export type TermChangeView = z.infer<typeof termChangeView>;

export const nonRenewalView = z
  .strictObject({ id, date, ...shapeOf(nonRenewal, 'view'), revision: z.int().min(1) })
  .meta({
    description: 'That the agreement is not renewed: «disdetta»',
    examples: [{ id: 'disdetta', date: '2022-05-02', partner: 'ciss', revision: 42 }],
  });
export type NonRenewalView = z.infer<typeof nonRenewalView>;

const lastOnes = (path: string): string =>
  `The last ${MOST_INSIDE}, in the order of recording; all are read at …/${path}`;

export const agreementView = z
  .strictObject({
    id,
    status: z
      .enum(['recorded', 'archived', 'annulled'])
      .describe('annulled: recorded by mistake; archived: over and put away'),
    ...headerShape,
    term: z
      .strictObject({
        from: date.nullable(),
        to: date.nullable(),
        renewals: z
          .int()
          .min(0)
          .optional()
          .describe('How often it was renewed; absent where it is not renewed by itself'),
      })
      .describe('With extensions, early ends and renewals; null: not known, or without an end'),
    termChanges: z.array(termChangeView).max(MOST_INSIDE).describe(lastOnes('term-changes')),
    nonRenewals: z
      .array(nonRenewalView)
      .max(MOST_INSIDE)
      .describe(`«Disdette»: where there are any, it is not renewed again. ${lastOnes('non-renewals')}`)
      .optional(),
    annulment: withReason.optional(),
    archive: withReason.optional(),
    partners: z.array(partnerView),
    bodies: z.array(bodyView),
    rules: z.array(ruleView),
    objectives: z.array(objectiveView),
    commitments: z.array(commitmentPart),
    indicators: z.array(indicatorPart),
    invented,
    revision,
  })
  .meta({
    description: 'An agreement: its definition as it stands, with its parts',
    examples: [
      {
        id: 'pinerolo',
        status: 'recorded',
        title: "Patto d'intesa",
        kind: 'patto-intesa',
        validFrom: '2021-03-29',
        duration: 'P2Y',
        timeZone: 'Europe/Rome',
        validation: 'none',
        minCoverage: 0.5,
        achievedAt: 1,
        tolerance: 0.1,
        public: false,
        term: { from: '2021-03-29', to: '2024-12-31' },
        termChanges: [TERM_CHANGE],
        partners: [
          { id: 'ciss', name: 'C.I.S.S.', role: 'lead', revision: 2 },
          { id: 'acea', name: 'ACEA', role: 'partner', addedOn: '2021-09-15', revision: 12 },
        ],
        bodies: [{ id: 'tavolo', name: 'Tavolo', memberChanges: [], revision: 5 }],
        rules: [RULE_EXAMPLE],
        objectives: [{ id: 'os1', title: 'Continuità del tavolo', level: 'specific', weight: 1, revision: 7 }],
        commitments: [
          {
            id: 'im1',
            partner: 'ciss',
            title: 'Mettere a disposizione la sala',
            weight: 1,
            kind: 'continuous',
            revision: 8,
          },
        ],
        indicators: [
          {
            ...INDICATOR_EXAMPLE,
            targets: [{ value: 100, date: '2023-03-28' }],
            targetRevisions: [],
            revision: 9,
          },
        ],
        revision: 41,
      },
    ],
  });
export type AgreementView = z.infer<typeof agreementView>;
