import { describe, expect, test } from '@jest/globals';
import { allCommands } from '#libs/agreement/core/commands.js';
import { decideOn } from '#libs/agreement/core/deciding.js';
import { NO_SUCH_AGREEMENT } from '#libs/agreement/core/guards.js';
import { type AgreementState, emptyAgreement } from '#libs/agreement/core/state.js';
import { type Caller, callerIn, mayCall, mayCommand, mayRead, type Permission } from '#libs/identity/rights.js';
import { IDENTITY_CALLS, READINGS } from '#libs/identity/rights-table.js';
import { Scenario, sampleDefinition } from '#libs/testing/given-when-then.js';
import { rightsPage } from '../../docs/rights-page.js';
import {
  expectedStatus,
  isEverywhere,
  isInAgreement,
  MATRIX,
  type MatrixRow,
  matrixSize,
  type Place,
  placesOf,
  roleOf,
  type Status,
  SUBJECTS,
  type Subject,
} from './expected.js';

const PARTNERS = { mine: 'ciss', other: 'diaconia' } as const;

/** An agreement with one part of each kind of the caller's partner, and one of another partner. */
function agreement(id: string): AgreementState {
  const each = Object.values(PARTNERS);
  const scenario = Scenario.given(
    sampleDefinition({
      id,
      commitments: each.map((partner) => ({ id: `c-${partner}`, partner, title: 'Impegno', kind: 'continuous' })),
      indicators: each.map((responsible) => ({
        id: `i-${responsible}`,
        title: 'Indicatore',
        unit: 'famiglie',
        direction: 'increase',
        responsible,
      })),
    }),
  );
  for (const partner of each) {
    scenario.and('meetings', { id: `m-${partner}`, date: '2022-05-01', convenedBy: partner });
    scenario.and(`meetings/m-${partner}/held`, {
      date: '2022-05-01',
      present: [],
      decisions: [{ id: `d-${partner}`, text: 'Decisione', owner: partner }],
    });
    scenario.and('issues', { id: `n-${partner}`, title: 'Criticità', owner: partner });
    scenario.and('rules', { id: `r-${partner}`, type: 'deliverable', title: 'Relazione', partner });
    scenario.and('evaluations', { id: `e-${partner}`, text: 'Testo' });
  }
  const { evaluations, ...state } = scenario.folded;
  const name = `e-${PARTNERS.mine}`;
  const mine = { ...evaluations.get(name)!, actor: 'caller' };
  return { ...state, id, evaluations: new Map(evaluations).set(name, mine) };
}

const OWN = agreement('pinerolo');
const ANOTHER = agreement('biella');
const NONE = emptyAgreement('nessuno');

function callerAs(subject: Subject): Caller {
  const role = roleOf(subject);
  const scope = isEverywhere(subject) ? {} : { agreement: OWN.id };
  const partner = role === 'member' ? { partner: PARTNERS.mine } : {};
  return { id: 'caller', kind: 'user', roles: role ? [{ role, ...scope, ...partner }] : [] };
}

function permissionOf(row: MatrixRow, subject: Subject, place: Place): Permission {
  const caller = callerAs(subject);
  const state = place === 'none' ? NONE : place === 'another' ? ANOTHER : OWN;
  const here = callerIn(caller, state.id);
  const partner = place === 'mine' ? PARTNERS.mine : PARTNERS.other;
  const { asks } = row;
  if (asks === 'signed-in') return 'yes';
  if ('reading' in asks) return mayRead(here, state, asks.reading);
  // Whoever offers these looks the agreement up first.
  if ('call' in asks && isInAgreement(row) && place === 'none') return 'invisible';
  if ('call' in asks)
    return mayCall(caller, asks.call, { agreement: state.id, user: place === 'mine' ? 'caller' : 'u' });
  const ids = {
    meeting: `m-${partner}`,
    commitment: `c-${partner}`,
    indicator: `i-${partner}`,
    evaluation: `e-${partner}`,
    decision: `d-${partner}`,
    issue: `n-${partner}`,
    rule: `r-${partner}`,
  };
  const body = asks.command === 'convene-meeting' ? { convenedBy: partner } : {};
  return mayCommand(here, asks.command, ids, body, state);
}

function statusOf(permission: Permission): Status {
  if (permission === 'forbidden') return 403;
  return permission === 'invisible' ? 404 : 200;
}

describe('the matrix of rights', () => {
  const cells = MATRIX.flatMap((row) =>
    SUBJECTS.flatMap((subject) => placesOf(row).map((place) => ({ row, subject, place }))),
  );

  test('agrees with the program in every cell', () => {
    const differing = cells.flatMap(({ row, subject, place }) => {
      const written = expectedStatus(row, subject, place);
      const answered = statusOf(permissionOf(row, subject, place));
      return written === answered
        ? []
        : [`${row.name}, ${subject}, ${place}: ${written} written, ${answered} answered`];
    });
    expect(differing).toEqual([]);
    expect(cells).toHaveLength(matrixSize());
    expect(cells.length).toBeGreaterThan(1_500);
  });

  test('names every command, reading and call there is, once, and somebody may make each', () => {
    const names = (pick: (asks: MatrixRow['asks']) => string | undefined) =>
      MATRIX.flatMap(({ asks }) => pick(asks) ?? []).sort();
    expect(names((asks) => (asks !== 'signed-in' && 'command' in asks ? asks.command : undefined))).toEqual(
      allCommands.map(({ name }) => name).sort(),
    );
    const readings = names((asks) => (asks !== 'signed-in' && 'reading' in asks ? asks.reading : undefined));
    expect([...new Set(readings)]).toEqual(Object.keys(READINGS).sort());
    expect(names((asks) => (asks !== 'signed-in' && 'call' in asks ? asks.call : undefined))).toEqual(
      Object.keys(IDENTITY_CALLS)
        .filter((call) => call !== 'change-own-settings')
        .sort(),
    );
    expect(new Set(MATRIX.map(({ name }) => name)).size).toBe(MATRIX.length);
    expect(new Set(MATRIX.map(({ method, path }) => `${method} ${path}`)).size).toBe(MATRIX.length);
    for (const row of MATRIX) expect(row.allowed.administrator).toBe('yes');
  });

  test('an agreement that is invisible and one that there is not are refused in the same words', () => {
    const found = { definition: allCommands[0]!, ids: {}, input: {} };
    expect(decideOn(NONE, found, { now: '2026-01-01T00:00:00.000Z', newId: () => 'x', personId: () => 'x' })).toEqual(
      NO_SUCH_AGREEMENT,
    );
  });

  test('is what the page says, in every cell', () => {
    const printed = new Map(
      rightsPage()
        .split('\n')
        .filter((line) => line.startsWith('| '))
        .map((line) => line.slice(2, -2).split(' | '))
        .map(([call = '', who = '', ...cells]) => [call, { who, cells }]),
    );
    for (const row of MATRIX) {
      const call = row.path === '' ? `${row.name}, in any answer` : `${row.name}: \`${row.method} ${row.path}\``;
      const cells = SUBJECTS.map((subject) => {
        const answers = placesOf(row).map((place) => expectedStatus(row, subject, place));
        return new Set(answers).size === 1 ? `${answers[0]}` : answers.join(' · ');
      });
      expect({ call, cells: printed.get(call)?.cells }).toEqual({ call, cells });
    }
    expect(printed.get('call')?.cells).toEqual(SUBJECTS);
    expect(printed.size).toBe(MATRIX.length + 2);
  });
});
