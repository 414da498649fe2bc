import { sampleDefinition } from '#libs/testing/given-when-then.js';
import { Client, type Request } from './client.js';
import type { Random } from './random.js';
import type { RegiaProcess } from './regia-process.js';

/** A command to be sent, and what should come of it. */
export interface Planned extends Request {
  readonly agreement: string;
  readonly idempotencyKey: string;
  /** The status that it is answered with; from 400 on nothing is recorded. */
  readonly status: number;
  /** The type of the first event that it records. */
  readonly event: string;
  /** Fields of that event's data, in the clear. */
  readonly data: Readonly<Record<string, unknown>>;
}

export const agreementsNamed = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `accordo-${String(index + 1).padStart(2, '0')}`);

export const definitionOf = (id: string): Record<string, unknown> => sampleDefinition({ id, title: `Accordo ${id}` });

const DAYS = ['2021-04-01', '2021-09-15', '2022-01-20', '2022-06-30', '2023-02-10'];
const PARTNERS = ['ciss', 'diaconia', 'chronos'];

/** `count` commands of many kinds on many agreements; about one in twelve is to be refused. None needs another. */
export function mixedCommands(random: Random, agreements: readonly string[], count: number): Planned[] {
  return Array.from({ length: count }, (_, index) => {
    const agreement = random.pick(agreements);
    const kind = random.chance(1 / 12) ? random.pick(REFUSED) : random.pick(RECORDED);
    const { path, ...planned } = kind(index, random);
    const at = `/agreements/${agreement}${path === '' ? '' : `/${path}`}`;
    return { method: 'POST', status: 201, ...planned, agreement, path: at, idempotencyKey: `${agreement}-${index}` };
  });
}

type Kind = (
  index: number,
  random: Random,
) => Pick<Planned, 'path' | 'body' | 'event' | 'data'> & Partial<Pick<Planned, 'method' | 'status'>>;

/** Half name their id, half leave it to the server. */
const maybeId = (index: number, random: Random): { id?: string } => (random.chance(0.5) ? { id: `n${index}` } : {});

const measurement: Kind = (index, random) => ({
  path: 'indicators/i1/measurements',
  body: { ...maybeId(index, random), date: random.pick(DAYS), value: index + 0.5, note: `Rilevazione ${index}` },
  event: 'MeasurementRecorded',
  data: { indicator: 'i1', value: index + 0.5 },
});

const meetingHeld: Kind = (index, random) => ({
  path: 'meetings',
  body: {
    ...maybeId(index, random),
    date: random.pick(DAYS),
    body: 'tavolo',
    title: `Incontro ${index}`,
    held: {
      present: [random.pick(PARTNERS)],
      decisions: [{ text: `Decisione ${index}`, owner: random.pick(PARTNERS) }],
    },
  },
  event: 'MeetingHeld',
  data: { title: `Incontro ${index}` },
});

const meetingConvened: Kind = (index, random) => ({
  path: 'meetings',
  body: {
    ...maybeId(index, random),
    date: random.pick(DAYS),
    title: `Convocazione ${index}`,
    agenda: [`Punto ${index}`],
  },
  event: 'MeetingScheduled',
  data: { title: `Convocazione ${index}` },
});

const progress: Kind = (index, random) => ({
  path: 'commitments/im1/progress',
  body: { ...maybeId(index, random), date: random.pick(DAYS), status: 'in-progress', percent: index % 100 },
  event: 'ProgressRecorded',
  data: { commitment: 'im1', percent: index % 100 },
});

const issue: Kind = (index, random) => ({
  path: 'issues',
  body: { date: random.pick(DAYS), title: `Criticità ${index}`, owner: random.pick(PARTNERS), severity: 'low' },
  event: 'IssueRaised',
  data: { severity: 'low' },
});

const partner: Kind = (index) => ({
  path: 'partners',
  body: { id: `p${index}`, name: `Ente ${index}` },
  event: 'PartnerAdded',
  data: {},
});

const correction: Kind = (index) => ({
  method: 'PATCH',
  path: 'indicators/i1',
  body: { changes: { title: `Famiglie seguite, ${index}` }, reason: 'Refuso' },
  status: 200,
  event: 'IndicatorCorrected',
  data: {},
});

const RECORDED = [
  measurement,
  measurement,
  meetingHeld,
  meetingHeld,
  meetingConvened,
  progress,
  issue,
  partner,
  correction,
];

const unknownPartner: Kind = (index) => ({
  path: 'meetings',
  body: { date: '2022-01-20', title: `Rifiutato ${index}`, held: { present: ['nessuno'] } },
  status: 422,
  event: '',
  data: {},
});

const inTheFuture: Kind = (index) => ({
  path: 'indicators/i1/measurements',
  body: { date: '2999-01-01', value: index },
  status: 422,
  event: '',
  data: {},
});

const takenId: Kind = () => ({
  path: 'partners',
  body: { id: 'ciss', name: 'Doppio' },
  status: 409,
  event: '',
  data: {},
});

const notOfItsSchema: Kind = (index) => ({
  path: 'issues',
  body: { title: `Rifiutata ${index}`, severity: 'gravissima', sconosciuto: true },
  status: 400,
  event: '',
  data: {},
});

const REFUSED = [unknownPartner, inTheFuture, takenId, notOfItsSchema];

/** A client of the administrator's, at wherever the service then is, and so many agreements that it has recorded. */
export async function withAgreements(service: () => RegiaProcess, count: number) {
  const key = await service().administratorKey();
  const url = (): string => service().url;
  const reader = new Client(url, key);
  const agreements = agreementsNamed(count);
  for (const id of agreements) {
    const { status, text } = await reader.send({ method: 'POST', path: '/agreements', body: definitionOf(id) });
    if (status !== 201) throw new Error(text);
  }
  return { url, key, reader, agreements };
}
