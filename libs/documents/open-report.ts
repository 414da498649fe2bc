import type { AgreementReading } from '#libs/agreement/core/reading.js';
import { type Language, say } from '#libs/kernel/text.js';
import { buildReport } from './build-report.js';
import { openDocument, type ReportDocument, sealedTextsIn } from './report-document.js';
import type { ReportSource } from './report-source.js';

const GONE = {
  destroyed: say('[non più disponibile]', '[no longer available]'),
  elsewhere: say('[non leggibile qui]', '[not readable here]'),
};

/** The report with its texts readable; in place of one that cannot be read, why. */
export async function openReport(
  source: ReportSource,
  lang: Language,
  reading: Pick<AgreementReading, 'open'>,
): Promise<ReportDocument> {
  const sealed = buildReport(source, lang);
  const texts = await reading.open(sealedTextsIn(sealed));
  return openDocument(sealed, (text) => {
    const opened = texts.of(text);
    return 'text' in opened ? opened.text : GONE[opened.unreadable][lang];
  });
}
