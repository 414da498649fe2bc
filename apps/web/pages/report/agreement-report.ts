import type { QueryBus } from '@nestjs/cqrs';
import type { AgreementReading } from '#libs/agreement/core/reading.js';
import { openReport } from '#libs/documents/open-report.js';
import type { ReportDocument } from '#libs/documents/report-document.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { isRefusal, type Refusal } from '#libs/kernel/refusal.js';
import type { Prefix } from '#libs/kernel/registers.js';
import { type AgreementReport, ReportQuery } from '#libs/monitoring/report.handler.js';
import type { AgreementVisit } from '../../frame/agreement-visit.js';

export interface ReportServices {
  readonly queries: QueryBus;
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
  { queries, reading }: ReportServices,
  on?: CivilDate,
  prefix?: Prefix,
): Promise<ReadableReport | Refusal> {
  const answer: AgreementReport | Refusal = await queries.execute(new ReportQuery(agreement.id, on, prefix, register));
  if (isRefusal(answer)) return answer;
  const document = await openReport(answer, visit.lang, reading);
  return { document, on: answer.on, asOf: answer.asOf, revision: answer.revision };
}
