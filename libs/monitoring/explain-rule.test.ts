import { describe, expect, test } from '@jest/globals';
import { ruleShape } from '#libs/agreement/rules/schema.js';
import { renewalSentence, ruleSentence } from './explain-rule.js';

const names = { body: () => 'Tavolo', partner: () => 'C.I.S.S.' };
const cadence = (fields: Record<string, unknown>) =>
  ruleSentence(ruleShape.parse({ id: 'r', type: 'meeting-cadence', ...fields }), names);

describe('a rule about meetings, as a sentence', () => {
  test.each<[Record<string, unknown>, string, string]>([
    [
      { minimum: 3, per: 'agreement-year' },
      'almeno tre incontri all’anno (anno dell’accordo)',
      'at least three meetings a year (year of the agreement)',
    ],
    [
      { minimum: 3, per: 'calendar-year' },
      'almeno tre incontri all’anno (anno solare)',
      'at least three meetings a year (calendar year)',
    ],
    [
      { minimum: 1, per: 'calendar-year', yearStart: '09-01' },
      'almeno un incontro all’anno (anno che comincia il 1° settembre)',
      'at least one meeting a year (year that begins on 1 September)',
    ],
    [
      { minimum: 2, per: 'rolling-year' },
      'almeno due incontri all’anno (dodici mesi qualsiasi)',
      'at least two meetings a year (any twelve months)',
    ],
    [{ minimum: 1, per: 'term' }, 'almeno un incontro nell’intera durata', 'at least one meeting in the whole term'],
    [
      { every: 'P3M', anchor: 'calendar' },
      'almeno un incontro ogni tre mesi, contati dal calendario',
      'at least one meeting every three months, counted by the calendar',
    ],
    [
      { every: 'P1Y', anchor: 'calendar', yearStart: '09-01', minimum: 2 },
      'almeno due incontri in ogni anno che comincia il 1° settembre',
      'at least two meetings in each year that begins on 1 September',
    ],
    [
      { every: 'P1M', minimum: 2 },
      'almeno due incontri ogni mese, contato dall’inizio dell’accordo',
      'at least two meetings every month, counted from the start of the agreement',
    ],
    [
      { every: 'P3M', anchor: 'rolling' },
      'almeno un incontro ogni tre mesi, contati da ogni incontro',
      'at least one meeting every three months, counted from each meeting',
    ],
    [
      { within: 'P30D' },
      'la prima riunione entro trenta giorni dall’inizio',
      'the first meeting within thirty days of the start',
    ],
    [
      { yearly: { from: '01-01', to: '03-30' } },
      'almeno un incontro fra il 1° gennaio e il 30 marzo di ogni anno',
      'at least one meeting between 1 January and 30 March of each year',
    ],
    [
      { yearly: { from: '11-08', to: '01-31' }, purpose: 'Verifica' },
      'almeno un momento di verifica fra l’8 novembre e il 31 gennaio dell’anno dopo',
      'at least one verification meeting between 8 November and 31 January of the year after',
    ],
  ])('%j', (rule, italian, english) => {
    expect(cadence(rule)).toEqual({ it: italian, en: english });
  });

  test('with every condition', () => {
    const rule = {
      minimum: 1,
      per: 'term',
      body: 'tavolo',
      purpose: 'bilancio',
      quorum: 'majority',
      secondCallQuorum: 'any',
      noticeDays: 5,
      minSpacingDays: 14,
      requireMinutes: true,
    };
    expect(cadence(rule)).toEqual({
      it: 'almeno un incontro nell’intera durata, dell’organo «Tavolo», con lo scopo «bilancio», con più della metà dei componenti presenti, in seconda convocazione con chi viene, anche un solo componente, con avviso almeno cinque giorni prima, a distanza di almeno quattordici giorni, con il verbale approvato',
      en: 'at least one meeting in the whole term, of the body “Tavolo”, for «bilancio», with more than half of the members present, in second call with whoever comes, even one member, with notice at least five days before, at least fourteen days apart, with approved minutes',
    });
    expect(cadence({ within: 'P1M', quorum: { count: 3 } }).it).toBe(
      'la prima riunione entro un mese dall’inizio, con almeno 3 componenti presenti',
    );
  });
});

describe('the others', () => {
  const sentence = (fields: Record<string, unknown>) => ruleSentence(ruleShape.parse({ id: 'r', ...fields }), names).it;

  test('a final evaluation', () => {
    expect(sentence({ type: 'final-evaluation' })).toBe('una valutazione finale entro la fine');
    expect(sentence({ type: 'final-evaluation', dueDaysBeforeEnd: 30 })).toBe(
      'una valutazione finale almeno trenta giorni prima della fine',
    );
  });

  test('what is owed', () => {
    const owed = { type: 'deliverable', title: 'Relazione' };
    expect(sentence({ ...owed, every: 'P1Y', anchor: 'calendar', until: '02-28', partner: 'ciss' })).toBe(
      '«Relazione», a cura di C.I.S.S., in ogni anno solare, entro il 28 febbraio che segue la fine del periodo',
    );
    expect(sentence({ ...owed, within: 'P60D', body: 'tavolo' })).toBe(
      '«Relazione», dell’organo «Tavolo», una volta, entro sessanta giorni dalla conclusione',
    );
  });

  test('a renewal', () => {
    expect(renewalSentence({ every: 'P1Y', times: 2, noticeDays: 90 })).toEqual({
      it: 'si rinnova tacitamente ogni anno, al massimo due volte, salvo disdetta almeno novanta giorni prima della fine',
      en: 'renewed tacitly every year, at most two times, unless notice is given at least ninety days before the end',
    });
    expect(renewalSentence({ every: 'P6M', noticeDays: 0 }).it).toBe(
      'si rinnova tacitamente ogni sei mesi, salvo disdetta entro la fine',
    );
  });
});
