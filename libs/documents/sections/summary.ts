import { en, it } from '#libs/language/words.js';
import { isOpen, worstCadence } from '../judging.js';
import type { Block, Section } from '../report-document.js';
import type { JudgedSource, Writer } from '../report-source.js';
import { cadenceWord, FINAL_EVALUATION } from '../words.js';

/** Three verdicts in words: meetings, objectives, commitments (guide 4.2, 1). */
export function summarySection(writer: Writer<JudgedSource>): Section {
  const { judgement } = writer.source;
  const blocks: Block[] = [...cadence(writer), ...finalEvaluation(writer), objectives(writer), commitments(writer)];
  const open = [...writer.state.issues.values()].filter((issue) => issue.date <= judgement.on && !issue.resolved);
  if (open.length > 0) {
    const text = writer.say(`Criticità aperte: ${open.length}.`, `Open issues: ${open.length}.`);
    blocks.push({ kind: 'paragraph', text });
  }
  return { id: 'sintesi', title: writer.say('Sintesi', 'Summary'), blocks };
}

function cadence(writer: Writer<JudgedSource>): Block[] {
  const { cadence: rules } = writer.source.judgement;
  if (rules.length === 0) {
    const text = writer.say('Incontri: nessuna regola definita.', 'Meetings: no rule was defined.');
    return [{ kind: 'verdict', tone: 'unknown', word: writer.say('non valutabile', 'not assessable'), text }];
  }
  return rules.map((judged, index) => {
    const { tone, word } = cadenceWord(judged.verdict, judged.definition.strength, isOpen(judged, writer.on));
    const window = worstCadence(judged, writer.on);
    const count = window ? countOf(writer, window.held, window.required) : '';
    const text = writer.say(`Incontri: ${count}`, `Meetings: ${count}`);
    return { kind: 'verdict', tone, word: writer.text(word), text, why: writer.why(`/cadence/${index}`) };
  });
}

const countOf = (writer: Writer<JudgedSource>, held: number, required: number): string =>
  writer.say(`${held} su ${required}`, `${held} of ${required}`);

function finalEvaluation(writer: Writer<JudgedSource>): Block[] {
  return writer.source.judgement.finalEvaluations.map(({ due, verdict }, index) => {
    const { tone, word } = FINAL_EVALUATION[verdict];
    const text = writer.say(`Valutazione finale, entro ${it.il(due)}`, `Final evaluation, by ${en.date(due)}`);
    return { kind: 'verdict', tone, word: writer.text(word), text, why: writer.why(`/finalEvaluation/${index}`) };
  });
}

function objectives(writer: Writer<JudgedSource>): Block {
  const all = writer.source.judgement.objectives;
  const assessable = all.filter(({ verdict }) => verdict !== 'insufficient-data');
  const achieved = all.filter(({ verdict }) => verdict === 'achieved').length;
  const behind = all.filter(({ verdict }) => verdict === 'behind' || verdict === 'not-achieved').length;
  if (all.length === 0 || assessable.length === 0) {
    const text =
      all.length === 0
        ? writer.say('Obiettivi: nessuno definito', 'Objectives: none was defined')
        : writer.say(
            `Obiettivi: nessuno valutabile su ${all.length} (mancano dati o valori obiettivo)`,
            `Objectives: none of ${all.length} can be assessed (no data or no targets)`,
          );
    return { kind: 'verdict', tone: 'unknown', word: writer.say('non valutabile', 'not assessable'), text };
  }
  const [tone, word] =
    behind > 0
      ? (['warning', writer.say('in ritardo', 'behind')] as const)
      : achieved === all.length
        ? (['good', writer.say('raggiunti', 'achieved')] as const)
        : (['neutral', writer.say('al passo', 'on track')] as const);
  const text = writer.say(
    `Obiettivi: ${assessable.length} ${assessable.length === 1 ? 'valutabile' : 'valutabili'} su ${all.length}, ${achieved} ${achieved === 1 ? 'raggiunto' : 'raggiunti'}, ${behind} in ritardo o non ${behind === 1 ? 'raggiunto' : 'raggiunti'}`,
    `Objectives: ${assessable.length} of ${all.length} can be assessed, ${achieved} achieved, ${behind} behind or not achieved`,
  );
  return { kind: 'verdict', tone, word, text };
}

function commitments(writer: Writer<JudgedSource>): Block {
  const { counts } = writer.source.judgement;
  const well = counts.kept + counts.fulfilled;
  const badly = counts.overdue + counts.notFulfilled;
  if (counts.total === 0) {
    const text = writer.say('Impegni: nessuno definito', 'Commitments: none was defined');
    return { kind: 'verdict', tone: 'unknown', word: writer.say('non valutabile', 'not assessable'), text };
  }
  const tone = badly > 0 ? 'bad' : well === counts.total ? 'good' : 'warning';
  const word = writer.say(
    `${well} su ${counts.total} ${counts.total === 1 ? 'mantenuto' : 'mantenuti'}`,
    `${well} of ${counts.total} kept`,
  );
  const rest = [
    [counts.inProgress, 'in corso', 'in corso', 'in progress'],
    [counts.notStarted, 'mai registrato', 'mai registrati', 'never recorded'],
    [counts.unconfirmed, 'non confermato', 'non confermati', 'unconfirmed'],
    [counts.overdue, 'scaduto', 'scaduti', 'overdue'],
    [counts.notFulfilled, 'non adempiuto', 'non adempiuti', 'not fulfilled'],
  ] as const;
  const said = rest
    .filter(([count]) => count > 0)
    .map(([count, one, many, en]) => `${count} ${writer.say(count === 1 ? one : many, en)}`);
  const text = [writer.say('Impegni', 'Commitments'), said.join(', ')].filter(Boolean).join(': ');
  return { kind: 'verdict', tone, word, text, why: writer.why('/commitmentCounts') };
}
