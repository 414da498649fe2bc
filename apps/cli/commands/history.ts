import type { HistoryEntry } from '#libs/agreement/core/describe.js';
import { momentIn, shortDate } from '#libs/language/dates.js';
import type { CommonOptions } from '../options.js';
import { asJson, done, type Outcome, refused } from '../output.js';
import { table } from '../print/table.js';
import type { Regia } from '../regia.js';
import { noSuchAgreement } from '../words.js';

export interface HistoryOptions extends CommonOptions {
  readonly part?: string;
  readonly partner?: string;
  readonly limit: number;
}

const PAGE = 200;

/** `history AGREEMENT`: who recorded what and when, about which day, newest first. */
export async function history(regia: Regia, agreement: string, options: HistoryOptions): Promise<Outcome> {
  const register = await regia.reading.register(agreement);
  if (!register) return refused(noSuchAgreement(agreement), options);
  const zone = register.state.header.timeZone;
  const entries: HistoryEntry[] = [];
  for (let from = register.head.revision; from > 0 && entries.length < options.limit; from -= PAGE) {
    const page = await regia.reading.history(register, from, PAGE);
    entries.push(...page.filter((entry) => isWanted(entry, options)));
  }
  const wanted = entries.slice(0, options.limit);
  const { lang } = options;
  if (options.json) return done(asJson(wanted.map((entry) => ({ ...entry, text: entry.text[lang] }))));
  const head =
    lang === 'en' ? ['rev.', 'recorded', 'about', 'by', 'what'] : ['rev.', 'registrato', 'del', 'da', 'che cosa'];
  const invented = lang === 'en' ? ' [made up]' : ' [inventato]';
  const rows = wanted.map((entry) => [
    String(entry.revision),
    momentIn(zone, entry.recordedAt),
    shortDate(entry.occurredOn),
    entry.actor,
    entry.text[lang] + (entry.invented ? invented : ''),
  ]);
  return done(table(head, rows));
}

function isWanted(entry: HistoryEntry, { part, partner }: HistoryOptions): boolean {
  if (part !== undefined && entry.part !== part && !entry.part.startsWith(`${part}/`)) return false;
  return partner === undefined || entry.partner === partner;
}
