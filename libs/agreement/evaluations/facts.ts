import { z } from 'zod';
import { group, list, partial, plain, text } from '../core/facts.js';
import { id } from '../core/fields.js';

const rating = group({ objective: plain(id), rating: plain(z.int().min(1).max(5)), ...partial({ text: text() }) });

export const evaluation = {
  final: plain(z.boolean()),
  /** The renewed term that it is about, 0 the first. */
  ...partial({ renewal: plain(z.int().min(0).max(3_000)) }),
  text: text(),
  ratings: list(rating, 1_000),
};
export const recordedEvaluation = partial(evaluation, 'ratings');
