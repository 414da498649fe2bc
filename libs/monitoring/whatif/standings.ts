import { partnerEnd } from '#libs/agreement/core/term.js';
import { say, type Text } from '#libs/kernel/text.js';
import { shortDate } from '#libs/language/dates.js';
import {
  COMMITMENT,
  DELIVERY,
  FINAL_EVALUATION,
  INDICATOR,
  MEETING,
  OBJECTIVE,
  type Word,
} from '#libs/language/lexicon.js';
import { beginning } from '#libs/language/shortening.js';
import { capitalised, en, inBoth, it, joined, outOf, quoted, short } from '#libs/language/words.js';
import { wordOfRule, wordOfWindow } from '../cadence/cadence-words.js';
import { membersOf } from '../cadence/members.js';
import { judgedById } from '../commitments/commitment-judgement.js';
import type { Judgement } from '../judgement.js';
import { ruleSentence } from '../rule-sentence.js';
import { stageOf } from '../tasks/meeting-stage.js';
import { termWords } from '../term/explain-term.js';

interface Standing {
  readonly what: Text;
  readonly how: Text;
  readonly isFigure: boolean;
}

/** How everything stands, each under a key that names it whatever becomes of it. */
export function standingsOf(judgement: Judgement): ReadonlyMap<string, Standing> {
  return new Map([
    ...ofAgreement(judgement),
    ...ofRules(judgement),
    ...ofObjectives(judgement),
    ...ofIndicators(judgement),
    ...ofCommitments(judgement),
    ...ofPartners(judgement),
    ...ofMeetings(judgement),
    ...ofIssues(judgement),
  ]);
}

type Standings = Iterable<readonly [string, Standing]>;

const LONGEST_LABEL = 100;

const standing = (key: string, what: Text, how: Text, isFigure = true): readonly [string, Standing] => [
  key,
  { what, how, isFigure },
];

const called = (italian: string, english: string, name: string): Text =>
  say(`${italian} ${quoted(name)}`, `${english} ${quoted(name)}`);

function* ofAgreement({ state, term }: Judgement): Standings {
  yield standing('term', say('Periodo dell’accordo', 'Term of the agreement'), termWords(term));
  const { archived } = state;
  const word = archived
    ? say(`in archivio ${it.dal(archived.date, it.short)}`, `archived since ${shortDate(archived.date)}`)
    : say('nell’elenco, non in archivio', 'in the list, not archived');
  yield standing('archive', say('L’accordo', 'The agreement'), word, false);
}

function* ofRules({ state, on, cadence, finalEvaluations, deliverables = [] }: Judgement): Standings {
  const names = {
    partner: (id: string) => state.partners.get(id)?.definition.name,
    body: (id: string) => state.bodies.get(id)?.definition.name,
  };
  const title = (definition: Parameters<typeof ruleSentence>[0]) => {
    const said = ruleSentence(definition, names);
    return inEach(said, (text) => beginning(capitalised(text), LONGEST_LABEL));
  };
  for (const judged of cadence) {
    const { definition } = judged;
    yield standing(`rules/${definition.id}`, title(definition), wordOfRule(judged, on).word);
    for (const window of judged.windows) {
      const { from, to } = window.window;
      const count = outOf(window.held, window.required);
      const { word } = wordOfWindow(judged, window);
      const days = say(
        `${it.dal(from, it.short)} ${it.al(to, it.short)}`,
        `from ${shortDate(from)} to ${shortDate(to)}`,
      );
      const what = joined([title(definition), days], ', ');
      // Of any twelve months the window is that of today alone.
      const key = window.kind === 'period' ? from : 'rolling';
      yield standing(`rules/${definition.id}/${key}`, what, joined([count, word], ', '));
    }
  }
  for (const { definition, renewal, due, verdict } of finalEvaluations) {
    const day = say(`entro ${it.il(due, it.short)}`, `by ${shortDate(due)}`);
    const how = joined([day, FINAL_EVALUATION[verdict].word], ', ');
    yield standing(`rules/${definition.id}/${renewal}`, say('Valutazione finale', 'Final evaluation'), how);
  }
  for (const { definition, periods } of deliverables) {
    for (const { from, due, verdict } of periods) {
      const what = say(
        `${quoted(definition.title)}, da consegnare entro ${it.il(due, it.short)}`,
        `${quoted(definition.title)}, to be handed in by ${shortDate(due)}`,
      );
      yield standing(`rules/${definition.id}/${from}`, what, DELIVERY[verdict].word);
    }
  }
}

function* ofObjectives({ objectives }: Pick<Judgement, 'objectives'>): Standings {
  for (const { objective, verdict, achievement, objectives: below } of objectives) {
    const { id, title } = objective.definition;
    const share = achievement === null ? undefined : percent(achievement);
    yield standing(`objectives/${id}`, called('Obiettivo', 'Objective', title), of(OBJECTIVE[verdict], share));
    yield* ofObjectives({ objectives: below });
  }
}

function* ofIndicators({ indicators }: Judgement): Standings {
  for (const { indicator, verdict, actual, targets } of indicators) {
    const { id, title } = indicator.definition;
    const value = actual === null ? undefined : inBoth((words) => words.number(Number(actual.toFixed(2))));
    yield standing(`indicators/${id}`, called('Indicatore', 'Indicator', title), of(INDICATOR[verdict], value));
    const points = targets.targets.map((point) =>
      say(
        `${it.number(point.value)} entro ${it.il(point.date, it.short)}`,
        `${en.number(point.value)} by ${shortDate(point.date)}`,
      ),
    );
    if (points.length === 0) continue;
    yield standing(
      `indicators/${id}/targets`,
      called('Valori obiettivo di', 'Targets of', title),
      joined(points, '; '),
    );
  }
}

function* ofCommitments({ state, commitments }: Judgement): Standings {
  const judged = judgedById(commitments);
  for (const [id, { definition, withdrawn }] of state.commitments) {
    const found = judged.get(id);
    const what = called('Impegno', 'Commitment', definition.title);
    const share =
      found && definition.kind !== 'continuous' && found.fraction !== null ? percent(found.fraction) : undefined;
    if (found) yield standing(`commitments/${id}`, what, of(COMMITMENT[found.verdict], share));
    else if (withdrawn) {
      const day = short(withdrawn.date);
      yield standing(
        `commitments/${id}`,
        what,
        say(`ritirato ${it.dal(withdrawn.date, it.short)}`, `withdrawn from ${day.en} on`),
      );
    }
  }
}

function* ofPartners({ state, parts, on }: Judgement): Standings {
  for (const [id, partner] of state.partners) {
    const end = partnerEnd(partner);
    const how =
      end === undefined
        ? say('fa parte dell’accordo', 'part of the agreement')
        : say(`recede ${it.dal(end, it.short)}`, `withdraws from ${shortDate(end)} on`);
    yield standing(`partners/${id}`, called('Partner', 'Partner', partner.definition.name), how);
  }
  for (const [id, { definition }] of state.bodies) {
    const { members } = membersOf(state, parts, id, on);
    const names = members.map(({ definition: member }) => member.name).join(', ');
    const what = called('Componenti di', 'Members of', definition.name);
    yield standing(`bodies/${id}`, what, say(names || 'nessuno', names || 'none'));
  }
}

function* ofMeetings({ state, on }: Judgement): Standings {
  for (const [id, meeting] of state.meetings) {
    const facts = meeting.held ?? meeting.scheduled;
    if (!facts) continue;
    const body = facts.body === undefined ? undefined : state.bodies.get(facts.body)?.definition.name;
    const of = body === undefined ? '' : ` (${body})`;
    const day = shortDate(facts.date);
    const what = say(`Incontro ${it.del(facts.date, it.short)}${of}`, `Meeting of ${day}${of}`);
    yield standing(`meetings/${id}`, what, MEETING[stageOf(meeting, on)].word, false);
  }
  for (const [id, { date, completed }] of state.decisions) {
    const what = say(`Decisione ${it.del(date, it.short)}`, `Decision of ${shortDate(date)}`);
    const how = completed
      ? say(`attuata ${it.il(completed.date, it.short)}`, `carried out on ${shortDate(completed.date)}`)
      : say('da attuare', 'open');
    yield standing(`decisions/${id}`, what, how, false);
  }
}

function* ofIssues({ state }: Judgement): Standings {
  for (const [id, { date, resolved, annulled }] of state.issues) {
    if (annulled) continue;
    const what = say(`Criticità ${it.del(date, it.short)}`, `Issue of ${shortDate(date)}`);
    const how = resolved
      ? say(`risolta ${it.il(resolved.date, it.short)}`, `resolved on ${shortDate(resolved.date)}`)
      : say('aperta', 'open');
    yield standing(`issues/${id}`, what, how, false);
  }
  for (const [id, { date, annulled }] of state.evaluations) {
    if (annulled) continue;
    const what = say(`Valutazione ${it.del(date, it.short)}`, `Evaluation of ${shortDate(date)}`);
    yield standing(`evaluations/${id}`, what, say('registrata', 'recorded'), false);
  }
}

const inEach = ({ it: italian, en: english }: Text, write: (text: string) => string): Text =>
  say(write(italian), write(english));

const percent = (share: number): Text => inBoth((words) => `${words.number(Number((share * 100).toFixed(1)))} %`);

const of = ({ word }: Word, amount: Text | undefined): Text => joined([word, amount], ', ');
