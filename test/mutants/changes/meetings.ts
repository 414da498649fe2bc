import type { ChangesOfFile } from '../change.js';

/** What is taken, refused and kept of meetings, their minutes and their decisions. */
export const MEETINGS: readonly ChangesOfFile[] = [
  {
    file: 'libs/agreement/meetings/guards.ts',
    suite: 'libs/agreement/meetings/after-the-meeting.test.ts',
    changes: [['minutes cannot be approved on the day itself', 'approval >= held', 'approval > held']],
  },
  {
    file: 'libs/agreement/meetings/guards.ts',
    suite: 'libs/agreement/meetings/decide.test.ts',
    changes: [['who is present may be excused as well', 'present.includes(id)', 'false']],
  },
  {
    file: 'libs/agreement/meetings/decide.ts',
    suite: 'libs/agreement/meetings/decide.test.ts',
    changes: [
      [
        'a cancelled meeting is held',
        'meetingCannotBeHeldTwice(found) ?? cancelledMeetingStaysCancelled(found) ?? recordHeld',
        'meetingCannotBeHeldTwice(found) ?? recordHeld',
      ],
      [
        'a meeting that was held is cancelled',
        '    meetingCannotBeHeldTwice(found) ??\n    cancelledMeetingStaysCancelled(found) ?? [\n',
        '    cancelledMeetingStaysCancelled(found) ?? [\n',
      ],
      [
        'a meeting that was held is moved',
        '    meetingCannotBeHeldTwice(found) ??\n    cancelledMeetingStaysCancelled(found) ??\n    times',
        '    cancelledMeetingStaysCancelled(found) ??\n    times',
      ],
      ['one body has an id of decisions twice', 'twice || state.decisions.has(id)', 'state.decisions.has(id)'],
      ['an annulled meeting takes more', 'meetingMustNotBeAnnulled(found) ?? decide(', 'decide('],
    ],
  },
  {
    file: 'libs/agreement/meetings/decide.ts',
    suite: 'libs/agreement/meetings/after-the-meeting.test.ts',
    changes: [
      [
        'a correction puts a meeting into the future',
        '    (found.held && dateCannotBeInTheFuture(day, request.today)) ??\n',
        '',
      ],
      [
        'a correction puts a meeting behind its approval',
        "    approvalCannotPrecedeTheMeeting(day, found.minutesApproved?.date, '/date') ??\n",
        '',
      ],
      [
        'approved minutes are written again',
        'approvedMinutesDoNotChange(found) ?? [minutesWritten(',
        '[minutesWritten(',
      ],
      [
        'a decision of another meeting is corrected',
        'state.decisions.get(id)?.meeting === meeting',
        'state.decisions.has(id)',
      ],
      [
        'minutes along with a meeting are lost',
        '      ...(input.minutes ? [minutesWritten(meeting, request.today, input.minutes, input)] : []),\n',
        '',
      ],
    ],
  },
  {
    file: 'libs/agreement/meetings/evolve.ts',
    suite: 'libs/agreement/meetings/evolve.test.ts',
    changes: [
      [
        'a moved meeting keeps its hours',
        'facts.date === date && given.startsAt === undefined',
        'given.startsAt === undefined',
      ],
      ['a correction forgets who was excused', 'moved(held, data.date', 'moved({ ...held, excused: [] }, data.date'],
      ['a corrected meeting is the last recorded', 'moved(held, data.date', 'moved({ ...held, revision }, data.date'],
      ['minutes take the place of those before', '[...meeting.minutes, {', '[{'],
    ],
  },
  {
    file: 'libs/agreement/meetings/evolve.ts',
    suite: 'libs/agreement/meetings/view.test.ts',
    changes: [
      [
        'a decision has no day',
        'keptOf(decision, data)',
        'keptOf({ text: decision.text, owner: decision.owner }, data)',
      ],
    ],
  },
  {
    file: 'libs/agreement/meetings/evolve.ts',
    suite: 'libs/agreement/meetings/after-the-meeting.test.ts',
    changes: [
      ['null takes nothing out of a meeting', 'return cleared({ ...rest', 'return ({ ...rest'],
      ['null takes nothing out of a decision', 'cleared({ ...taken', '({ ...taken'],
    ],
  },
  {
    file: 'libs/agreement/meetings/view.ts',
    suite: 'libs/agreement/meetings/view.test.ts',
    changes: [
      ['persons are named to whoever reads', 'delegates: options.names ? delegates : undefined', 'delegates'],
      ['a decision outlives its meeting', "status: annulled ? 'annulled' : completed", 'status: completed'],
    ],
  },
];
