import type { ChangesOfFile } from '../change.js';

/** What is due, what waits and for whom, what is about to be missed, and what a meeting would do. */
export const TASKS: readonly ChangesOfFile[] = [
  {
    file: 'libs/monitoring/tasks/deadlines.ts',
    suite: 'libs/monitoring/tasks/deadlines.test.ts',
    changes: [
      ['a measurement due on the last day is not', 'nextReportBy <= term.to', 'nextReportBy < term.to'],
      ['what is due today is past', 'date >= on', 'date > on'],
      ['the last day looked at is left out', 'date <= last', 'date < last'],
      ['what was achieved is still to be measured', "verdict === 'achieved' || ", ''],
      ['what was fulfilled is still due', "verdict === 'fulfilled' || ", ''],
    ],
  },
  {
    file: 'libs/monitoring/tasks/meetings.ts',
    suite: 'libs/monitoring/tasks/waiting.test.ts',
    changes: [
      ['minutes wait for a meeting of the same day', '?? date) > date', '?? date) >= date'],
      ['a decision that was carried out waits', ' || decision.completed', ''],
      [
        'a decision of an annulled meeting waits',
        'found?.annulled ? undefined : (found',
        'found?.cancelled ? undefined : (found',
      ],
    ],
  },
  {
    file: 'libs/monitoring/tasks/commitments.ts',
    suite: 'libs/monitoring/tasks/waiting.test.ts',
    changes: [
      [
        'a whole waits though its parts speak for it',
        "judged.basis === 'own' ? ownItem(judged, judgement) : []",
        'ownItem(judged, judgement)',
      ],
    ],
  },
  {
    file: 'libs/monitoring/tasks/indicators.ts',
    suite: 'libs/monitoring/tasks/waiting.test.ts',
    changes: [
      [
        'what waits to be validated is asked for again',
        'reduce(later, nextReportBy)',
        'reduce((latest) => latest, nextReportBy)',
      ],
    ],
  },
  {
    file: 'libs/monitoring/indicators/reviews.ts',
    suite: 'libs/monitoring/tasks/waiting.test.ts',
    changes: [
      [
        'an annulled measurement waits',
        'entry.annulled ? [] : [entry, ...entry.corrections]',
        '[entry, ...entry.corrections]',
      ],
    ],
  },
  {
    file: 'libs/monitoring/tasks/deadlines.ts',
    suite: 'libs/monitoring/tasks/waiting.test.ts',
    changes: [
      [
        'a measurement waits on after the term',
        'term.to === undefined || nextReportBy <= term.to ? nextReportBy : undefined',
        'nextReportBy',
      ],
    ],
  },
  {
    file: 'libs/monitoring/tasks/horizons.ts',
    suite: 'libs/monitoring/tasks/waiting.test.ts',
    changes: [['what is due every week waits at once', 'Math.min(most, half)', 'most']],
  },
  {
    file: 'libs/monitoring/tasks/waiting.ts',
    suite: 'libs/monitoring/tasks/waiting.test.ts',
    changes: [
      ['one less is named', '<= MOST_OF_ONE', '< MOST_OF_ONE'],
      ['an archived agreement waits', ' || (state.archived && state.archived.date <= on)', ''],
      [
        'a missed evaluation is asked for a day less',
        'on <= addDays(due, MISSED_FOR_DAYS)',
        'on < addDays(due, MISSED_FOR_DAYS)',
      ],
    ],
  },
  {
    file: 'libs/monitoring/tasks/alarms.ts',
    suite: 'libs/monitoring/tasks/alarms.test.ts',
    changes: [
      ['what is kept raises an alarm', "    .filter(({ verdict }) => verdict !== 'compliant')\n", ''],
      ['the worst stands anywhere', 'rankOf(a.verdict) - rankOf(b.verdict) ||\n', ''],
      [
        'the soonest stands anywhere',
        'a.window?.nextMeetingBy ?? NEVER, b.window',
        'b.window?.nextMeetingBy ?? NEVER, b.window',
      ],
      ['the thirtieth day is left out', 'deadline.date <= last', 'deadline.date < last'],
      ['a meeting is told twice', ' && !isTold(deadline)', ''],
      ['the next meeting of a rule tells all others', ' && date === window?.nextMeetingBy', ''],
      ['what was archived today is in force', 'state.archived.date <= on', 'state.archived.date < on'],
      ['what is over raises an alarm', ' && isRunning(term, on)', ''],
      ['what was annulled raises an alarm', '!state.annulled && ', ''],
    ],
  },
  {
    file: 'libs/monitoring/tasks/meeting-stage.ts',
    suite: 'libs/monitoring/tasks/meeting-stage.test.ts',
    changes: [
      ['a meeting of today is to be recorded', 'scheduled.date < on', 'scheduled.date <= on'],
      ['what happened on the day has not happened', 'fact.date <= on', 'fact.date < on'],
      ['a public event awaits minutes', "    if (held.kind === 'public-event') return 'public-event';\n", ''],
      ['minutes count before they were approved', 'isBy(meeting.minutesApproved, on)', 'meeting.minutesApproved'],
      ['a meeting is off before it was cancelled', 'isBy(meeting.cancelled, on)', 'meeting.cancelled'],
      ['a meeting has its facts before it was held', '(isBy(meeting.held, on) && meeting.held)', 'meeting.held'],
      [
        'of one day the first recorded stands first',
        'b.meeting.revision - a.meeting',
        'a.meeting.revision - b.meeting',
      ],
      ['of a public event no minutes may be written', " || stage === 'public-event'", ''],
    ],
  },
  {
    file: 'libs/monitoring/tasks/as-before.ts',
    suite: 'libs/monitoring/tasks/as-before.test.ts',
    changes: [
      ['what is archived is confirmed', 'annulled || archived', 'annulled'],
      ['what is annulled is confirmed', 'annulled || archived', 'archived'],
      ['it is said twice on one day', 'found.since >= judgement.on', 'found.since > judgement.on'],
      ['a confirmation is due a day later', 'nextReportBy <= addDays', 'nextReportBy < addDays'],
      ['news is awaited of what parts speak for', " || basis !== 'own'", ''],
      [
        'news is awaited of what is settled',
        "verdict === 'fulfilled' || verdict === 'not-fulfilled'",
        "verdict === 'fulfilled'",
      ],
      ['news is awaited after the end', ' || isOver(term, on) ? undefined', ' ? undefined'],
      [
        'what is done once is confirmed',
        "  if (commitment.definition.kind !== 'continuous') return { why: NOT_CONTINUOUS };\n",
        '',
      ],
      ['what was not kept is confirmed', "last.value.status === 'not-fulfilled' ? { why: NOT_KEPT } : ", ''],
    ],
  },
  {
    file: 'libs/monitoring/tasks/usual-meeting.ts',
    suite: 'libs/monitoring/tasks/usual-meeting.test.ts',
    changes: [
      ['the next meeting is like a public event', "facts.kind === 'governance' && ", ''],
      [
        'the next meeting is like one that was cancelled',
        "?? all.find(({ stage }) => stage !== 'cancelled')",
        '?? all[0]',
      ],
      ['a rule that was withdrawn names the body', ' && !withdrawn) return', ') return'],
    ],
  },
  {
    file: 'libs/monitoring/whatif/meeting-effects.ts',
    suite: 'libs/monitoring/whatif/meeting-effects.test.ts',
    changes: [
      ['a meeting that never was does something', ' || state.meetings.get(meeting)?.annulled', ''],
      [
        'what does not count would, with minutes',
        '!found.objection && !found.minutesApproved',
        '!found.minutesApproved',
      ],
      ['minutes make any meeting count', "then.kind === 'counts' && then.count", 'then.count'],
      ['rules of other bodies speak as well', 'own.length > 0 ? own : [...all]', '[...all]'],
      ['a meeting is planned besides itself', 'planned.filter(({ id }) => id !== meeting).length', 'planned.length'],
      ['the last day of a period is outside', 'date <= window.to)', 'date < window.to)'],
      [
        'a tick that is missing is not named',
        "  if (meeting.objection?.kind !== 'other-purpose' || rule.purpose === undefined) return reasonAgainst(meeting, rule);\n",
        '  if (rule) return reasonAgainst(meeting, rule);\n',
      ],
    ],
  },
  {
    file: 'libs/monitoring/whatif/meeting-trial.ts',
    suite: 'libs/monitoring/whatif/meeting-trial.test.ts',
    changes: [
      ['a meeting of today is only planned', '    date > on\n', '    date >= on\n'],
      ['a meeting ahead is judged today', 'meeting, later(date, on), then', 'meeting, on, then'],
      ['nobody comes to a meeting that is tried', 'membersOn(state, body, date, today).map', '[].map'],
      ['a meeting of another body may be the same', '      other.facts.body === facts.body &&\n', ''],
      ['a meeting of another day may be the same', '      other.facts.date === facts?.date &&\n', ''],
      ['a meeting that was cancelled may be the same', " &&\n      other.stage !== 'cancelled'", ''],
    ],
  },
];
