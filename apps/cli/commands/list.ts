import { todayIn } from '#libs/agreement/core/state.js';
import { type Language, say, type Text } from '#libs/kernel/text.js';
import { shortDate } from '#libs/language/dates.js';
import { ruleWord } from '#libs/language/lexicon.js';
import { joined, outOf } from '#libs/language/words.js';
import type { Silence } from '#libs/monitoring/cadence/cadence-summary.js';
import { judge } from '#libs/monitoring/judgement.js';
import { type AgreementSummary, silenceIn, summaryOf } from '#libs/monitoring/summary.js';
import type { CommonOptions } from '../options.js';
import { asJson, done, type Outcome } from '../output.js';
import { table } from '../print/table.js';
import type { Regia } from '../regia.js';

interface Listed {
  readonly summary: AgreementSummary;
  readonly silence: Silence | undefined;
}

/** `list`: every agreement as it stands today. */
export async function list(regia: Regia, options: CommonOptions): Promise<Outcome> {
  const now = regia.clock.now();
  const rows: Listed[] = [];
  for await (const agreement of regia.reading.agreements()) {
    const register = await regia.reading.register(agreement);
    if (!register) continue;
    const judgement = judge(register.state, todayIn(register.state, now));
    rows.push({ summary: summaryOf(judgement), silence: silenceIn(judgement) });
  }
  if (options.json) return done(asJson(rows.map(({ summary }) => summary)));
  const { lang } = options;
  if (rows.length === 0) {
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
      rows.map((listed) => row(listed, lang)),
    ),
  );
}

function row({ summary, silence }: Listed, lang: Language): string[] {
  const { commitments, nextDeadline } = summary;
  const kept = outOf(commitments.kept + commitments.fulfilled, commitments.total)[lang];
  const invented = summary.invented ? (lang === 'it' ? ' [inventato]' : ' [made up]') : '';
  return [
    summary.agreement,
    summary.term.to ? shortDate(summary.term.to) : '–',
    meetingsOf(summary, silence)[lang],
    commitments.total === 0 ? '–' : kept,
    nextDeadline ? shortDate(nextDeadline.date) : '–',
    summary.title + invented,
  ];
}

function meetingsOf({ cadence }: AgreementSummary, silence: Silence | undefined): Text {
  if (!cadence) return say('nessuna regola', 'no rule');
  const { window, judged, verdict, strength } = cadence;
  const { word } = ruleWord(verdict, judged?.verdict, strength, silence === 'rule');
  return joined([window ? outOf(window.held, window.required) : undefined, word], ', ');
}
