import type { ChangesOfFile } from '../change.js';

/** The register: days, the chain, sealing, recording, folding. */
export const KERNEL: readonly ChangesOfFile[] = [
  {
    file: 'libs/kernel/civil-date.ts',
    suite: 'libs/kernel/civil-date.test.ts',
    changes: [
      ['an interval loses its last day', 'return daysUntil(from, to) + 1;', 'return daysUntil(from, to);'],
      ['a clamped period ends a day early', '(clamped ? end : end.subtract({ days: 1 }))', 'end.subtract({ days: 1 })'],
      ['the first year is none', 'year < FIRST_YEAR', 'year <= FIRST_YEAR'],
      ['200 years are too long', 'years <= MOST_YEARS', 'years < MOST_YEARS'],
      ['a time that comes twice is the second', "{ disambiguation: 'earlier' }", "{ disambiguation: 'later' }"],
    ],
  },
  {
    file: 'libs/kernel/chain.ts',
    suite: 'libs/kernel/chain.test.ts',
    changes: [
      ['an event of another register passes', 'event.agreement !== this.agreement || hashOf', 'hashOf'],
      ['what is missing counts as out of order', "    if (event.revision > this.next) return 'missing';\n", ''],
      [
        'two commands may share an instant',
        'event.recordedAt > this.recordedAt;',
        'event.recordedAt >= this.recordedAt;',
      ],
      ['who recorded it is not hashed', '    actor,\n', ''],
    ],
  },
  {
    file: 'libs/kernel/sealing.ts',
    suite: 'libs/kernel/sealing.test.ts',
    changes: [
      ['a box opens in another place of its event', '[event, place, key]', '[event, key]'],
      ['two agreements share the key of a text', '[agreement, path]', '[path]'],
      [
        'a destroyed key looks like one from elsewhere',
        ": { unreadable: 'destroyed' };",
        ": { unreadable: 'elsewhere' };",
      ],
      ['a name gets a key of its own', 'value.person ? personKey(agreement, value.person) : textKey', 'textKey'],
    ],
  },
  {
    file: 'libs/kernel/key-destruction.ts',
    suite: 'libs/kernel/key-destruction.test.ts',
    changes: [
      ['what was recorded is not carried out', '      await keyRing.destroy(key, clock.now());\n', ''],
      ['only the last events are looked through', 'from > 0; from -= PAGE', 'from > PAGE; from -= PAGE'],
    ],
  },
  {
    file: 'libs/kernel/command-handling.ts',
    suite: 'libs/kernel/command-handling.test.ts',
    changes: [
      [
        'a repeated command is answered to who may not know of it',
        '      if (forbidden) return forbidden;\n      if (known) return this.repeat(command, known);\n',
        '      if (known) return this.repeat(command, known);\n      if (forbidden) return forbidden;\n',
      ],
      [
        'a key serves for another request',
        '    if (known.fingerprint !== command.fingerprint) return keyOfAnotherRequest();\n',
        '',
      ],
      ['a clock that stands still gives the same instant', 'Date.parse(previous) + 1', 'Date.parse(previous)'],
      ['the second event of a command hangs on the first’s predecessor', '      previousHash = recorded.hash;\n', ''],
      ['a stale command is decided', '      if (stale) return stale;\n', ''],
      ['events as large as is allowed are refused', '> LARGEST_EVENT_BYTES', '>= LARGEST_EVENT_BYTES'],
    ],
  },
  {
    file: 'libs/kernel/registers.ts',
    suite: 'libs/kernel/registers.test.ts',
    changes: [
      ['«as of» leaves out its own instant', 'event.recordedAt > prefix.asOf', 'event.recordedAt >= prefix.asOf'],
      [
        'a prefix leaves out its last revision',
        'event.revision > prefix.revision',
        'event.revision >= prefix.revision',
      ],
      ['the whole was never touched', "  touched.set('', revision);\n", ''],
      ['a command is about its last event', 'subject: known?.subject ?? subject,', 'subject,'],
      ['a fault leaves a half-folded register behind', 'this.cache.delete(register.stream);', ''],
    ],
  },
  {
    file: 'libs/kernel/upcasting.ts',
    suite: 'libs/kernel/upcasting.test.ts',
    changes: [
      [
        'an event of a newer release is read',
        'wanted === undefined || event.schemaVersion > wanted',
        'wanted === undefined',
      ],
      ['a missing step is found only when it is needed', 'from < version; from += 1', 'from < version - 1; from += 1'],
    ],
  },
];
