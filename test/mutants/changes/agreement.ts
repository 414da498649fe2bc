import type { ChangesOfFile } from '../change.js';

/** What is taken and what is refused, and how it is folded and told. */
export const AGREEMENT: readonly ChangesOfFile[] = [
  {
    file: 'libs/agreement/core/term.ts',
    suite: 'libs/agreement/meetings/decide.test.ts',
    changes: [
      ['a partner is none yet on its first day', 'start <= day', 'start < day'],
      ['a partner still is one on the day it left', 'day < end', 'day <= end'],
    ],
  },
  {
    file: 'libs/agreement/core/term.ts',
    suite: 'libs/agreement/core/term.test.ts',
    changes: [
      ['the first change of the term counts, not the last', 'changes.at(-1)', 'changes.at(0)'],
      ['a change is known from the day after', 'change.date <= day', 'change.date < day'],
    ],
  },
  {
    file: 'libs/agreement/core/term.ts',
    suite: 'libs/agreement/commitments/decide.test.ts',
    changes: [['a part outlives its whole', 'return own ?? inherited;', 'return own;']],
  },
  {
    file: 'libs/agreement/core/standing.ts',
    suite: 'libs/monitoring/indicators/indicators.test.ts',
    changes: [
      [
        'an annulled correction counts',
        "entry.annulled || entry.review?.verdict === 'rejected'",
        "entry.review?.verdict === 'rejected'",
      ],
      ['the first correction counts, not the last', 'corrections.findLast(', 'corrections.find('],
      ['what needs no validation waits for it', '!reading.validationRequired || entry.review', 'entry.review'],
    ],
  },
  {
    file: 'libs/agreement/core/standing.ts',
    suite: 'libs/monitoring/commitments/commitments.test.ts',
    changes: [
      ['a correction of progress says nothing', '{ ...before, ...correction }', '{ ...correction, ...before }'],
    ],
  },
  {
    file: 'libs/agreement/core/deciding.ts',
    suite: 'libs/agreement/core/recording.test.ts',
    changes: [['a meeting that decided need not exist', '    decidingMeetingMustExist(state, input) ??\n', '']],
  },
  {
    file: 'libs/agreement/core/deciding.ts',
    suite: 'libs/agreement/agreement/decide.test.ts',
    changes: [
      ['an annulled agreement takes more', '  if (!state.annulled) return undefined;\n', '  return undefined;\n'],
    ],
  },
  {
    file: 'libs/agreement/core/guards.ts',
    suite: 'libs/agreement/meetings/decide.test.ts',
    changes: [['today is in the future', 'date <= today', 'date < today']],
  },
  {
    file: 'libs/agreement/commitments/decide.ts',
    suite: 'libs/agreement/commitments/decide.test.ts',
    changes: [
      [
        'progress is taken on the day of the withdrawal',
        'end === undefined || day < end',
        'end === undefined || day <= end',
      ],
      ['a correction of annulled progress is annulled', 'entry.annulled || root.annulled', 'entry.annulled'],
      [
        'a correction puts progress behind the withdrawal',
        'withdrawnTakesNoProgress(state, place.commitment, day) ?? [',
        '[',
      ],
    ],
  },
  {
    file: 'libs/agreement/commitments/problems.ts',
    suite: 'libs/agreement/commitments/decide.test.ts',
    changes: [
      ['nothing is due on the last day of the term', 'part.due > term.to', 'part.due >= term.to'],
      ['nothing is due on the day it starts', 'part.due < start', 'part.due <= start'],
    ],
  },
  {
    file: 'libs/agreement/indicators/problems.ts',
    suite: 'libs/agreement/indicators/decide.test.ts',
    changes: [
      ['two targets are of one day', 'target.date > before', 'target.date >= before'],
      ['a target to fall to is the baseline', 'last.value < baseline.value', 'last.value <= baseline.value'],
      ['a range of one value is reversed', 'min > max', 'min >= max'],
    ],
  },
  {
    file: 'libs/agreement/agreement/decide.ts',
    suite: 'libs/agreement/agreement/decide.test.ts',
    changes: [
      ['an extension to the same day', 'input.validTo <= to', 'input.validTo < to'],
      ['an early end on the same day', 'input.validTo >= to', 'input.validTo > to'],
      ['an agreement cannot end on its first day', 'input.validTo < from', 'input.validTo <= from'],
      ['a correction breaks what was right', '    ...brokenBy(state, corrected),\n', ''],
    ],
  },
  {
    file: 'libs/agreement/rules/decide.ts',
    suite: 'libs/agreement/rules/decide.test.ts',
    changes: [
      ['a rule asks for more than fits', 'rule.minSpacingDays >= days', 'rule.minSpacingDays > days'],
      [
        'an evaluation cannot be due on the first day',
        'rule.dueDaysBeforeEnd) >= from',
        'rule.dueDaysBeforeEnd) > from',
      ],
    ],
  },
  {
    file: 'libs/agreement/partners/decide.ts',
    suite: 'libs/agreement/partners/decide.test.ts',
    changes: [['a partner leaves on the day it joined', 'day <= joined', 'day < joined']],
  },
  {
    file: 'libs/agreement/core/part.ts',
    suite: 'libs/agreement/objectives/decide.test.ts',
    changes: [['null takes no field away', 'value !== null', 'value !== undefined']],
  },
  {
    file: 'libs/agreement/core/part.ts',
    suite: 'libs/agreement/core/record-agreement.test.ts',
    changes: [['the deepest level is too deep', 'seen.size > DEEPEST_PARENTS', 'seen.size >= DEEPEST_PARENTS']],
  },
  {
    file: 'libs/agreement/core/describe.ts',
    suite: 'libs/agreement/core/describe.test.ts',
    changes: [
      ['a decision is nobody’s', '    decisions: state.decisions.get(id)?.owner,\n', ''],
      [
        'decimals have a point in Italian',
        'inBoth((words) => words.number(value))',
        'say(String(value), String(value))',
      ],
    ],
  },
  {
    file: 'libs/agreement/core/state.ts',
    suite: 'libs/agreement/core/trial.test.ts',
    changes: [['what is tried is recorded', 'progress: [...part.progress] }', 'progress: part.progress }']],
  },
  {
    file: 'libs/agreement/core/trial.ts',
    suite: 'libs/agreement/core/trial.test.ts',
    changes: [
      [
        'a trial goes on after a refusal',
        '    if (isRefusal(taken)) return taken;\n',
        '    if (isRefusal(taken)) continue;\n',
      ],
    ],
  },
  {
    file: 'libs/agreement/texts/decide.ts',
    suite: 'libs/agreement/texts/decide.test.ts',
    changes: [
      ['a person is erased twice', 'if (state.persons.get(person)) {', 'if (!state.persons.has(person)) {'],
      [
        'a text of another agreement is redacted',
        'if (!state.texts.has(input.text)) {',
        'if (state.persons.has(input.text)) {',
      ],
    ],
  },
  {
    file: 'libs/agreement/core/validation.ts',
    suite: 'libs/agreement/core/validation.test.ts',
    changes: [
      ['one more level is read', 'depth >= DEEPEST', 'depth > DEEPEST'],
      [
        'half a character is a text',
        "    if (typeof value === 'string' && !value.isWellFormed()) problems.push",
        '    if (value === problems) problems.push',
      ],
    ],
  },
  {
    file: 'libs/agreement/core/paging.ts',
    suite: 'libs/agreement/core/paging.test.ts',
    changes: [
      ['a page begins with the last of the one before', 'compare(place, after) > 0', 'compare(place, after) >= 0'],
      ['a cursor serves for another list', "list !== name || !(date === ''", "!(date === ''"],
      [
        'the last page leads to an empty one',
        'start + items.length < list.entries.length',
        'start + items.length <= list.entries.length',
      ],
    ],
  },
  {
    file: 'libs/agreement/core/view.ts',
    suite: 'libs/agreement/issues/view.test.ts',
    changes: [['what happened on the day is left out', 'day <= on', 'day < on']],
  },
];
