import { describe, expect, it, test } from '@jest/globals';
import type { StripBand } from '#libs/documents/year-strip/bands.js';
import type { StripMark } from '#libs/documents/year-strip/marks.js';
import { addDays } from '#libs/kernel/civil-date.js';
import { say } from '#libs/kernel/text.js';
import {
  anchored,
  bandWords,
  labelsFor,
  lanesOf,
  MARK_ROOM,
  placeMarks,
  Scale,
  ticksOf,
  WIDTH,
  widthOf,
} from './strip-layout.js';

const mark = (date: string, fields: Partial<StripMark> = {}): StripMark => ({
  date,
  kind: 'counted',
  word: say('tenuto', 'held'),
  meeting: date,
  ...fields,
});
const twoYears = new Scale({ from: '2021-03-29', to: '2023-03-28' });
const days = (from: string, every: number, count: number): StripMark[] =>
  Array.from({ length: count }, (_, index) => mark(addDays(from, index * every)));

describe('marks', () => {
  test.each([
    ['once a month', days('2021-04-01', 30, 24)],
    ['on one day', days('2022-01-01', 0, 3)],
    ['on days that follow each other', days('2022-01-01', 1, 9)],
    ['on the first and the last day', [mark('2021-03-29'), mark('2023-03-28')]],
    ['day after day', days('2021-03-29', 1, 730)],
  ])('%s never touch, and none is lost', (_, marks) => {
    const placed = placeMarks(marks, twoYears);
    for (const [index, { x, lane }] of placed.entries()) {
      expect(x).toBeGreaterThanOrEqual(MARK_ROOM / 2);
      expect(x).toBeLessThanOrEqual(WIDTH - MARK_ROOM / 2);
      const neighbours = placed.slice(index + 1).filter((other) => other.lane === lane);
      expect(neighbours.every((other) => Math.abs(other.x - x) >= MARK_ROOM)).toBe(true);
    }
    expect(placed.reduce((sum, { more }) => sum + 1 + more.length, 0)).toBe(marks.length);
    expect(lanesOf(placed)).toBeLessThanOrEqual(4);
  });

  it('that are not on the days shown are left out; what is tried stands lowest', () => {
    const marks = [mark('2020-01-01'), mark('2022-01-01'), mark('2022-01-01', { isTrial: true }), mark('2024-01-01')];
    const placed = placeMarks(marks, twoYears);
    expect(placed.map(({ lane, mark: { isTrial } }) => [lane, isTrial === true])).toEqual([
      [0, true],
      [1, false],
    ]);
  });
});

describe('words under marks', () => {
  const word = ({ date, missing }: StripMark): string =>
    missing === undefined ? date.slice(5) : `ne mancano ${missing}`;

  test.each([
    ['of marks far apart', days('2021-04-20', 60, 11), 11],
    ['of marks too near for it', days('2021-04-20', 28, 20), 10],
  ])('%s have room', (_, marks, least) => {
    const labels = labelsFor(placeMarks(marks, twoYears), [], word);
    expect(labels.length).toBeGreaterThanOrEqual(least);
    const sorted = [...labels].sort((a, b) => a.x - b.x);
    for (const [index, label] of sorted.slice(1).entries()) {
      const before = sorted[index]!;
      expect(label.x - before.x).toBeGreaterThanOrEqual((widthOf(label.text, 13) + widthOf(before.text, 13)) / 2);
    }
  });

  it('say once how many are missing, and step aside from upright lines', () => {
    const missing = ['2021-09-01', '2021-12-01'].map((date) => mark(date, { kind: 'missing', missing: 2 }));
    expect(labelsFor(placeMarks(missing, twoYears), [], word).map(({ text }) => text)).toEqual(['ne mancano 2']);
    const [placed] = placeMarks([mark('2022-01-01')], twoYears);
    const line = placed!.x + 3;
    const [label] = labelsFor([placed!], [line], word);
    expect(Math.abs(label!.x - line)).toBeGreaterThanOrEqual(widthOf(label!.text, 13) / 2);
  });
});

describe('the scale', () => {
  test.each([
    ['2021-10-19', '2021-12-31'],
    ['2021-03-29', '2023-03-28'],
    ['2020-03-29', '2030-03-28'],
    ['1990-01-01', '2189-12-31'],
  ])('from %s to %s has ticks in order, named with room between', (from, to) => {
    const scale = new Scale({ from, to });
    const ticks = ticksOf(scale);
    const named = ticks.filter(({ isNamed }) => isNamed);
    expect(named.length).toBeGreaterThanOrEqual(2);
    for (const [index, { x }] of named.slice(1).entries()) expect(x - named[index]!.x).toBeGreaterThanOrEqual(58);
    expect(ticks.every(({ date }) => from <= date && date <= to)).toBe(true);
  });

  it('gives each day its place, and of a stretch what is shown of it', () => {
    expect(twoYears.span({ from: '2021-03-29', to: '2023-03-28' })).toEqual({ x: 6, width: WIDTH - 12 });
    expect(twoYears.span({ from: '2000-01-01', to: '2021-03-29' })).toMatchObject({ x: 6 });
    expect(twoYears.span({ from: '2024-01-01', to: '2025-01-01' })).toBeUndefined();
  });

  it('keeps words inside its edges', () => {
    expect(anchored(10, 100)).toEqual({ x: 6, textAnchor: 'start' });
    expect(anchored(400, 100)).toEqual({ x: 400, textAnchor: 'middle' });
    expect(anchored(870, 100)).toEqual({ x: WIDTH - 6, textAnchor: 'end' });
  });
});

describe('words in a band', () => {
  const band = {
    word: say('in linea', 'on track'),
    count: say('1 su 3', '1 of 3'),
    besides: [say('1 in programma', '1 planned')],
  } as unknown as StripBand;

  test.each([
    [500, { first: 'in linea', second: '', right: '1 su 3 · 1 in programma' }],
    [260, { first: 'in linea', second: '1 su 3 · 1 in programma', right: '' }],
    [130, { first: 'in linea', second: '1 su 3', right: '' }],
    [80, { first: '', second: '1 su 3', right: '' }],
    [30, { first: '', second: '', right: '' }],
  ])('with %i units of room', (width, expected) => {
    expect(bandWords(band, width, 'it')).toEqual(expected);
  });
});

describe('twelve months beside each other', () => {
  it('have room for their count each, and for a mark', () => {
    const year = new Scale({ from: '2021-01-01', to: '2021-12-31' });
    const width = year.span({ from: '2021-02-01', to: '2021-02-28' })?.width ?? 0;
    const band = {
      word: say('rispettato', 'met'),
      count: say('1 su 1', '1 of 1'),
      besides: [],
    } as unknown as StripBand;
    expect(bandWords(band, width, 'it')).toEqual({ first: '', second: '1 su 1', right: '' });
    expect(width).toBeGreaterThan(MARK_ROOM);
    expect(lanesOf(placeMarks(days('2021-01-10', 30, 12), year))).toBe(1);
  });
});
