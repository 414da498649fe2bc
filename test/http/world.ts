import type { Service } from './service.js';

/** Ids in a prepared agreement, by the name that paths give them. */
export type Ids = Readonly<Record<string, string>>;

/** What every prepared agreement has: one part of each kind, of two partners, with something that happened in each. */
export async function preparedAgreement(
  service: Pick<Service, 'send'>,
  agreement: string,
  { user = 'nobody', ofOnePartner = false } = {},
): Promise<Ids> {
  await must(service, 'POST', '/agreements', { ...DEFINITION, id: agreement });
  const at = `/agreements/${agreement}`;
  for (const [suffix, partner] of [
    ['', 'ciss'],
    ['-altri', 'diaconia'],
  ] as const) {
    if (ofOnePartner && suffix !== '') continue;
    const convenedBy = { convenedBy: partner, body: 'tavolo' };
    const held = {
      present: ['ciss', 'diaconia'],
      delegates: [{ partner, person: `persona${suffix}`, name: 'Anna Rossi', office: 'Presidenza' }],
      decisions: [{ id: `decisione${suffix}`, text: 'Aprire uno sportello', owner: partner, due: '2022-03-31' }],
    };
    await must(service, 'POST', `${at}/meetings`, { id: `m1${suffix}`, ...convenedBy, startsAt: '2021-12-10T18:30' });
    await must(service, 'POST', `${at}/meetings`, { id: `tenuto${suffix}`, ...convenedBy, date: '2021-11-10', held });
    await must(service, 'PUT', `${at}/meetings/tenuto${suffix}/minutes`, { text: 'Si è riunito il Tavolo.' });
    await must(service, 'POST', `${at}/commitments/im1${suffix}/progress`, {
      id: `p1${suffix}`,
      date: '2021-11-01',
      status: 'in-progress',
      percent: 20,
      note: 'Avviato',
    });
    const issue = { id: `c1${suffix}`, date: '2021-11-20', title: 'Manca un operatore', owner: partner };
    await must(service, 'POST', `${at}/issues`, issue);
    await must(service, 'POST', `${at}/indicators/i1${suffix}/measurements`, {
      id: `r1${suffix}`,
      date: '2021-10-30',
      value: 40,
      note: 'Dal registro',
    });
  }
  await must(service, 'POST', `${at}/evaluations`, { id: 'v1', date: '2021-12-01', text: 'Bene.' });
  const minutes = await service.send('GET', `${at}/meetings/tenuto`);
  return {
    agreement,
    partner: 'chronos',
    body: 'tavolo',
    rule: 'regola-1',
    objective: 'os1',
    commitment: 'im1',
    progress: 'p1',
    indicator: 'i1',
    measurement: 'r1',
    meeting: 'm1',
    decision: 'decisione',
    issue: 'c1',
    evaluation: 'v1',
    person: 'persona',
    text: minutes.json.decisions[0].text.id as string,
    user,
  };
}

async function must(service: Pick<Service, 'send'>, method: string, path: string, body: unknown): Promise<void> {
  const { status, text } = await service.send(method, path, body);
  if (status >= 300) throw new Error(`${method} ${path}: ${text}`);
}

/** Meetings on which a command has something to do: what is held already is not held again. */
const HELD = new Set(['correct-meeting', 'write-minutes', 'approve-minutes', 'annul-approval', 'list-minutes']);
/** Parts that nothing refers to, what is owed, and what is recorded before it can be taken back. */
const PARTS: Readonly<Record<string, Ids>> = {
  'annul-partner': { partner: 'superfluo' },
  'annul-rule': { rule: 'superflua' },
  'annul-body': { body: 'segreteria' },
  'annul-objective': { objective: 'os2' },
  'annul-commitment': { commitment: 'senza-notizie' },
  'annul-indicator': { indicator: 'senza-dati' },
  'record-delivery': { rule: 'relazione' },
  'annul-delivery': { rule: 'relazione', delivery: 'x' },
  'list-deliveries': { rule: 'relazione' },
  'annul-extension': { extension: 'x' },
  'annul-early-end': { earlyEnd: 'x' },
  'annul-non-renewal': { nonRenewal: 'x' },
  'annul-members': { members: 'x' },
  'annul-targets': { targets: 'x' },
};
/** Ids that examples of additions bring along, or that stand for something in an agreement of its own. */
export function idsFor(command: string, ids: Ids): Ids {
  return { ...ids, ...(HELD.has(command) && { meeting: 'tenuto' }), ...PARTS[command] };
}

/** The body of a command's example; a text that is redacted is one that there is. */
export function bodyFor(command: string, example: unknown, ids: Ids): unknown {
  if (command === 'redact-text') return { ...(example as object), text: ids['text'] };
  if (command === 'convene-meeting') return { ...(example as object), id: 'm2' };
  return example;
}

export const pathWith = (path: string, ids: Ids): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? `no-${name}`));

/** Registers a user, sets a password by a link and signs in; id, and the cookie as sent with unsafe requests. */
/** The token in a one-time link. */
export const tokenIn = (url: string): string => new URLSearchParams(new URL(url).hash.slice(1)).get('token') ?? '';

export async function signedInUser(
  service: Service,
  email: string,
  roles: readonly { path: string; body: unknown }[] = [],
  language?: 'it' | 'en',
): Promise<{ id: string; headers: Record<string, string> }> {
  const registered = await service.send('POST', '/users', { email, name: 'Anna Rossi', ...(language && { language }) });
  const id = registered.json.id as string;
  for (const { path, body } of roles) {
    const granted = await service.send('PUT', `${path}/${id}`, body);
    if (granted.status !== 200) throw new Error(granted.text);
  }
  const link = await service.send('POST', `/users/${id}/one-time-link`);
  const token = tokenIn(link.json.url);
  const set = await service.send('POST', '/one-time-links', { token, password: PASSWORD }, { key: null });
  if (set.status !== 200) throw new Error(set.text);
  return { id, headers: await signIn(service, email) };
}

export const PASSWORD = 'quattro parole messe in fila';
export const ORIGIN = 'http://regia.test';

/** Headers of a browser that has signed in. */
export async function signIn(service: Service, email: string, password = PASSWORD): Promise<Record<string, string>> {
  const answer = await service.send('POST', '/session', { email, password }, { key: null });
  if (answer.status !== 200) throw new Error(answer.text);
  return { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '', origin: ORIGIN };
}

const PARTNERS = [
  { id: 'ciss', name: 'C.I.S.S.', role: 'lead' },
  { id: 'diaconia', name: 'Diaconia Valdese Valli' },
  { id: 'cfiq', name: 'CFIQ' },
  { id: 'chronos', name: 'Chronos' },
  { id: 'superfluo', name: 'Superfluo' },
];

const indicator = (id: string, responsible: string) => ({
  id,
  title: 'Famiglie seguite',
  unit: 'famiglie',
  objective: 'os1',
  direction: 'increase',
  responsible,
  targets: [{ value: 100, date: '2023-03-28' }],
});

const commitment = (id: string, partner: string) => ({
  id,
  partner,
  title: 'Mettere a disposizione la sala',
  kind: 'deadline',
  due: '2022-12-31',
});

const DEFINITION = {
  title: "Patto d'intesa",
  kind: 'patto-intesa',
  validFrom: '2021-03-29',
  duration: 'P2Y',
  extension: { allowed: true },
  partners: PARTNERS,
  bodies: [
    { id: 'tavolo', name: 'Tavolo' },
    { id: 'segreteria', name: 'Segreteria' },
  ],
  rules: [
    { id: 'regola-1', type: 'meeting-cadence', minimum: 3, per: 'agreement-year', body: 'tavolo' },
    { id: 'superflua', type: 'final-evaluation' },
    { id: 'relazione', type: 'deliverable', title: 'Relazione', every: 'P1Y', partner: 'ciss' },
    { id: 'relazione-altri', type: 'deliverable', title: 'Relazione', every: 'P1Y', partner: 'diaconia' },
  ],
  objectives: [
    { id: 'os1', title: 'Continuità del tavolo' },
    { id: 'os2', title: 'Sportelli' },
  ],
  commitments: [commitment('im1', 'ciss'), commitment('im1-altri', 'diaconia'), commitment('senza-notizie', 'cfiq')],
  indicators: [indicator('i1', 'ciss'), indicator('i1-altri', 'diaconia'), indicator('senza-dati', 'cfiq')],
};
