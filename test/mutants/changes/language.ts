import type { ChangesOfFile } from '../change.js';

/** Dates, numbers, shortened texts and the words of verdicts. */
export const LANGUAGE: readonly ChangesOfFile[] = [
  {
    file: 'libs/language/words.ts',
    suite: 'libs/language/words.test.ts',
    changes: [
      ['one day is several', "days === 1 ? '1 giorno' : ", ''],
      ['a sentence begins small', 'text.charAt(0).toUpperCase()', 'text.charAt(0)'],
      ['one more is said than there are', 'items.length - shown.length', 'items.length - shown.length + 1'],
    ],
  },
  {
    file: 'libs/language/numbers.ts',
    suite: 'libs/language/words.test.ts',
    changes: [
      ['there is a −0', 'ITALIAN.format(number + 0)', 'ITALIAN.format(number)'],
      ['four digits stand together', "useGrouping: 'always'", "useGrouping: 'auto'"],
    ],
  },
  {
    file: 'libs/language/dates.ts',
    suite: 'libs/language/dates.test.ts',
    changes: [
      ['«il 11» is said', '[8, 11].includes', '[8].includes'],
      ['the first of a month is a cardinal', "dayOf(date) === 1 ? '°' : ''", "''"],
      ['a moment is told as the server’s clocks show it', '{ timeZone: zone, ...day', '{ ...day'],
      ['all zones have the clock of the first', 'clocks.get(zone)', '[...clocks.values()][0]'],
      ['one month is several', 'number === 1 ? one : several', 'several'],
      ['none of a unit is said', 'number === 0 || !noun', '!noun'],
      ['every month is every one month', "number === 1 ? ''", "number === 0 ? ''"],
      ['yesterday is one day ago', "  if (days === -1) return say('ieri', 'yesterday');\n", ''],
      ['what was is still to come', 'return days > 0', 'return days < 0'],
    ],
  },
  {
    file: 'libs/language/shortening.ts',
    suite: 'libs/language/shortening.test.ts',
    changes: [
      ['a text as long as is allowed is cut', 'text.length <= longest', 'text.length < longest'],
      ['the ellipsis makes it too long', 'startOf(text, longest - 1)', 'startOf(text, longest)'],
      ['a character is cut in two', '.containing(place)?.index ?? place', '.containing(place) ? place : place'],
      ['a word is cut that need not be', 'space > longest / 2 ? space : end', 'end'],
      ['a long word is left out whole', 'space > longest / 2 ? space', 'space > 0 ? space'],
    ],
  },
  {
    file: 'libs/language/lexicon.ts',
    suite: 'libs/language/lexicon.test.ts',
    changes: [
      [
        'what should be is put as what must be',
        "strength === 'should' && word.should ?",
        "strength === 'must' && word.should ?",
      ],
      ['a period that goes on is silent', "verdict === 'missed' && isSilent ?", 'isSilent ?'],
      ['a rule that can still be kept is silent', "verdict === 'breached' && isSilent", 'isSilent'],
      [
        'a rule that is kept is called its period',
        "verdict !== 'compliant' || window === 'met'",
        "verdict !== 'compliant'",
      ],
      ['a rule without periods is on track', "window ?? 'not-required'", "window ?? 'on-track'"],
      ['several are called one', 'number === 1 ? word : several', 'word'],
    ],
  },
  {
    file: 'libs/language/lexicon.ts',
    suite: 'test/docs/lexicon.test.ts',
    changes: [
      ['a rule is violated', "'regola non rispettata'", "'regola violata'"],
      ['a period that runs is at pace', "'in linea', 'on track'", "'al passo', 'on track'"],
    ],
  },
];
