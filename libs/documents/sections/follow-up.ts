import { figure, percent, TYPED } from '#libs/language/numbers.js';
import { en, it, outOf } from '#libs/language/words.js';
import { isOverdue } from '#libs/monitoring/tasks/deadline.js';
import { shownDeadlines } from '#libs/monitoring/tasks/deadlines.js';
import { deadlinesTitle, nameOfDeadline, overdueWord } from '../deadline-names.js';
import type { Block, Cell, Printed, Section } from '../report-document.js';
import { tableSection, type Writer } from '../report-source.js';
import { deadlineWords, SEVERITY } from '../words.js';

/** Issues and what is done about them (guide 4.2, 10). */
export function issuesSection(writer: Writer): Section {
  const issues = [...writer.state.issues.values()].filter(({ date, annulled }) => date <= writer.on && !annulled);
  const rows = issues.map((issue): Cell[] => {
    const overdue = issue.due !== undefined && issue.due < writer.on;
    const resolved = issue.resolved && issue.resolved.date <= writer.on ? issue.resolved.date : undefined;
    return [
      writer.date(issue.date) + writer.invented(issue.invented),
      writer.text(SEVERITY[issue.severity ?? '']),
      writer.partner(issue.owner),
      writer.date(issue.due),
      resolved
        ? { tone: 'good', word: writer.say(`risolta ${writer.date(resolved)}`, `resolved ${writer.date(resolved)}`) }
        : overdue
          ? { tone: 'bad', word: writer.say('scaduta', 'overdue') }
          : { tone: 'warning', word: writer.say('aperta', 'open') },
      issue.title as Cell,
    ];
  });
  const head = writer.head(
    'dal | gravità | responsabile | entro | stato | criticità',
    'since | severity | owner | by | state | issue',
  );
  return tableSection('criticita', writer.say('Criticità', 'Issues'), { head, rows });
}

/** Decisions and tasks that came of the meetings: open, closed, overdue (guide 4.2, 11). */
export function decisionsSection(writer: Writer): Section {
  const decisions = [...writer.state.decisions.values()].filter(
    ({ date, meeting }) => date <= writer.on && !writer.state.meetings.get(meeting)?.annulled,
  );
  const rows = decisions.map((decision): Cell[] => {
    const done = decision.completed && decision.completed.date <= writer.on ? decision.completed.date : undefined;
    const overdue = decision.due !== undefined && decision.due < writer.on;
    return [
      writer.date(decision.date) + writer.invented(decision.invented),
      writer.partner(decision.owner),
      writer.date(decision.due),
      done
        ? { tone: 'good', word: writer.say(`attuata ${writer.date(done)}`, `carried out ${writer.date(done)}`) }
        : overdue
          ? { tone: 'bad', word: writer.say('scaduta', 'overdue') }
          : { tone: 'neutral', word: writer.say('aperta', 'open') },
      decision.text as Cell,
    ];
  });
  const head = writer.head('presa il | chi | entro | stato | decisione', 'taken on | who | by | state | decision');
  return tableSection('decisioni', writer.say('Decisioni e compiti', 'Decisions and tasks'), { head, rows });
}

/** What is overdue, and what the next six months bring (guide 4.2, 12). */
export function deadlinesSection(writer: Writer): Section {
  const deadlines = shownDeadlines(writer.source.judgement);
  const rows = deadlines.map((deadline): Cell[] => [
    writer.date(deadline.date),
    isOverdue(deadline, writer.on) ? { tone: 'bad', word: writer.text(overdueWord(deadline)) } : '',
    writer.text(deadlineWords(deadline)),
    nameOfDeadline(writer, deadline),
    writer.partner(deadline.owner ?? undefined),
  ]);
  const head = writer.head('entro | stato | che cosa | quale | chi', 'by | state | what | which | who');
  return tableSection('scadenze', writer.text(deadlinesTitle(deadlines, writer.on)), { head, rows });
}

/** The evaluator's judgement, apart from computed facts (guide 4.2, 13). */
export function evaluationsSection(writer: Writer): Section {
  const title = writer.say('Valutazione', 'Evaluation');
  const evaluations = [...writer.state.evaluations.values()].filter(
    ({ date, annulled }) => date <= writer.on && !annulled,
  );
  if (evaluations.length === 0) return { id: 'valutazione', title, blocks: [] };
  const intro = writer.say(
    'Giudizio di chi valuta; non è calcolato da questo servizio.',
    'The evaluator’s judgement; not computed by this service.',
  );
  const blocks: Block[] = [{ kind: 'paragraph', text: intro }];
  for (const evaluation of evaluations) {
    const kind = evaluation.final
      ? writer.say('Valutazione finale', 'Final evaluation')
      : writer.say('Valutazione', 'Evaluation');
    const heading = `${kind}, ${writer.longDate(evaluation.date)}${writer.invented(evaluation.invented)}`;
    const ratings = evaluation.ratings.map(({ objective, rating }): [string, Printed] => [
      writer.state.objectives.get(objective)?.definition.title ?? objective,
      writer.text(outOf(rating, 5)),
    ]);
    blocks.push({ kind: 'paragraph', text: heading }, { kind: 'paragraph', text: evaluation.text as Printed });
    if (ratings.length > 0) blocks.push({ kind: 'facts', rows: ratings });
  }
  return { id: 'valutazione', title, blocks };
}

/** How it was computed, and what is missing (guide 4.2, 14). */
export function methodSection(writer: Writer): Section {
  const { header } = writer.state;
  const share = (threshold: number): string => writer.figure(figure(percent(threshold, TYPED), '%'));
  const [tolerance, coverage, achieved] = [header.tolerance, header.minCoverage, header.achievedAt].map(share);
  const items = [
    writer.say(
      `Date civili nel fuso ${header.timeZone}; si contano i fatti fino ${it.al(writer.on)} compreso, tra quelli registrati nei primi ${writer.source.revision} eventi.`,
      `Civil dates in ${header.timeZone}; facts up to and including ${en.date(writer.on)} count, of those recorded in the first ${writer.source.revision} events.`,
    ),
    writer.say(
      `Soglie dell’accordo: tolleranza ${tolerance}, copertura minima dei dati ${coverage}, raggiunto da ${achieved} in su.`,
      `Thresholds of the agreement: tolerance ${tolerance}, least data coverage ${coverage}, achieved from ${achieved} up.`,
    ),
    header.validation === 'required'
      ? writer.say('Contano solo le rilevazioni validate.', 'Only validated measurements count.')
      : writer.say('Le rilevazioni contano senza validazione.', 'Measurements count without validation.'),
  ];
  return {
    id: 'metodo',
    title: writer.say('Nota metodologica', 'How this was computed'),
    blocks: [{ kind: 'list', items }],
  };
}
