import type { AgreementState } from '#libs/agreement/core/state.js';
import { idToTry, tryCommands } from '#libs/agreement/core/trial.js';
import type { CadenceRule } from '#libs/agreement/rules/schema.js';
import { ruleTitle } from '#libs/documents/year-strip/headline.js';
import { isRefusal, type Refusal } from '#libs/kernel/refusal.js';
import { knownMeeting } from '#libs/monitoring/tasks/meeting-stage.js';
import { countsOn, effectsOf, plannedEffects } from '#libs/monitoring/whatif/meeting-effects.js';
import { type AgreementVisit, agreementHref } from '../../frame/agreement-visit.js';
import { shortDate } from '../../frame/dates.js';
import { countWords, effectSentence } from './effect-words.js';

/** One sentence on what a meeting would do, with a way to see more. */
export interface Said {
  readonly text: string;
  readonly href?: string;
  readonly link?: string;
}

/** How things stand before anything is recorded. */
export const standingNow = (at: AgreementVisit): Said[] =>
  standing(at, at.register.state, at.visit.say('Finora', 'So far'));

function standing(at: AgreementVisit, state: AgreementState, begun: string): Said[] {
  const { visit, today } = at;
  const counts = countsOn(state, today);
  return counts.map(({ rule, count }) => ({
    text: named(at, rule, counts, `${begun}: ${countWords(visit, rule, count)}.`),
  }));
}

/** What a meeting recorded already does for the rules. */
export function saidOf(at: AgreementVisit, meeting: string, state: AgreementState = at.register.state): Said[] {
  const { visit, today } = at;
  const known = state.meetings.get(meeting);
  if (!known || known.annulled || (known.cancelled && !known.held)) return [];
  const isPlanned = !known.held;
  const effects = isPlanned
    ? plannedEffects(state, meeting, today, visit.facts.now)
    : effectsOf(state, meeting, today, visit.facts.now);
  return effects.map((effect) => ({
    text: named(at, effect.rule, effects, effectSentence(visit, effect, { isPlanned })),
  }));
}

interface OfRule {
  readonly rule: CadenceRule;
}

/** Where there are several rules, each sentence says which one it is about: by its body, or else by what it asks. */
function named({ visit, register }: AgreementVisit, rule: CadenceRule, all: readonly OfRule[], text: string): string {
  if (all.length < 2) return text;
  const body = rule.body && register.state.bodies.get(rule.body)?.definition.name;
  const isOnly = all.filter(({ rule: other }) => other.body === rule.body).length === 1;
  return body && isOnly ? `${body}: ${text}` : `${visit.text(ruleTitle(rule, body || undefined))}. ${text}`;
}

export interface TriedMeeting {
  /** Below the agreement. */
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Missing for one that would be made. */
  readonly meeting?: string;
}

/** The sentences for a meeting as it would be recorded, or why it would not. Rights are not asked. */
export function tryMeeting(at: AgreementVisit, { path, body, meeting }: TriedMeeting): Said[] | Refusal {
  const { state } = at.register;
  const id = meeting ?? idToTry(state);
  const command = { path, body: meeting === undefined ? { ...body, id } : body };
  const tried = tryCommands(state, [command], at.visit.facts.now);
  if (isRefusal(tried)) return tried;
  return [...saidOf(at, id, tried), ...sameDay(at, tried, id), ...onTheYear(at, tried, id)];
}

/** How the rules would stand without a meeting that counts, or would have. */
export function withoutMeeting(at: AgreementVisit, path: string): Said[] {
  const { visit, register } = at;
  const tried = tryCommands(register.state, [{ path, body: { reason: '–' } }], visit.facts.now);
  if (isRefusal(tried)) return [];
  return standing(at, tried, visit.say('Senza questo incontro', 'Without this meeting'));
}

/** The same meeting recorded twice is the most likely mistake. */
function sameDay({ visit, agreement, today }: AgreementVisit, tried: AgreementState, id: string): Said[] {
  const mine = tried.meetings.get(id);
  const facts = mine && knownMeeting(id, mine, today)?.facts;
  if (!facts) return [];
  return [...tried.meetings].flatMap(([other, meeting]) => {
    const known = knownMeeting(other, meeting, today);
    const isAlike = known?.facts.date === facts.date && known.facts.body === facts.body;
    if (!known || !isAlike || other === id || known.stage === 'annulled' || known.stage === 'cancelled') return [];
    return [
      {
        text: visit.say(
          `Per il ${shortDate(facts.date)} c’è già un incontro di questo organo: se è lo stesso, non va registrato due volte.`,
          `For ${shortDate(facts.date)} there is a meeting of this body already: if it is the same, do not record it twice.`,
        ),
        href: agreementHref(visit, agreement.id, `incontri/${other}`),
        link: visit.say('Vedi quell’incontro', 'See that meeting'),
      },
    ];
  });
}

function onTheYear({ visit, agreement, today }: AgreementVisit, tried: AgreementState, id: string): Said[] {
  const mine = tried.meetings.get(id);
  const known = mine && knownMeeting(id, mine, today);
  if (known?.stage !== 'planned') return [];
  const date = shortDate(known.facts.date);
  return [
    {
      text: visit.say('Si vede anche sull’asse dell’anno.', 'It can be seen on the axis of the year, too.'),
      href: visit.href(`/accordi/${agreement.id}`, { prova: date }),
      link: visit.say(`Vedi come cambierebbe con il ${date}`, `See what ${date} would change`),
    },
  ];
}
