import { z } from 'zod';
import { date, rule } from '#libs/agreement/core/fields.js';
import { Memory } from '#libs/kernel/memory.js';
import type { Prefix } from '#libs/kernel/registers.js';
import { type Language, say } from '#libs/kernel/text.js';
import { inLanguage } from '#libs/monitoring/report.js';
import type { AgreementReport, ReportBasis, Reports } from '#libs/monitoring/reports.js';
import type { ReadingElsewhere } from '../elsewhere/reading-elsewhere.js';
import { othersFirst, payerOf, takesLong } from '../elsewhere/where.js';
import type { Call } from '../http/call.js';
import { HttpProblem, orThrow } from '../http/problems.js';
import { HOW_FAR } from './day-asked.js';
import { type ReadingPorts, readingCall } from './reading-call.js';
import { reportSchema } from './report-schemas.js';
import { instant, whole } from './schemas.js';

const reportQuery = z
  .strictObject({
    on: date.optional().describe(`The day it is about; today without it; ${HOW_FAR}`),
    asOf: instant.optional(),
    revision: z
      .string()
      .optional()
      .transform((text, ctx) => (text === undefined ? undefined : whole(text, ctx, 1, 999_999_999)))
      .meta({ type: 'integer', minimum: 1 }),
    format: z.literal('1').optional(),
  })
  .check(
    rule(
      ({ asOf, revision }) => asOf === undefined || revision === undefined,
      say('asOf e revision non stanno insieme', 'asOf and revision do not go together'),
    ),
  );

/** Of answers, in bytes. */
const ROOM = 32 * 1024 * 1024;

export interface ReportCallServices extends ReadingPorts {
  readonly reports: Reports;
  readonly elsewhere: ReadingElsewhere;
}

/** `GET …/report`: of one register, day and language it is the same for ever, and kept as it is sent. */
export function reportCall(services: ReportCallServices): Call {
  const answers = new Memory<Buffer>(ROOM, ({ byteLength }) => byteLength);
  return readingCall(services, {
    id: 'report',
    group: 'Rapporti e registro',
    below: '/report',
    what: 'report',
    title: say('La relazione di monitoraggio per un giorno', 'The monitoring report for a day'),
    query: reportQuery,
    problems: [429, 503],
    answers: [{ status: 200, description: 'The report', schema: reportSchema }],
    async answer(register, { params: { agreement = '' }, query, lang, caller, address }) {
      const { on, asOf, revision: upTo } = query as { on?: string; asOf?: string; revision?: number };
      const prefix: Prefix | undefined =
        asOf !== undefined ? { asOf } : upTo !== undefined ? { revision: upTo } : undefined;
      const basis = orThrow(await services.reports.basis({ agreement, on, prefix, known: register }));
      let isOwn = false;
      const make = async (): Promise<Buffer> => {
        isOwn = true;
        const now = services.clock.now();
        if (takesLong(register, now)) {
          const { on, asOf, head } = basis;
          const job = { kind: 'report', now, agreement, on, asOf, revision: head.revision, lang } as const;
          return services.elsewhere.report(payerOf(caller, address), job);
        }
        await othersFirst();
        return reportBytes(orThrow(await services.reports.report(basis)), lang);
      };
      const asked = () => answers.made(keyOf(basis, lang), make);
      // Waited for along with somebody who may have no more computed, it is asked for by oneself.
      const bytes = await asked().catch((error: unknown) =>
        !isOwn && isOverspent(error) ? asked() : Promise.reject(error),
      );
      return { status: 200, bytes };
    },
  });
}

const isOverspent = (error: unknown): boolean => error instanceof HttpProblem && error.status === 429;

const keyOf = ({ head, on, asOf }: ReportBasis, lang: Language): string => [head.hash, on, asOf, lang].join(' ');

/** The report as it is sent. */
export function reportBytes(report: AgreementReport, lang: Language): Buffer {
  const { agreement, on, asOf, revision, registerHash, digest, figures, because } = report;
  const body = { agreement, on, asOf, revision, registerHash, digest, figures, because: inLanguage(because, lang) };
  return Buffer.from(JSON.stringify(body));
}
