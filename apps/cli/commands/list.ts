import { cadenceWord } from '#libs/documents/words.js';
import { civilDateIn } from '#libs/kernel/civil-date.js';
import { shortDate } from '#libs/language/dates.js';
import { type AgreementSummary, summarise } from '#libs/monitoring/summary.js';
import type { CommonOptions } from '../options.js';
import { asJson, done, type Outcome } from '../output.js';
import { table } from '../print/table.js';
import type { Regia } from '../regia.js';

/** `list`: every agreement as it stands today. */
export async function list(regia: Regia, options: CommonOptions): Promise<Outcome> {
  const now = regia.clock.now();
  const summaries: AgreementSummary[] = [];
  for await (const agreement of regia.reading.agreements()) {
    const register = await regia.reading.register(agreement);
    const { state } = register ?? {};
    if (state?.header) summaries.push(summarise(state, civilDateIn(state.header.timeZone, now)));
  }
  if (options.json) return done(asJson(summaries));
  const { lang } = options;
  if (summaries.length === 0) {
    return done(
      lang === 'it'
        ? 'Nessun accordo registrato. Si comincia con: regia import FILE.yaml'
        : 'No agreement is recorded. Begin with: regia import FILE.yaml',
    );
  }
  const head =
    lang === 'it'
      ? ['accordo', 'fino al', 'incontri', 'impegni', 'prossima scadenza', 'titolo']
      : ['agreement', 'until', 'meetings', 'commitments', 'next deadline', 'title'];
  return done(
    table(
      head,
      summaries.map((summary) => row(summary, lang)),
    ),
  );
}

function row(summary: AgreementSummary, lang: 'it' | 'en'): string[] {
  const { cadence, commitments, nextDeadline } = summary;
  const of = lang === 'it' ? 'su' : 'of';
  const count = cadence?.window ? `${cadence.window.held} ${of} ${cadence.window.required}, ` : '';
  const verdict = cadence
    ? count +
      cadenceWord(
        cadence.verdict,
        cadence.strength,
        cadence.window !== null && cadence.window.held < cadence.window.required,
      ).word[lang]
    : lang === 'it'
      ? 'nessuna regola'
      : 'no rule';
  const kept = commitments.kept + commitments.fulfilled;
  const invented = summary.invented ? (lang === 'it' ? ' [inventato]' : ' [made up]') : '';
  return [
    summary.agreement,
    summary.term.to ? shortDate(summary.term.to) : '–',
    verdict,
    commitments.total === 0 ? '–' : `${kept} ${of} ${commitments.total}`,
    nextDeadline ? shortDate(nextDeadline.date) : '–',
    summary.title + invented,
  ];
}
