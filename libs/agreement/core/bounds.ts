/**
 * So many of each kind an agreement, or a part of it, has at most (http-api.md, "Conventions"): the same whether they
 * come at once in a definition or one by one.
 */
export const MOST_PARTS = {
  partners: 500,
  bodies: 100,
  rules: 100,
  objectives: 1_000,
  commitments: 2_000,
  indicators: 1_000,
} as const;

/** Of what happens, day after day: meetings, progress of one commitment, measurements of one indicator. */
export const MOST_FACTS = 20_000;

/** Of what changes what was agreed: every report goes through all of it. */
export const MOST_CHANGES = 500;

/** Of one entry, each over the one before. */
export const MOST_CORRECTIONS = 100;
