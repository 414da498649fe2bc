import { partial, plain, text } from '../core/facts.js';
import { date, evidence } from '../core/fields.js';

/** What a `deliverable` asks for, handed in. `period`: first day of the one it is about; absent: of the first term. */
export const delivery = partial({ period: plain(date), note: text(), evidence: plain(evidence) });
