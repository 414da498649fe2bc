import type { ChangesOfFile } from '../change.js';

/** The arithmetic: meetings, commitments, indicators, objectives, the final evaluation. */
export const MONITORING: readonly ChangesOfFile[] = [
  {
    file: 'libs/monitoring/term/term.ts',
    suite: 'libs/monitoring/summary.test.ts',
    changes: [
      ['an agreement is over on its last day', 'on > term.to', 'on >= term.to'],
      ['an agreement does not run on its first day', 'term.from <= on', 'term.from < on'],
    ],
  },
  {
    file: 'libs/monitoring/cadence/windows.ts',
    suite: 'libs/monitoring/cadence/windows.test.ts',
    changes: [
      ['a year of one day is none', 'from <= to ? { from', 'from < to ? { from'],
      ['a rule from before the term counts from then', 'later(start, term.from)', 'start'],
      ['an early end does not clip the term', 'to: term.longest }', 'to: term.to }'],
    ],
  },
  {
    file: 'libs/monitoring/cadence/required.ts',
    suite: 'libs/monitoring/cadence/required.test.ts',
    changes: [
      ['a share is rounded down', '* days + wholeDays) /', '* days) /'],
      ['a window holds one meeting less', '(days - 1) / rule.minSpacingDays) + 1', '(days - 1) / rule.minSpacingDays)'],
      ['a short term asks for nothing', 'Math.max(1, share)', 'share'],
      ['a window asks for more than it can hold', 'Math.min(asked, room)', 'asked'],
    ],
  },
  {
    file: 'libs/monitoring/cadence/counting.ts',
    suite: 'libs/monitoring/cadence/cadence.test.ts',
    changes: [
      ['meetings just far enough apart are too near', 'day - last < spacingDays', 'day - last <= spacingDays'],
      ['minutes approved today are not', 'meeting.minutesApproved.date <= on', 'meeting.minutesApproved.date < on'],
      ['a meeting held today was not', 'meeting.held.date > on', 'meeting.held.date >= on'],
      ['an annulled meeting counts', 'meeting.annulled || !meeting.held', '!meeting.held'],
      ['public events count', "  if (meeting.kind !== 'governance') return 'public-event';\n", ''],
      ['a window leaves out its last day', 'meeting.date <= window.to', 'meeting.date < window.to'],
    ],
  },
  {
    file: 'libs/monitoring/cadence/window-verdict.ts',
    suite: 'libs/monitoring/cadence/cadence.test.ts',
    changes: [
      ['minutes have a day less', 'on <= addDays(window.to', 'on < addDays(window.to'],
      [
        'a window is missed on its last day',
        "if (on > window.to) return 'missed'",
        "if (on >= window.to) return 'missed'",
      ],
      ['what can just be held cannot', 'facts.capacity < required - held', 'facts.capacity <= required - held'],
      ['just at the pace is behind', 'held >= facts.pace', 'held > facts.pace'],
      ['the next is due with the last', '-(missing - 1) * spacingDays', '-missing * spacingDays'],
      ['what is recommended comes a day early', 'paceDays - 1', 'paceDays - 2'],
    ],
  },
  {
    file: 'libs/monitoring/cadence/planned.ts',
    suite: 'libs/monitoring/cadence/cadence.test.ts',
    changes: [
      ['what is planned for today is not recorded', 'meeting.date >= on', 'meeting.date > on'],
      ['a meeting cancelled today is planned', 'meeting.cancelled.date <= on', 'meeting.cancelled.date < on'],
    ],
  },
  {
    file: 'libs/monitoring/cadence/cadence.ts',
    suite: 'libs/monitoring/cadence/rolling.test.ts',
    changes: [['days that were short are forgotten', ' || shortfalls.length > 0', '']],
  },
  {
    file: 'libs/monitoring/cadence/rolling.ts',
    suite: 'libs/monitoring/cadence/rolling.test.ts',
    changes: [
      ['the first year ends a day early', 'if (on <= due ||', 'if (on < due ||'],
      ['a year has a day more', 'later(addDays(addYears(day, -1), 1), origin)', 'later(addYears(day, -1), origin)'],
      ['the last short day is not', 'if (from <= stretch.to)', 'if (from < stretch.to)'],
      ['a meeting of 29 February serves a day more', '-02-28`', '-03-01`'],
    ],
  },
  {
    file: 'libs/monitoring/cadence/quorum.ts',
    suite: 'libs/monitoring/cadence/quorum.test.ts',
    changes: [
      ['half is a majority', '2 * present > members', '2 * present >= members'],
      ['nobody of nobody is enough', 'members.length > 0 && isQuorate', 'isQuorate'],
    ],
  },
  {
    file: 'libs/monitoring/cadence/members.ts',
    suite: 'libs/monitoring/cadence/quorum.test.ts',
    changes: [
      ['whoever is there counts', 'MEMBER_ROLES.includes(partner.definition.role)', 'true'],
      ['a body that names nobody has no members', 'members?.length ? body : undefined', 'members ? body : undefined'],
    ],
  },
  {
    file: 'libs/monitoring/cadence/members.ts',
    suite: 'libs/monitoring/cadence/members.test.ts',
    changes: [['who has not joined yet is a member', ' &&\n      partnerIsActiveOn(state, partner, date)', '']],
  },
  {
    file: 'libs/monitoring/cadence/presence.ts',
    suite: 'libs/monitoring/commitments/commitments.test.ts',
    changes: [
      ['a withdrawal holds from the day after', 'day !== undefined && day <= on', 'day !== undefined && day < on'],
    ],
  },
  {
    file: 'libs/monitoring/commitments/commitments.ts',
    suite: 'libs/monitoring/commitments/commitments.test.ts',
    changes: [
      ['a confirmation is too late on its day', 'confirmBy < judgedUpTo', 'confirmBy <= judgedUpTo'],
      ['a commitment is overdue on its day', 'due !== undefined && due < on', 'due !== undefined && due <= on'],
      ['on the last day is late', 'firstFulfilled > definition.due', 'firstFulfilled >= definition.due'],
      ['what is kept up has earned a half', 'isContinuous ? 1 : 0.5', 'isContinuous ? 0.5 : 0.5'],
      ['news is stale on its day', 'nextReportBy < on', 'nextReportBy <= on'],
      ['all is expected a day early', 'if (on >= end) return 1;', 'if (on > end) return 1;'],
      ['a promise is judged beyond the term', 'earlier(on, term.to)', 'on'],
    ],
  },
  {
    file: 'libs/monitoring/commitments/parts.ts',
    suite: 'libs/monitoring/commitments/commitments.test.ts',
    changes: [
      ['parts fulfilled on the last day are late', 'last > definition.due', 'last >= definition.due'],
      ['a whole is overdue on its day', 'definition.due < on', 'definition.due <= on'],
      ['the best part speaks for the whole', 'Math.min(...ranks)', 'Math.max(...ranks)'],
      ['parts speak over what the whole says', '  if (hasOwnProgress) return undefined;\n', ''],
      ['a part that is late leaves the whole in time', 'parts.some((part) => part.late)', 'false'],
      [
        'one part begun leaves the whole not started',
        "worst === 'not-started' && anyFurther ? 'in-progress' : worst",
        'worst',
      ],
    ],
  },
  {
    file: 'libs/monitoring/indicators/indicators.ts',
    suite: 'libs/monitoring/indicators/indicators.test.ts',
    changes: [
      ['a sum counts its baseline twice', 'date === start && !inBaseline', 'date === start'],
      ['a sum begins at nothing', '(baseline?.value ?? 0) + sum', 'sum'],
      ['a target is missed on its day', 'on > comparison.last.date', 'on >= comparison.last.date'],
      ['tolerance asks for more', '(expected ?? 0) - tolerance', '(expected ?? 0) + tolerance'],
      ['the least is the most', 'return least;', 'return most;'],
      ['a range leaves out its end', 'atLeast(range.max, actual)', 'range.max > actual'],
      ['a value is stale on its day', 'nextReportBy < on', 'nextReportBy <= on'],
    ],
  },
  {
    file: 'libs/monitoring/indicators/trajectory.ts',
    suite: 'libs/monitoring/indicators/indicators.test.ts',
    changes: [
      ['of two revisions of one day the first holds', 'revision.date >= current.date', 'revision.date > current.date'],
      ['revised targets hold from the day after', 'revision.date <= on', 'revision.date < on'],
    ],
  },
  {
    file: 'libs/monitoring/objectives/objectives.ts',
    suite: 'libs/monitoring/objectives/objectives.test.ts',
    changes: [
      ['one that is exceeded makes up for others', 'null : clipped(achievement)', 'null : achievement'],
      [
        'coverage is laundered through a sub-objective',
        'isCovered ? judgement.achievement : null',
        'judgement.achievement',
      ],
      ['what is not covered is achieved', 'atLeast(achievement * coverage,', 'atLeast(achievement,'],
      ['what is to be kept up is achieved early', '!lasting || isOver(term, on)', 'true'],
      ['weights count for nothing', 'share.weight * share.value', 'share.value'],
    ],
  },
  {
    file: 'libs/monitoring/evaluation/final-evaluation.ts',
    suite: 'libs/monitoring/evaluation/final-evaluation.test.ts',
    changes: [
      ['on its day it is late', 'evaluation.date <= due', 'evaluation.date < due'],
      ['it is missed on its day', 'on > due', 'on >= due'],
      [
        'one of the day of the extension is too early',
        'notBefore === undefined || date >= notBefore',
        'notBefore === undefined || date > notBefore',
      ],
      ['an annulled one counts', 'evaluation.final && !evaluation.annulled', 'evaluation.final'],
    ],
  },
  {
    file: 'libs/monitoring/entries.ts',
    suite: 'libs/monitoring/indicators/indicators.test.ts',
    changes: [['what was measured today does not count', 'found.date <= on', 'found.date < on']],
  },
  {
    file: 'libs/monitoring/numbers.ts',
    suite: 'libs/monitoring/numbers.test.ts',
    changes: [
      ['binary fractions decide', 'const SLACK = 1e-9', 'const SLACK = 0'],
      ['there is a −0', 'Number(ratio.toFixed(DECIMALS)) + 0', 'Number(ratio.toFixed(DECIMALS))'],
    ],
  },
  {
    file: 'libs/monitoring/cadence/worst-window.ts',
    suite: 'libs/monitoring/summary.test.ts',
    changes: [
      [
        'behind is worse than missed',
        "'missed', 'unreachable', 'behind', 'awaiting-minutes'",
        "'behind', 'unreachable', 'missed', 'awaiting-minutes'",
      ],
      [
        'minutes are worse than meetings',
        "'missed', 'unreachable', 'behind', 'awaiting-minutes'",
        "'awaiting-minutes', 'missed', 'unreachable', 'behind'",
      ],
      ['after the end the first window is told', ' ?? windows.findLast(({ window }) => window.from <= on)', ''],
    ],
  },
  {
    file: 'libs/monitoring/summary.ts',
    suite: 'libs/monitoring/summary.test.ts',
    changes: [['archived from the day after', 'state.archived.date <= on', 'state.archived.date < on']],
  },
  {
    file: 'libs/monitoring/cadence/cadence-summary.ts',
    suite: 'libs/monitoring/summary.test.ts',
    changes: [
      ['the best rule is shown', 'rankOf(a.verdict) - rankOf(b.verdict)', 'rankOf(b.verdict) - rankOf(a.verdict)'],
      [
        'the last day of a window is in none',
        'window.from <= on && on <= window.to',
        'window.from <= on && on < window.to',
      ],
    ],
  },
  {
    file: 'libs/monitoring/indicators/reviews.ts',
    suite: 'libs/monitoring/indicators/reviews.test.ts',
    changes: [
      ['what was rejected waits', 'findLast((said) => !isRejected(said))', 'at(-1)'],
      ['what was validated waits', 'last && last.review === undefined ?', 'last ?'],
      ['a rejection is told to everybody', 'said.actor !== actor', 'false'],
      ['what was put right is told still', 'chain.slice(last + 1)', 'chain'],
    ],
  },
  {
    file: 'libs/monitoring/indicators/statements.ts',
    suite: 'libs/monitoring/indicators/statements.test.ts',
    changes: [
      ['what comes before the baseline counts', "      if (tooEarly.has(view.id)) return 'too-early';\n", ''],
      ['what waits was superseded', "open?.id === id ? 'pending' : 'superseded'", "'superseded'"],
      ['corrections outlive what they correct', 'isGone || annulledOn !== undefined', 'annulledOn !== undefined'],
    ],
  },
  {
    file: 'libs/monitoring/indicators/doubts.ts',
    suite: 'libs/monitoring/indicators/doubts.test.ts',
    changes: [
      ['a measurement is doubted beside what it corrects', 'entry.id !== corrected', 'true'],
      ['little is never doubted', 'times > 1 / MUCH && times < MUCH', 'times < MUCH'],
      [
        'the first on record is the last before a day',
        'findLast((known) => known.date <= date)',
        'find((known) => known.date <= date)',
      ],
    ],
  },
  {
    file: 'libs/monitoring/commitments/withdrawn.ts',
    suite: 'libs/monitoring/commitments/withdrawn.test.ts',
    changes: [['withdrawn from the day after', 'end <= on', 'end < on']],
  },
];
