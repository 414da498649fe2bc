import { describe, expect, it } from '@jest/globals';
import { BESIDES, COMMITMENT, counted, OBJECTIVE, RULE, ruleWord, WINDOW, windowWord } from './lexicon.js';

const verdictsOf = <Words extends object>(words: Words) => Object.keys(words) as (keyof Words)[];

describe('what only should be', () => {
  it('is never called broken, missed or kept', () => {
    const said = [
      ...verdictsOf(WINDOW).map((verdict) => windowWord(verdict, 'should', false)),
      ...verdictsOf(RULE).map((verdict) => ruleWord(verdict, 'met', 'should', false)),
    ];
    for (const { word } of said) {
      expect(word.it).not.toMatch(/rispettat|mancat|viola/);
      expect(word.en).not.toMatch(/\bmet\b|missed|broken|kept/);
    }
  });

  it('looks as what must be', () => {
    for (const verdict of verdictsOf(WINDOW)) {
      expect(windowWord(verdict, 'should', false).tone).toBe(windowWord(verdict, 'must', false).tone);
    }
  });
});

describe('a rule', () => {
  it.each(verdictsOf(WINDOW).filter((verdict) => verdict !== 'met'))(
    'with which nothing is wrong is called what its period is: %s',
    (verdict) => {
      expect(ruleWord('compliant', verdict, 'must', false)).toEqual(WINDOW[verdict]);
    },
  );

  it('whose period is met is itself', () => {
    expect(ruleWord('compliant', 'met', 'must', false).word.it).toBe('regola rispettata');
  });

  it('without any period asks for nothing', () => {
    expect(ruleWord('compliant', undefined, 'must', false)).toBe(WINDOW['not-required']);
  });

  it('that is broken stays so, however its period stands', () => {
    expect(ruleWord('breached', 'on-track', 'must', false).word.it).toBe('regola non rispettata');
  });
});

describe('where nothing was recorded', () => {
  it('nothing is said to be missed', () => {
    expect(windowWord('missed', 'must', true)).toBe(BESIDES['nothing-recorded']);
    expect(ruleWord('breached', 'missed', 'must', true)).toBe(BESIDES['nothing-recorded']);
  });

  it('what can still be done is called what it is', () => {
    expect(windowWord('on-track', 'must', true).word.it).toBe('in linea');
    expect(ruleWord('at-risk', 'behind', 'must', true).word.it).toBe('a rischio');
  });
});

it('a count has the plural where there is one', () => {
  expect([counted(1, COMMITMENT.overdue), counted(2, COMMITMENT.overdue), counted(1_000, OBJECTIVE.behind)]).toEqual([
    { it: '1 scaduto', en: '1 overdue' },
    { it: '2 scaduti', en: '2 overdue' },
    { it: '1.000 in ritardo', en: '1,000 behind' },
  ]);
});
