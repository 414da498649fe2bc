import type { CadenceRule } from '#libs/agreement/rules/schema.js';
import type { CivilDate } from '#libs/kernel/civil-date.js';
import { windowWord } from '#libs/language/lexicon.js';
import { capitalised, outOf } from '#libs/language/words.js';
import { meetingsNoun } from '#libs/monitoring/cadence/explain-meetings.js';
import type { Count, Effect } from '#libs/monitoring/whatif/meeting-effects.js';
import { italian, shortDate } from '../../frame/dates.js';
import type { Visit } from '../../frame/visit.js';

/** «Con questo incontro: 2 su 3; il prossimo entro il 28/03/2027.» */
export function effectSentence(visit: Visit, effect: Effect, { isPlanned = false } = {}): string {
  const { rule, kind, count, countWithMinutes } = effect;
  if (kind === 'outside' || !count) {
    return visit.say(
      `${capitalised(italian.il(effect.date))} è fuori dai periodi in cui la regola conta gli incontri: si registra, ma non conta.`,
      `${shortDate(effect.date)} is outside the periods in which the rule counts meetings: it is recorded, but does not count.`,
    );
  }
  if (kind === 'does-not-count') {
    const why = effect.why ? ` (${visit.text(effect.why)})` : '';
    return visit.say(
      `Questo incontro non conta per la regola${why}. Si resta a ${countWords(visit, rule, count)}.`,
      `This meeting does not count for the rule${why}. It stays at ${countWords(visit, rule, count)}.`,
    );
  }
  if (isPlanned) return plannedSentence(visit, effect, count);
  if (kind === 'counts') {
    return visit.say(
      `Con questo incontro: ${countWords(visit, rule, count)}.`,
      `With this meeting: ${countWords(visit, rule, count)}.`,
    );
  }
  const then = countWithMinutes ?? count;
  return visit.say(
    `Con questo incontro, quando il verbale sarà approvato: ${countWords(visit, rule, then)}. Fino ad allora: ${shortCount(visit, rule, count)}.`,
    `With this meeting, once its minutes are approved: ${countWords(visit, rule, then)}. Until then: ${shortCount(visit, rule, count)}.`,
  );
}

function plannedSentence(visit: Visit, { rule, otherPlanned }: Effect, count: Count): string {
  const conditions = [
    rule.quorum !== undefined && visit.say('con il numero legale', 'with a quorum'),
    rule.requireMinutes && visit.say('con il verbale approvato', 'with its minutes approved'),
  ].filter((condition) => condition !== false);
  const provided = conditions.length === 0 ? '' : `, ${conditions.join(visit.say(' e ', ' and '))}`;
  const others =
    otherPlanned === 0
      ? ''
      : visit.say(
          ` Senza contare ${otherPlanned === 1 ? 'l’altro' : `gli altri ${otherPlanned}`} in programma nello stesso periodo.`,
          ` Not counting ${otherPlanned === 1 ? 'the other one' : `the other ${otherPlanned}`} planned in the same period.`,
        );
  return visit.say(
    `Se si tiene${provided}: ${countWords(visit, rule, count)}.${others}`,
    `If it is held${provided}: ${countWords(visit, rule, count)}.${others}`,
  );
}

/** «2 su 3; il prossimo entro il 28/03/2027», or, of what is convened: «2 su 3; quello del 07/12/2026 è già convocato» */
export function countWords(visit: Visit, rule: CadenceRule, count: Count, planned?: string): string {
  const { held, required, next, better, verdict, from, to, isCurrent, isSilent, on } = count;
  const period = isCurrent
    ? ''
    : visit.say(` ${italian.dal(from)} ${italian.al(to)}`, ` from ${shortDate(from)} to ${shortDate(to)}`);
  const said = `${shortCount(visit, rule, count)}${period}`;
  if (verdict === 'awaiting-minutes') {
    return visit.say(
      `${said}; gli altri aspettano solo che se ne approvi il verbale`,
      `${said}; the others only wait for their minutes to be approved`,
    );
  }
  if (required === 0 || held >= required || next === undefined) {
    return `${said}, ${visit.text(windowWord(verdict, rule.strength, isSilent).word)}`;
  }
  if (planned !== undefined) return `${said}; ${planned}`;
  const sooner = better === undefined || better === next ? '' : soonerWords(visit, better, on);
  return visit.say(
    `${said}; il prossimo entro ${italian.il(next)}${sooner}`,
    `${said}; the next by ${shortDate(next)}${sooner}`,
  );
}

/** Whoever is behind already hears it once. */
const soonerWords = (visit: Visit, better: CivilDate, on: CivilDate): string =>
  better <= on
    ? visit.say(' (meglio quanto prima)', ' (better as soon as possible)')
    : visit.say(` (meglio entro ${italian.il(better)})`, ` (better by ${shortDate(better)})`);

/** «2 su 3»; what is counted is named where it is not just any meeting. */
function shortCount(visit: Visit, rule: CadenceRule, { held, required }: Count): string {
  const noun = rule.purpose === undefined ? '' : ` ${visit.text(meetingsNoun(rule, required || held))}`;
  return `${required === 0 ? held : visit.text(outOf(held, required))}${noun}`;
}
