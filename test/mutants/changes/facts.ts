import type { ChangesOfFile } from '../change.js';

/** The field lists of facts, from which inputs, events, states and views are made. */
export const FACTS: readonly ChangesOfFile[] = [
  {
    file: 'libs/agreement/core/facts.ts',
    suite: 'libs/agreement/core/facts.test.ts',
    changes: [
      ['texts are recorded in clear', 'record: (value) => new Unsealed(value)', 'record: (value) => value'],
      ['what became unreadable is shown', 'show: (kept, state) => textPlace(state, kept)', 'show: (kept) => kept'],
      ['any number of items is typed', 'z.array(item.typed).max(most)', 'z.array(item.typed)'],
      ['events are read no more once a limit is lower', 'z.array(item.event)', 'z.array(item.event).max(most)'],
      [
        'unknown fields of a group are taken',
        "z.strictObject(shapeOf(fields, 'typed'))",
        "z.looseObject(shapeOf(fields, 'typed'))",
      ],
      ['any field may be missing where one is named', 'names.length === 0 ||', 'names.length >= 0 ||'],
      [
        'what takes a text out is sealed',
        'value === null ? null : record(value as never, beside)',
        'record(value as never, beside)',
      ],
      ['what takes a text out is looked for', 'kept === null ? null : show(', 'kept === undefined ? null : show('],
      ['null takes nothing out', 'filter(([, value]) => value !== null)', 'filter(([, value]) => value !== undefined)'],
      ['the state keeps what is no fact', 'each(facts, data, (_, value) => value)', '({ ...data })'],
      ['an event says what was not typed', 'value === undefined ? []', 'value === null ? []'],
      [
        'fields are told in the order given',
        'Object.entries(facts).flatMap(([name, field]) => {\n',
        'Object.keys(values).flatMap((name) => {\n      const field = facts[name];\n      if (!field) return [];\n',
      ],
    ],
  },
  {
    file: 'libs/agreement/core/entry-facts.ts',
    suite: 'libs/agreement/indicators/measurements.test.ts',
    changes: [['entries have no evidence', ', evidence: plain(evidence) }', ' }']],
  },
];
