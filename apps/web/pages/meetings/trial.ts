import { addressed, type CommandIds, type CommandName } from '#libs/agreement/core/commands.js';
import type { CadenceRule } from '#libs/agreement/rules/schema.js';
import { ruleTitle } from '#libs/documents/year-strip/headline.js';
import { addDays } from '#libs/kernel/civil-date.js';
import { isRefusal, type Refusal } from '#libs/kernel/refusal.js';
import type { Judgement } from '#libs/monitoring/judgement.js';
import { knownMeeting } from '#libs/monitoring/tasks/meeting-stage.js';
import { doubtsAbout, type MeetingDoubt } from '#libs/monitoring/whatif/meeting-doubts.js';
import { countsOn, effectsOf, plannedEffects } from '#libs/monitoring/whatif/meeting-effects.js';
import {
  tryMeeting as meetingTried,
  othersOfItsDay,
  type TriedMeeting,
} from '#libs/monitoring/whatif/meeting-trial.js';
import { plain } from '../../forms/recording.js';
import type { Said } from '../../forms/said.js';
import type { AgreementVisit } from '../../frame/agreement-visit.js';
import { articles, italian, shortDate } from '../../frame/dates.js';
import { plannedInWords } from '../overview/words.js';
import { countWords, effectSentence } from './effect-words.js';

/** How things stand before anything is recorded. */
export const standingNow = (at: AgreementVisit): Said[] =>
  standing(at, at.judgement(), at.visit.say('Finora', 'So far'));

function standing(at: AgreementVisit, judgement: Judgement, begun: string): Said[] {
  const counts = countsOn(judgement);
  return counts.map(({ rule, count, planned }) => ({
    text: named(at, rule, counts, `${begun}: ${countWords(at.visit, rule, count, plannedInWords(at.visit, planned))}.`),
  }));
}

/** What a meeting recorded already, or one that is tried, does for the rules. */
export function saidOf(at: AgreementVisit, meeting: string, judgement: Judgement = at.judgement()): Said[] {
  const { visit } = at;
  const known = judgement.state.meetings.get(meeting);
  if (!known || known.annulled || (known.cancelled && !known.held)) return [];
  const isPlanned = !known.held;
  const effects = (isPlanned ? plannedEffects : effectsOf)(judgement, meeting, visit.facts.now);
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

/** A command about a meeting as a form sends it; without the meeting's id for one that would be made. */
export interface TriedCommand {
  readonly command: CommandName;
  readonly ids: CommandIds;
  readonly input: object;
}

const tried = ({ register, today, visit }: AgreementVisit, { command, ids, input }: TriedCommand) =>
  meetingTried(register.state, addressed(command, ids, plain(input)), today, visit.facts.now);

/** The sentences for a meeting as it would be recorded, or why it would not. */
export function tryMeeting(at: AgreementVisit, command: TriedCommand): Said[] | Refusal {
  const found = tried(at, command);
  if (isRefusal(found)) return found;
  return [
    ...saidOf(at, found.meeting, found.judgement),
    ...pastMidnight(at, found),
    ...sameDay(at, found),
    ...onTheYear(at, found),
  ];
}

/** What to ask about before a command is recorded; nothing of one that would be refused. */
export function doubtsIn(at: AgreementVisit, command: TriedCommand): MeetingDoubt[] {
  const found = tried(at, command);
  return isRefusal(found) ? [] : doubtsAbout(found, at.register.state);
}

/** How the rules would stand without a meeting that counts, or would have. */
export function withoutMeeting(at: AgreementVisit, ending: Omit<TriedCommand, 'input'>): Said[] {
  const found = tried(at, { ...ending, input: { reason: '–' } });
  if (isRefusal(found)) return [];
  return standing(at, found.judgement, at.visit.say('Senza questo incontro', 'Without this meeting'));
}

/** An end before the start is taken as of the next day: that is said. */
function pastMidnight({ visit, today }: AgreementVisit, { judgement, meeting: id }: TriedMeeting): Said[] {
  const meeting = judgement.state.meetings.get(id);
  const { date, endsAt } = (meeting && knownMeeting(id, meeting, today)?.facts) ?? {};
  if (date === undefined || endsAt === undefined || endsAt.slice(0, 10) !== addDays(date, 1)) return [];
  const hour = endsAt.slice(11).replace(/^0(?=\d)/, '');
  return [{ text: visit.say(`Dura fino alle ${hour} del giorno dopo.`, `It lasts until ${hour} of the next day.`) }];
}

const sameDay = ({ visit, href }: AgreementVisit, tried: TriedMeeting): Said[] =>
  othersOfItsDay(tried).map(({ id, facts }) => ({
    text: visit.say(
      `Per ${italian.il(facts.date)} c’è già un incontro di questo organo: se è lo stesso, non va registrato due volte.`,
      `For ${shortDate(facts.date)} there is a meeting of this body already: if it is the same, do not record it twice.`,
    ),
    href: href(`incontri/${id}`),
    link: visit.say('Vedi quell’incontro', 'See that meeting'),
  }));

function onTheYear({ visit, href, today }: AgreementVisit, { judgement, meeting: id }: TriedMeeting): Said[] {
  const meeting = judgement.state.meetings.get(id);
  const known = meeting && knownMeeting(id, meeting, today);
  if (known?.stage !== 'planned') return [];
  const date = shortDate(known.facts.date);
  return [
    {
      text: visit.say('Si vede anche sull’asse dell’anno.', 'It can be seen on the axis of the year, too.'),
      href: href('', { prova: date }),
      link: visit.say(`Vedi come cambierebbe con ${articles.il(date)}`, `See what ${date} would change`),
    },
  ];
}
