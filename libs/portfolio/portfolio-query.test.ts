import { describe, expect, test } from '@jest/globals';
import { type PortfolioQuery, parseAgreementsQuery, parsePortfolioQuery } from './portfolio-query.js';

const TODAY = '2026-01-01';

function queryOf(parameters: Readonly<Record<string, string>>): PortfolioQuery {
  const parsed = parsePortfolioQuery(parameters, TODAY);
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.query;
}

describe('what the address of a list may ask for', () => {
  const problemsAt = (raw: Readonly<Record<string, unknown>>) => {
    const parsed = parsePortfolioQuery(raw, TODAY);
    return 'problems' in parsed ? parsed.problems.map(({ pointer }) => pointer).sort() : [];
  };

  test('nothing asks for everything that goes on, by title', () => {
    expect(queryOf({})).toEqual({
      filters: { words: [], includeArchived: false, includeAnnulled: false },
      sort: [{ field: 'title', descending: false }],
      limit: 50,
    });
  });

  test('lists with commas or with a parameter for each value are the same', () => {
    const parsed = parsePortfolioQuery({ status: ['running', 'ended'], sort: ['title'] }, TODAY);
    expect(parsed).toEqual({ query: queryOf({ status: 'ended,running' }) });
  });

  test('every offending parameter is named at once', () => {
    const raw = {
      limit: '-1',
      status: 'running,xyz',
      sort: 'colour',
      deadlineBefore: '2026-02-30',
      includeArchived: 'yes',
      atLeast: 'a',
      cadence: '',
      objectives: 'kept',
      other: '1',
      q: 'x'.repeat(201),
    };
    expect(problemsAt(raw)).toEqual(
      Object.keys(raw)
        .map((name) => `/${name}`)
        .sort(),
    );
  });

  test.each(['0', '501', '-1', '1.5', '1e2', ' 5', '', '99999999999999999999'])('limit %j is none', (limit) => {
    expect(problemsAt({ limit })).toEqual(['/limit']);
  });

  test.each([
    '',
    '-',
    '--title',
    'title,',
    'title,title',
    'title,-title',
    'title,kind,status,agreement',
    'constructor',
    '__proto__',
  ])('sort %j is none', (sort) => expect(problemsAt({ sort })).toEqual(['/sort']));

  test.each(['a:0', 'a:-1', 'A:1', 'a', ':1', 'a:1:2', 'a:1e3', 'a:9999999999'])('atLeast %j is none', (atLeast) => {
    expect(problemsAt({ atLeast })).toEqual(['/atLeast']);
  });

  test('a parameter given twice, where one value is meant, is refused', () => {
    expect(problemsAt({ limit: ['1', '2'], q: ['a', 'b'] })).toEqual(['/limit', '/q']);
  });

  test('on another day nothing can be asked for that depends on the day', () => {
    const verdicts = { status: 'running', cadence: 'breached', objectives: 'behind', commitments: 'overdue' };
    const depends = { ...verdicts, deadlineBefore: TODAY, sort: '-title' };
    expect(problemsAt({ on: '2026-02-01', ...depends })).toEqual(
      Object.keys(depends)
        .map((name) => `/${name}`)
        .sort(),
    );
    expect(problemsAt({ on: TODAY, ...depends })).toEqual([]);
    expect(problemsAt({ on: '2026-02-01', q: 'a', kind: 'ats', sort: 'title', limit: '3', atLeast: 'a:1' })).toEqual(
      [],
    );
  });

  test('/agreements knows no other day', () => {
    expect(parseAgreementsQuery({ on: '2026-02-01' })).toMatchObject({ problems: [{ pointer: '/on' }] });
    expect(parseAgreementsQuery({ status: 'ended' })).toEqual({ query: queryOf({ status: 'ended' }) });
  });
});
