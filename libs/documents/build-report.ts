import type { Language } from '#libs/kernel/text.js';
import { articles, momentInWords } from '#libs/language/dates.js';
import { en, it } from '#libs/language/words.js';
import type { ReportDocument } from './report-document.js';
import { type JudgedSource, type ReportSource, Writer } from './report-source.js';
import { agreementSection, partnersSection, termInWords } from './sections/agreement.js';
import { commitmentsSection } from './sections/commitments.js';
import { deliverablesSection } from './sections/deliverables.js';
import {
  deadlinesSection,
  decisionsSection,
  evaluationsSection,
  issuesSection,
  methodSection,
} from './sections/follow-up.js';
import { indicatorsSection } from './sections/indicators.js';
import { meetingsSection } from './sections/meetings.js';
import { objectivesSection } from './sections/objectives.js';
import { summarySection } from './sections/summary.js';

/** The report in its customary sections; those without data are left out and named. Free texts are still sealed. */
export function buildReport(source: ReportSource, lang: Language): ReportDocument {
  const writer = new Writer(source, lang);
  const { header } = writer.state;
  const all = [
    summarySection(writer),
    agreementSection(writer),
    partnersSection(writer),
    meetingsSection(writer),
    deliverablesSection(writer),
    objectivesSection(writer),
    commitmentsSection(writer),
    indicatorsSection(writer),
    issuesSection(writer),
    decisionsSection(writer),
    deadlinesSection(writer),
    evaluationsSection(writer),
    methodSection(writer),
  ];
  // The number of events names the report exactly.
  const known = momentInWords(header.timeZone, source.asOf);
  return {
    title: header.title,
    subtitle: writer.say(
      `Relazione di monitoraggio ${it.al(writer.on)} – ${termInWords(writer)}`,
      `Monitoring report on ${en.date(writer.on)} – ${termInWords(writer)}`,
    ),
    notices: noticesOf(writer),
    sections: all.filter(({ blocks }) => blocks.length > 0),
    empty: all.filter(({ blocks }) => blocks.length === 0).map(({ title }) => title),
    footer: [
      writer.say(
        `Rapporto sui primi ${source.revision} eventi del registro, come noto ${articles.al(known.it)}`,
        `Report on the first ${source.revision} events of the register, as known on ${known.en}`,
      ),
      writer.say(`impronta dei dati ${source.digest}`, `digest ${source.digest}`),
      writer.say(`impronta del registro ${source.registerHash}`, `register hash ${source.registerHash}`),
      writer.say('formato 1', 'format 1'),
    ],
  };
}

/** What a reader must know before anything else: whether it is made up. */
export function noticesOf(writer: Writer<JudgedSource>): string[] {
  const { invented, inventedRevisions } = writer.state;
  if (invented) {
    return [writer.say('Accordo inventato, a scopo dimostrativo.', 'Made-up agreement, for demonstration.')];
  }
  if (inventedRevisions.size === 0) return [];
  const text = writer.say(
    'I fatti segnati [inventato] non vengono dai documenti: sono aggiunti a scopo dimostrativo.',
    'Facts marked [made up] do not come from the documents: they were added for demonstration.',
  );
  return [text];
}
