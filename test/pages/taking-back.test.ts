import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import { allCommands, type CommandName } from '#libs/agreement/core/commands.js';
import { FakeClock } from '#libs/testing/fake-clock.js';
import { type Service, startService } from '../http/service.js';
import { Browser } from './browser.js';
import { formIn, sendForm } from './form.js';

type Body = Readonly<Record<string, unknown>>;

interface Case {
  /** What must be there first. */
  readonly given?: readonly (readonly [path: string, body: Body])[];
  readonly path: string;
  readonly body: Body;
  /** The page on which it is seen, below the agreement. */
  readonly page: string;
  /** Where that page leads to take it back, where that is a form of its own. */
  readonly own?: string;
}

const reason = 'Come da delibera';
const meeting = (id: string, more: Body = {}): readonly [string, Body] => [
  'meetings',
  { id, date: '2026-10-10', ...more },
];
const HELD = { date: '2026-10-10', present: ['ciss'], decisions: [{ text: 'Aprire', owner: 'ciss' }] };
const decided = (id: string) => ({
  present: ['ciss'],
  decisions: [{ id, text: 'Aprire lo sportello', owner: 'ciss' }],
});
const progress = (id: string): Body => ({ id, date: '2026-10-01', status: 'in-progress', percent: 60 });
const MINUTES = { elsewhere: 'Agli atti' };
const ISSUE = { id: 'criticita', date: '2026-10-01', title: 'Manca un operatore' };

/** One for each command that another one takes back. */
const CASES: Readonly<Partial<Record<CommandName, Case>>> = {
  'extend-term': { path: 'extensions', body: { validTo: '2029-01-01', act: 'Delibera n. 12', reason }, page: '' },
  'end-early': { path: 'early-end', body: { validTo: '2027-01-01', reason }, page: '' },
  'record-non-renewal': { path: 'non-renewals', body: { reason }, page: '' },
  'archive-agreement': { path: 'archive', body: { reason }, page: '' },
  'add-partner': { path: 'partners', body: { id: 'nuovo', name: 'Nuovo ente' }, page: '' },
  'withdraw-partner': { path: 'partners/chronos/withdrawal', body: { date: '2026-10-01', reason }, page: '' },
  'add-body': { path: 'bodies', body: { id: 'cabina', name: 'Cabina', members: ['ciss'] }, page: '' },
  'set-members': { path: 'bodies/tavolo/members', body: { date: '2026-10-01', members: ['ciss'] }, page: '' },
  'add-rule': { path: 'rules', body: { id: 'finale', type: 'final-evaluation' }, page: '' },
  'withdraw-rule': { path: 'rules/relazione/withdrawal', body: { date: '2026-11-01', reason }, page: '' },
  'record-delivery': {
    path: 'rules/relazione/deliveries',
    body: { date: '2026-11-01', period: '2026-03-01' },
    page: '',
  },
  'add-objective': { path: 'objectives', body: { id: 'scuole', title: 'Scuole' }, page: '' },
  'add-commitment': {
    path: 'commitments',
    body: { id: 'guida', partner: 'ciss', title: 'Scrivere la guida', kind: 'one-off' },
    page: 'impegni/guida',
  },
  'withdraw-commitment': {
    path: 'commitments/sala/withdrawal',
    body: { date: '2026-11-01', reason },
    page: 'impegni/sala',
  },
  'record-progress': {
    path: 'commitments/sala/progress',
    body: progress('p1'),
    page: 'impegni/sala',
    own: 'impegni/sala/voci/p1/annullamento',
  },
  'correct-progress': {
    given: [['commitments/sala/progress', progress('p2')]],
    path: 'commitments/sala/progress/p2/correction',
    body: { id: 'p3', percent: 90, reason },
    page: 'impegni/sala',
    own: 'impegni/sala/voci/p3/annullamento',
  },
  'add-indicator': {
    path: 'indicators',
    body: { id: 'ore', title: 'Ore', unit: 'ore', direction: 'increase' },
    page: 'indicatori/ore',
  },
  'revise-targets': {
    path: 'indicators/famiglie/targets',
    body: { date: '2026-10-01', targets: [{ value: 90, date: '2027-12-31' }], reason },
    page: 'indicatori/famiglie',
  },
  'record-measurement': {
    path: 'indicators/famiglie/measurements',
    body: { id: 'r1', date: '2026-10-01', value: 12 },
    page: 'indicatori/famiglie',
    own: 'indicatori/famiglie/rilevazioni/r1/annullamento',
  },
  'correct-measurement': {
    given: [['indicators/famiglie/measurements', { id: 'r2', date: '2026-10-02', value: 12 }]],
    path: 'indicators/famiglie/measurements/r2/correction',
    body: { id: 'r3', value: 14, reason },
    page: 'indicatori/famiglie',
    own: 'indicatori/famiglie/rilevazioni/r3/annullamento',
  },
  'convene-meeting': {
    path: 'meetings',
    body: { id: 'm1', date: '2026-10-10', body: 'tavolo', held: { present: ['ciss'] } },
    page: 'incontri/m1',
    own: 'incontri/m1/annullamento',
  },
  'hold-meeting': { given: [meeting('m2')], path: 'meetings/m2/held', body: HELD, page: 'incontri/m2' },
  'cancel-meeting': {
    given: [meeting('m3', { date: '2026-12-10', body: 'tavolo' })],
    path: 'meetings/m3/cancellation',
    body: { reason },
    page: 'incontri/m3',
  },
  'approve-minutes': {
    given: [meeting('m4', { body: 'tavolo', held: { present: ['ciss'] } })],
    path: 'meetings/m4/minutes/approval',
    body: MINUTES,
    page: 'incontri/m4',
  },
  'complete-decision': {
    given: [meeting('m5', { held: decided('d5') })],
    path: 'decisions/d5/completion',
    body: { date: '2026-11-01' },
    page: 'incontri/m5',
  },
  'raise-issue': { path: 'issues', body: ISSUE, page: '' },
  'resolve-issue': {
    given: [['issues', { ...ISSUE, id: 'risolta' }]],
    path: 'issues/risolta/resolution',
    body: {},
    page: '',
  },
  'record-evaluation': { path: 'evaluations', body: { id: 'v1', date: '2026-11-01', text: 'Bene' }, page: '' },
};

/** The one takes back the other, on the forms that they have. */
const REVIEWS: readonly string[] = ['validate-measurement', 'reject-measurement'];

let service: Service;
let coordinator: Browser;
let others: readonly (readonly [string, Browser])[];

beforeAll(async () => {
  service = await startService({ clock: new FakeClock('2026-11-22T09:15:00.000Z') });
  await service.agreement({
    id: 'patto',
    validFrom: '2026-03-01',
    duration: 'P2Y',
    renewal: { every: 'P1Y', noticeDays: 90 },
    bodies: [{ id: 'tavolo', name: 'Tavolo' }],
    rules: [
      {
        id: 'regola',
        type: 'meeting-cadence',
        minimum: 3,
        per: 'agreement-year',
        body: 'tavolo',
        requireMinutes: true,
      },
      { id: 'relazione', type: 'deliverable', title: 'Relazione', partner: 'ciss', every: 'P6M', within: 'P1M' },
    ],
    commitments: [{ id: 'sala', partner: 'ciss', title: 'Dare una sala', kind: 'one-off' }],
    indicators: [
      {
        id: 'famiglie',
        title: 'Famiglie',
        unit: 'famiglie',
        direction: 'increase',
        targets: [{ value: 50, date: '2027-12-31' }],
      },
    ],
  });
  const someone = (name: string, role: Record<string, string>) =>
    Browser.of(service, name, [{ path: '/agreements/patto/roles', body: role }]);
  coordinator = await someone('coordina', { role: 'coordinator' });
  others = [
    ['viewer', await someone('legge', { role: 'viewer' })],
    ['evaluator', await someone('valuta', { role: 'evaluator' })],
    ['member', await someone('componente', { role: 'member', partner: 'diaconia' })],
  ];
});
afterAll(() => service.stop());

async function record([path, body]: readonly [string, Body]): Promise<void> {
  const { status, text } = await service.send('POST', `/agreements/patto/${path}`, body);
  if (status >= 300) throw new Error(`${path}: ${text}`);
}

const AT = '/accordi/patto';
const digest = async (): Promise<string> => (await service.send('GET', '/agreements/patto/report')).json.digest;
const newest = async () => (await service.send('GET', '/agreements/patto/history')).json.items[0];
const linksOf = async (browser: Browser, below: string): Promise<string[]> =>
  (await browser.get(`${AT}${below === '' ? '' : `/${below}`}`)).page
    .querySelectorAll('a')
    .map((link) => (link.getAttribute('href') ?? '').replaceAll('&amp;', '&'));

/** Between a number and its unit stands a space at which no line ends. */
const spaced = (text: string): string => text.replaceAll(/\s/gu, ' ');

it('looks at every command that another one takes back', () => {
  const all = allCommands.filter(({ takenBack }) => 'by' in takenBack).map(({ name }) => name);
  expect([...Object.keys(CASES), ...REVIEWS].sort()).toEqual([...all].sort());
});

describe('what was recorded by mistake', () => {
  test.each(Object.entries(CASES))('%s: is offered, taken back, and as if it had never been', async (_, found) => {
    for (const before of found.given ?? []) await record(before);
    const before = await digest();
    await record([found.path, found.body]);
    // What was recorded along with it comes after it.
    const { items } = (await service.send('GET', '/agreements/patto/history')).json;
    const recordedAt = items[0].recordedAt;
    const head = items.filter((item: { recordedAt: string; type: string }) => item.recordedAt === recordedAt);
    const act = head.find(({ type }: { type: string }) => !type.startsWith('Decision') || found.path.startsWith('dec'));
    const address = `${AT}/registro/${act.revision}/annullamento`;
    expect(await linksOf(coordinator, found.page)).toContain(found.own ? `${AT}/${found.own}` : address);
    expect(await linksOf(coordinator, 'registro')).toContain(`${address}?da=registro`);
    for (const [who, browser] of others) {
      if (who === 'evaluator' && found.path === 'evaluations') continue;
      expect(await linksOf(browser, found.page)).not.toContain(address);
      expect([who, (await browser.get(address)).status]).toEqual([who, 403]);
    }
    const open = await coordinator.get(address);
    expect(spaced(open.words)).toContain(spaced(act.text.split('. Motivo')[0].slice(0, 60)));
    const sent = await sendForm(coordinator, address, { motivo: 'Riga sbagliata' }, 'form.recording');
    expect([sent.status, sent.words.slice(0, 500)]).toEqual([303, expect.anything()]);
    expect(await digest()).toBe(before);
    const annulment = await newest();
    expect(annulment.text).toContain('Motivo: Riga sbagliata');
    const then = await coordinator.get((sent.headers.get('location') ?? '').split('#')[0] ?? '');
    expect(then.status).toBe(200);
    if (found.page !== 'indicatori/ore') expect(then.words).toContain('Registrato.');
    const rows = await coordinator.get(`${AT}/registro`);
    expect(rows.page.querySelector(`#r${act.revision}`)?.text).toContain(`annullato: evento ${annulment.revision}`);
    expect(rows.page.querySelector(`#r${annulment.revision}`)?.text).toContain(`annulla: evento ${act.revision}`);
    expect((await coordinator.get(address)).words).toContain('È già stato annullato');
  });

  test('sent twice it is recorded once', async () => {
    await record(['extensions', { validTo: '2029-06-01', act: 'Delibera n. 30' }]);
    const { revision } = await newest();
    const address = `${AT}/registro/${revision}/annullamento`;
    const { fields } = formIn(await coordinator.get(address), 'form.recording');
    const once = await coordinator.post(address, { ...fields, motivo: 'Errore' });
    const twice = await coordinator.post(address, { ...fields, motivo: 'Errore' });
    expect([once.status, twice.status]).toEqual([303, 303]);
    expect(twice.headers.get('location')).toBe(once.headers.get('location'));
    expect((await newest()).revision).toBe(revision + 1);
  });

  test('a review leads to the form that it has', async () => {
    await record(['indicators/famiglie/measurements', { id: 'r9', date: '2026-10-20', value: 12 }]);
    await record(['indicators/famiglie/measurements/r9/validation', {}]);
    expect(await linksOf(coordinator, 'registro')).toContain(`${AT}/indicatori/famiglie/rilevazioni/r9/rifiuto`);
  });

  test('without a reason nothing is recorded', async () => {
    await record(['early-end', { validTo: '2027-06-01' }]);
    const { revision } = await newest();
    const address = `${AT}/registro/${revision}/annullamento`;
    const sent = await sendForm(coordinator, address, {}, 'form.recording');
    expect([sent.status, sent.page.querySelector('#motivo-errore')?.text]).toEqual([400, 'scrivere il motivo']);
    expect((await newest()).revision).toBe(revision);
    await sendForm(coordinator, address, { motivo: 'Errore' }, 'form.recording');
  });

  test('says what changes, and what comes first where something refers to it', async () => {
    await record(['commitments', { id: 'orto', partner: 'ciss', title: 'Tenere l’orto', kind: 'one-off' }]);
    const { revision } = await newest();
    const address = `${AT}/registro/${revision}/annullamento`;
    expect((await coordinator.get(address)).words).toContain('Impegno «Tenere l’orto»: non c’è più.');
    await record(['commitments/orto/progress', { id: 'o1', status: 'in-progress' }]);
    expect(await linksOf(coordinator, 'impegni/orto')).not.toContain(address);
    const refused = await coordinator.get(address);
    expect([refused.status, refused.words]).toEqual([422, expect.stringContaining('Prima va annullato')]);
    expect(await linksOf(coordinator, `registro/${revision}/annullamento`)).toContain(`${AT}/impegni/orto`);
  });
});

describe('the register', () => {
  test('says what a correction changed, from what, why, and that it holds for the past', async () => {
    await service.send('PATCH', '/agreements/patto/partners/diaconia', {
      changes: { role: 'invited' },
      reason: 'Invitata dal 2025',
    });
    expect((await coordinator.get(`${AT}/registro`)).words).toContain(
      'ruolo: invitato, prima firmatario; vale anche per il passato). Motivo: Invitata dal 2025',
    );
  });

  test('a viewer has none of it', async () => {
    const [, viewer] = others[0] as readonly [string, Browser];
    expect((await linksOf(viewer, '')).filter((href) => href.includes('registro'))).toEqual([]);
    expect((await linksOf(coordinator, '')).filter((href) => href.includes('registro?evento='))).not.toEqual([]);
  });
});
