import type { RecordedAgreement } from '../core/state.js';
import { inOrderOfDecision, type TermSource, termOn } from '../core/term.js';
import type { Header } from './schema.js';

/** After every day that anybody may type. */
const LAST_DAY = '2999-12-31';

/**
 * An agreement's own fields as they would be typed today. Its end is the latest that it was given, renewals are those
 * that are left from there. An early end is no part of it; one that had no end has that of its early end.
 */
export function standingHeader(state: RecordedAgreement): Header {
  const { header, termChanges } = state;
  const extensions = inOrderOfDecision(termChanges.filter(({ kind }) => kind === 'extension'));
  const last = extensions.at(-1) ?? (endOf(header) ? undefined : inOrderOfDecision(termChanges).at(-1));
  const { duration: _, ...unended } = header;
  const ended: Header = last ? { ...unended, validTo: last.validTo } : header;
  const { renewal, ...once } = ended;
  if (!renewal) return ended;
  const left = renewalsLeft({ ...state, termChanges: extensions }, last?.date);
  if (left === 0) return once;
  return { ...ended, renewal: { ...renewal, ...(left !== undefined && { times: left }) } };
}

const endOf = ({ validTo, duration }: Header): string | undefined => validTo ?? duration;

/** How many renewals there may still be after the last extension; undefined: as many as nobody says no to. */
function renewalsLeft(source: TermSource, lastExtension: string | undefined): number | undefined {
  const made = lastExtension === undefined ? 0 : termOn(source, lastExtension).spans.length - 1;
  if (source.nonRenewals.length > 0) return termOn(source, LAST_DAY).spans.length - 1 - made;
  const times = source.header.renewal?.times;
  return times === undefined ? undefined : times - made;
}
