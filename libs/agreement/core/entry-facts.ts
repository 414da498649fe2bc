import { partial, plain, text } from './facts.js';
import { evidence } from './fields.js';

/** What may be said beside the value of an entry, or of a correction of it. */
export const entryNotes = partial({ note: text(), evidence: plain(evidence) });
export const correctionNotes = { reason: text() };

/** An entry says the ones, a correction of it the others. */
export const notes = partial({ ...entryNotes, ...correctionNotes });
