import { OBJECTIVE_VERDICTS } from '#libs/monitoring/objectives/objectives.js';
import { COMMITMENTS } from '#libs/portfolio/parameters.js';

/** Examples of answers, for the interface's page; a test holds each against its schema. */

export const EXAMPLE_ME = {
  id: '01a202b2-726b-751d-b5fd-af63f44e72b3',
  kind: 'user',
  name: 'Anna Rossi',
  email: 'anna.rossi@esempio.it',
  language: 'it',
  roles: [{ role: 'member', agreement: 'pinerolo', partner: 'ciss' }],
};

export const EXAMPLE_USER = {
  id: '01a202b2-726b-751d-b5fd-af63f44e72b3',
  name: 'Anna Rossi',
  email: 'anna.rossi@esempio.it',
  language: 'it',
  roles: [{ role: 'member', agreement: 'pinerolo', partner: 'ciss' }],
  registeredAt: '2021-12-05T00:00:00.000Z',
  hasPassword: true,
};

export const EXAMPLE_LINK = {
  url: 'https://regia.esempio.it/accesso/password#token=Wm9…',
  expiresAt: '2021-12-06T00:00:00.000Z',
};

export const EXAMPLE_EXPORT = {
  user: EXAMPLE_USER,
  sessions: [{ startedAt: '2021-12-05T00:00:00.000Z', lastSeenAt: '2021-12-05T08:30:00.000Z' }],
  changes: [
    {
      type: 'UserRegistered',
      title: 'Utente registrato',
      occurredOn: '2021-12-05',
      recordedAt: '2021-12-05T00:00:00.000Z',
      actor: '01a202b2-726b-751d-b5fd-af63f44e72b3',
    },
  ],
};

export const EXAMPLE_KEY = { id: '01a202b2-726b-751d-b5fd-af63f44e72b3', key: 'Wm9…' };

export const EXAMPLE_ITEM = {
  id: EXAMPLE_KEY.id,
  name: 'Estrazione mensile',
  role: 'evaluator',
  issuedBy: EXAMPLE_ME.id,
  issuedAt: '2021-12-05T00:00:00.000Z',
};

export const EXAMPLE_REVOKED = {
  id: EXAMPLE_KEY.id,
  revision: 12,
  recordedAt: '2021-12-05T00:00:00.000Z',
  issued: ['01a202b2-726b-751d-b5fd-af63f44e72b5'],
};

export const EXAMPLE_HOLDER = {
  user: EXAMPLE_ME.id,
  name: 'Anna Rossi',
  email: 'anna.rossi@esempio.it',
  role: 'member',
  partner: 'ciss',
  active: true,
};

export const EXAMPLE_INVITED = {
  id: EXAMPLE_ME.id,
  revision: 7,
  recordedAt: '2021-12-05T00:00:00.000Z',
  email: 'anna.rossi@esempio.it',
};

export const EXAMPLE_INVITATION = {
  id: '9b2f6c1e-5d0a-5b61-8f5e-3c1d2a4b6e70',
  user: EXAMPLE_ME.id,
  email: 'anna.rossi@esempio.it',
  name: 'anna.rossi',
  role: 'member',
  agreement: 'pinerolo',
  partner: 'ciss',
  invitedAt: '2021-12-05T00:00:00.000Z',
  invitedBy: '01a202b2-726b-751d-b5fd-af63f44e72b4',
};

const EXAMPLE_HASH = `sha256:${'0123456789abcdef'.repeat(4)}`;

export const EXAMPLE_REPORT = {
  agreement: 'we-com-biella',
  on: '2021-12-01',
  asOf: '2026-11-22T08:00:00.000Z',
  revision: 41,
  registerHash: EXAMPLE_HASH,
  digest: EXAMPLE_HASH,
  figures: {
    format: 1,
    agreement: 'we-com-biella',
    on: '2021-12-01',
    term: { from: '2021-10-19', to: '2021-12-31' },
    cadence: [
      {
        rule: 'tre-momenti',
        verdict: 'compliant',
        current: 'on-track',
        windows: [
          {
            from: '2021-10-19',
            to: '2021-12-31',
            required: 3,
            held: 1,
            planned: 1,
            verdict: 'on-track',
            nextMeetingBy: '2021-12-20',
            meetings: ['m1'],
            unrecorded: [],
          },
        ],
      },
    ],
    finalEvaluation: [{ rule: 'finale', due: '2021-12-31', verdict: 'pending' }],
    objectives: [],
    unassigned: { indicators: [], commitments: [] },
    commitmentCounts: {
      total: 0,
      notStarted: 0,
      inProgress: 0,
      kept: 0,
      fulfilled: 0,
      unconfirmed: 0,
      overdue: 0,
      notFulfilled: 0,
      byPartner: [],
    },
  },
  because: { '/cadence/0/windows/0': { text: '1 momento di verifica su 3', events: [17, 23] } },
};

const none = <Key extends string>(keys: readonly Key[]): Record<string, number> =>
  Object.fromEntries(keys.map((key) => [key, 0]));

const NEXT_DEADLINE = {
  date: '2022-03-28',
  kind: 'meeting',
  part: 'rules/tre-incontri',
  owner: null,
  title: 'Tavolo',
  body: 'tavolo',
};

export const EXAMPLE_ROW = {
  agreement: 'pinerolo',
  revision: 41,
  summary: {
    agreement: 'pinerolo',
    title: "Patto d'intesa",
    aliases: [],
    kind: 'patto-intesa',
    status: 'running',
    invented: false,
    on: '2021-12-05',
    term: { from: '2021-03-29', to: '2023-03-28' },
    cadence: {
      rule: 'tre-incontri',
      verdict: 'compliant',
      strength: 'must',
      body: 'tavolo',
      window: { from: '2021-03-29', to: '2022-03-28', held: 2, required: 3, nextMeetingBy: '2022-03-28' },
      judged: { from: '2021-03-29', to: '2022-03-28', held: 2, required: 3, verdict: 'on-track' },
    },
    objectives: none(OBJECTIVE_VERDICTS),
    commitments: { ...none(COMMITMENTS), total: 0 },
    nextDeadline: NEXT_DEADLINE,
    deadlines: [NEXT_DEADLINE],
  },
  stale: false,
  stuck: false,
};

const { agreement: ofRow, ...rowBesides } = EXAMPLE_ROW;
export const EXAMPLE_AGREEMENT_ROW = { id: ofRow, ...rowBesides };
