import type { IssueState } from '#libs/agreement/core/state.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { say } from '#libs/kernel/text.js';
import { counted, DELIVERABLE, FINAL_EVALUATION, OBJECTIVE, type Word } from '#libs/language/lexicon.js';
import { en, it, joined, outOf } from '#libs/language/words.js';
import type { CadenceJudgement } from '#libs/monitoring/cadence/cadence.js';
import { wordOfRule } from '#libs/monitoring/cadence/cadence-words.js';
import { periodWords } from '#libs/monitoring/cadence/readings.js';
import { worstCadence } from '#libs/monitoring/cadence/worst-window.js';
import { keptInWords, othersInWords } from '#libs/monitoring/commitments/explain-counts.js';
import { objectiveCounts } from '#libs/monitoring/objectives/objective-counts.js';
import type { ObjectiveJudgement, ObjectiveVerdict } from '#libs/monitoring/objectives/objectives.js';
import type { Block, Section } from '../report-document.js';
import type { JudgedSource, Writer } from '../report-source.js';

/** Three verdicts in words: meetings, objectives, commitments (guide 4.2, 1). */
export function summarySection(writer: Writer<JudgedSource>): Section {
  const { judgement } = writer.source;
  const blocks: Block[] = [
    ...cadence(writer),
    ...finalEvaluation(writer),
    ...deliverables(writer),
    objectives(writer),
    commitments(writer),
  ];
  const open = [...writer.state.issues.values()].filter((issue) => isOpen(issue, judgement.on));
  if (open.length > 0) {
    const text = writer.say(`Criticità aperte: ${open.length}.`, `Open issues: ${open.length}.`);
    blocks.push({ kind: 'paragraph', text });
  }
  return { id: 'sintesi', title: writer.say('Sintesi', 'Summary'), blocks };
}

const isOpen = ({ date, resolved, annulled }: IssueState, on: CivilDate): boolean =>
  date <= on && !annulled && !(resolved && resolved.date <= on);

function cadence(writer: Writer<JudgedSource>): Block[] {
  const { cadence: rules } = writer.source.judgement;
  const meetings = writer.say('Incontri', 'Meetings');
  if (rules.length === 0) {
    const word = say('nessuna regola definita', 'no rule defined');
    return [writer.verdict({ tone: 'unknown', word }, meetings)];
  }
  return rules.map((judged, index) => {
    const which = rules.length === 1 ? meetings : `${meetings} ${writer.text(periodWords(judged.definition))}`;
    const count = cadenceCount(writer, judged);
    const text = count === undefined ? which : `${which}: ${count}`;
    return writer.verdict(wordOfRule(judged, writer.on), text, writer.why(`/cadence/${index}`));
  });
}

/** The count of the period that the verdict is about or, of a rule with many periods, how many of them are met. */
function cadenceCount(writer: Writer<JudgedSource>, judged: CadenceJudgement): string | undefined {
  const { windows } = judged;
  const over = windows.filter(({ window }) => window.to < writer.on);
  if (over.length > MOST_TOLD_ALONE) {
    const met = over.filter(({ verdict }) => verdict === 'met' || verdict === 'not-required').length;
    return writer.say(`${met} periodi rispettati su ${over.length}`, `${met} of ${over.length} periods met`);
  }
  const window = worstCadence(judged, writer.on);
  if (!window) return undefined;
  const { held, required } = window;
  const count =
    held > required && required > 0
      ? writer.say(`${held} (minimo ${required})`, `${held} (minimum ${required})`)
      : writer.text(outOf(held, required));
  return count + shortWords(writer, judged, window.verdict);
}

/** Of a rule whose days are judged one by one, a count of today does not tell those that were short. */
function shortWords(
  writer: Writer<JudgedSource>,
  { shortfalls = [], recorded }: CadenceJudgement,
  verdict: CadenceJudgement['windows'][number]['verdict'],
): string {
  const last = shortfalls.at(-1);
  if (!last || verdict === 'missed' || recorded.length === 0) return '';
  const days = writer.say(
    `${it.dal(last.from, it.short)} ${it.al(last.to, it.short)}`,
    `from ${writer.date(last.from)} to ${writer.date(last.to)}`,
  );
  return shortfalls.length === 1
    ? writer.say(`; troppo pochi ${days}`, `; too few ${days}`)
    : writer.say(
        `; troppo pochi in ${shortfalls.length} tratti passati, l’ultimo ${days}`,
        `; too few in ${shortfalls.length} earlier stretches, the last ${days}`,
      );
}

/** Of more periods that are over, one tells too little. */
const MOST_TOLD_ALONE = 4;

function finalEvaluation(writer: Writer<JudgedSource>): Block[] {
  const all = writer.source.judgement.finalEvaluations;
  return all.map(({ due, verdict, renewal, withdrawnOn }, index) => {
    const term = all.length === 1 && renewal === 0 ? '' : ofTerm(writer, renewal);
    const gone =
      withdrawnOn === undefined
        ? ''
        : writer.say(
            `; regola ritirata ${it.dal(withdrawnOn, it.short)}`,
            `; rule withdrawn from ${writer.date(withdrawnOn)}`,
          );
    const text = writer.say(
      `Valutazione finale${term}, entro ${it.il(due)}${gone}`,
      `Final evaluation${term}, by ${en.date(due)}${gone}`,
    );
    return writer.verdict(FINAL_EVALUATION[verdict], text, writer.why(`/finalEvaluation/${index}`));
  });
}

/** «del secondo rinnovo» */
const ofTerm = (writer: Writer<JudgedSource>, renewal: number): string =>
  renewal === 0
    ? writer.say(' del primo periodo', ' of the first term')
    : writer.say(` del ${renewal}° rinnovo`, ` of renewal ${renewal}`);

function deliverables(writer: Writer<JudgedSource>): Block[] {
  return (writer.source.judgement.deliverables ?? []).map((judged, index) => {
    const done = judged.periods.filter(({ delivery }) => delivery !== undefined).length;
    // What may still be handed in on time is not missing yet.
    const owed = judged.periods.filter(({ due, delivery }) => delivery !== undefined || due < writer.on).length;
    const count = owed === 0 ? writer.say('nessuna ancora dovuta', 'none due yet') : writer.text(outOf(done, owed));
    const text = `${judged.definition.title}: ${count}`;
    return writer.verdict(DELIVERABLE[judged.verdict], text, writer.why(`/deliverables/${index}`));
  });
}

/** The worst of them, at whatever level, then how many stand where: as lists across agreements count them. */
function objectives(writer: Writer<JudgedSource>): Block {
  const counts = objectiveCounts(writer.source.judgement.objectives);
  const objectives = writer.say('Obiettivi', 'Objectives');
  const there = VERDICTS.map((verdict) => [verdict, counts[verdict]] as const).filter(([, number]) => number > 0);
  const [first] = there;
  if (!first) return writer.verdict(NONE_DEFINED, objectives);
  const all = there.reduce((sum, [, number]) => sum + number, 0);
  const [verdict, number] = first;
  const { tone, word, several = word } = OBJECTIVE[verdict];
  const isWhole = number === all;
  const said = isWhole ? (number === 1 ? word : several) : counted(number, OBJECTIVE[verdict]);
  const rest = isWhole
    ? [outOf(number, all)]
    : there.slice(1).map(([other, count]) => counted(count, OBJECTIVE[other]));
  const text = `${objectives}: ${writer.text(joined(rest, ', '))}`;
  const worst = firstWith(verdict, writer.source.judgement.objectives);
  return writer.verdict({ tone, word: said }, text, worst && writer.whyOf(worst));
}

/** Why the worst stands as it does is why they do together. */
function firstWith(
  verdict: ObjectiveVerdict,
  objectives: readonly ObjectiveJudgement[],
): ObjectiveJudgement | undefined {
  for (const objective of objectives) {
    const found = objective.verdict === verdict ? objective : firstWith(verdict, objective.objectives);
    if (found) return found;
  }
  return undefined;
}

/** The worst first. */
const VERDICTS = Object.keys(OBJECTIVE) as (keyof typeof OBJECTIVE)[];

const NONE_DEFINED: Word = { tone: 'unknown', word: say('nessuno definito', 'none defined') };

function commitments(writer: Writer<JudgedSource>): Block {
  const { counts } = writer.source.judgement;
  const commitments = writer.say('Impegni', 'Commitments');
  if (counts.total === 0) return writer.verdict(NONE_DEFINED, commitments);
  const well = counts.kept + counts.fulfilled;
  const badly = counts.overdue + counts.notFulfilled;
  const tone = badly > 0 ? 'bad' : well === counts.total ? 'good' : 'warning';
  const text = [commitments, writer.text(othersInWords(counts))].filter(Boolean).join(': ');
  return writer.verdict({ tone, word: keptInWords(counts) }, text, writer.why('/commitmentCounts'));
}
