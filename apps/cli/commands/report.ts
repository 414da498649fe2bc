import { openReport } from '#libs/documents/open-report.js';
import { isCivilDate, isInstant } from '#libs/kernel/civil-date.js';
import { isRefusal, type Refusal, refusal } from '#libs/kernel/refusal.js';
import type { Prefix } from '#libs/kernel/registers.js';
import { type Language, say } from '#libs/kernel/text.js';
import { ReportQuery } from '#libs/monitoring/report.handler.js';
import { inLanguage } from '#libs/monitoring/report.js';
import type { AgreementReport } from '#libs/monitoring/reports.js';
import type { CommonOptions } from '../options.js';
import { asJson, done, type Outcome, refused } from '../output.js';
import { reportText } from '../print/report-text.js';
import type { Regia } from '../regia.js';

export interface ReportOptions extends CommonOptions {
  readonly on?: string;
  readonly asOf?: string;
  readonly revision?: string;
  /** Leave the reasons out. */
  readonly brief?: boolean;
}

/** `report AGREEMENT --on DATE [--as-of INSTANT | --revision N]`. */
export async function report(regia: Regia, agreement: string, options: ReportOptions): Promise<Outcome> {
  const prefix = prefixOf(options);
  if (isRefusal(prefix)) return refused(prefix, options);
  const answer: AgreementReport | Refusal = await regia.queries.execute(
    new ReportQuery(agreement, options.on, prefix === 'all' ? undefined : prefix),
  );
  if (isRefusal(answer)) return refused(answer, options);
  const { lang, json, brief } = options;
  if (json) return done(asJson(reportJson(answer, lang)));
  return done(reportText(await openReport(answer, lang, regia.reading), lang, !brief));
}

/** As the interface gives it (http-api.md, "What is read"). */
function reportJson(answer: AgreementReport, lang: Language): unknown {
  const { agreement, on, asOf, revision, registerHash, digest, figures, because } = answer;
  return { agreement, on, asOf, revision, registerHash, digest, figures, because: inLanguage(because, lang) };
}

function prefixOf({ on, asOf, revision }: ReportOptions): Prefix | 'all' | Refusal {
  const wrong = (option: string, it: string, en: string): Refusal =>
    refusal('invalid', 'invalid-option', say(`--${option}: ${it}`, `--${option}: ${en}`));
  if (on !== undefined && !isCivilDate(on)) {
    return wrong('on', 'non è una data che esiste (AAAA-MM-GG)', 'not a date that exists (YYYY-MM-DD)');
  }
  if (asOf !== undefined && revision !== undefined) {
    return wrong('as-of', 'non insieme a --revision', 'not together with --revision');
  }
  if (asOf !== undefined) {
    return isInstant(asOf)
      ? { asOf }
      : wrong('as-of', 'non è un istante (2021-12-05T00:00:00.000Z)', 'not an instant (2021-12-05T00:00:00.000Z)');
  }
  if (revision === undefined) return 'all';
  if (/^[1-9]\d{0,8}$/.test(revision)) return { revision: Number(revision) };
  return wrong('revision', 'è un numero intero da 1 in su', 'a whole number from 1 on');
}
