import type { AgreementReading } from '#libs/agreement/core/reading.js';
import { openReport } from '#libs/documents/open-report.js';
import type { ReportDocument } from '#libs/documents/report-document.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { isRefusal, type Refusal } from '#libs/kernel/refusal.js';
import type { Prefix } from '#libs/kernel/registers.js';
import type { Reports } from '#libs/monitoring/reports.js';
import type { AgreementVisit } from '../../frame/agreement-visit.js';

export interface ReportServices {
  readonly reports: Reports;
  readonly reading: AgreementReading;
}

/** A report for people, and what names it exactly. */
export interface ReadableReport {
  readonly document: ReportDocument;
  readonly on: CivilDate;
  readonly asOf: string;
  /** The last event included. */
  readonly revision: number;
}

/** The report of a day with its texts readable, or why there is none. */
export async function readableReport(
  { visit, agreement, register }: AgreementVisit,
  { reports, reading }: ReportServices,
  on?: CivilDate,
  prefix?: Prefix,
): Promise<ReadableReport | Refusal> {
  const answer = await reports.reportOn({ agreement: agreement.id, on, prefix, known: register });
  if (isRefusal(answer)) return answer;
  const document = await openReport(answer, visit.lang, reading);
  return { document, on: answer.on, asOf: answer.asOf, revision: answer.revision };
}
