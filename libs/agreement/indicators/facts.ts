import { z } from 'zod';
import { partial, plain } from '../core/facts.js';
import { line, number, qualifier } from '../core/fields.js';

/** `value`, or `numerator` and `denominator` for a ratio. */
export const measuredValue = partial({
  value: plain(number),
  numerator: plain(number),
  denominator: plain(number),
  qualifier: plain(qualifier),
  breakdown: plain(z.record(line, number), z.record(z.string(), number)),
});
