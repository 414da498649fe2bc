import { PARTNERS, sampleDefinition } from '#libs/testing/given-when-then.js';
import { day } from '../../days.js';
import type { Recorder, Sender } from './recorder.js';

/** An agreement of two hundred days with a part of each kind that pages know how to show. */
export const livelyDefinition = (id: string, title: string): Record<string, unknown> =>
  sampleDefinition({
    id,
    title,
    validFrom: day(-200),
    duration: 'P2Y',
    validation: 'required',
    partners: [...PARTNERS, { id: 'fondo', name: 'Fondazione', role: 'funder' }],
    bodies: [
      { id: 'tavolo', name: 'Tavolo', members: ['ciss', 'diaconia', 'chronos'] },
      { id: 'cabina', name: 'Cabina di regia' },
    ],
    rules: [
      { id: 'tre', type: 'meeting-cadence', minimum: 3, per: 'agreement-year', body: 'tavolo', ...WITH_MINUTES },
      { id: 'due', type: 'meeting-cadence', minimum: 2, per: 'term', body: 'cabina', purpose: 'verification' },
    ],
    openQuestions: ['Chi convoca la Cabina di regia?'],
    objectives: [
      { id: 'os1', title: 'Continuità' },
      { id: 'os2', title: 'Famiglie', parent: 'os1' },
    ],
    commitments: [
      {
        id: 'sala',
        partner: 'ciss',
        kind: 'continuous',
        group: 'g',
        objective: 'os1',
        title: 'Dare una sala',
        ...OFTEN,
      },
      { id: 'sala-altri', partner: 'diaconia', kind: 'continuous', group: 'g', title: 'Dare una sala', ...OFTEN },
      { id: 'sportello', partner: 'ciss', kind: 'continuous', title: 'Tenere aperto lo sportello', ...OFTEN },
      { id: 'corso', partner: 'ciss', kind: 'deadline', due: day(-15), title: 'Tenere il corso' },
      { id: 'corso-base', partner: 'ciss', parent: 'corso', kind: 'one-off', title: 'La parte di base' },
      { id: 'guida', partner: 'diaconia', kind: 'one-off', title: 'Scrivere la guida' },
      { id: 'volantino', partner: 'ciss', kind: 'continuous', title: 'Stampare il volantino' },
      { id: 'mai', partner: 'ciss', kind: 'continuous', title: 'Pubblicare i verbali' },
    ],
    indicators: [
      {
        ...indicator('famiglie', 'Famiglie seguite', 'famiglie'),
        objective: 'os2',
        baseline: { value: 40, date: day(-200) },
        targets: [
          { value: 60, date: day(-20) },
          { value: 100, date: day(300) },
        ],
        reportEvery: 'P3M',
        verification: 'elenco dello sportello',
      },
      { ...indicator('ore', 'Ore offerte', 'ore'), aggregation: 'sum', targets: [{ value: 1_200, date: day(300) }] },
      {
        ...indicator('tempi', 'Colloqui nei tempi', '%'),
        direction: 'maintain',
        aggregation: 'ratio',
        range: { min: 80 },
      },
      { ...indicator('aperto', 'Sportello aperto', 'sì/no'), targets: [{ value: 1, date: day(300) }] },
      { ...indicator('attesa', 'Giorni di attesa', 'giorni'), direction: 'decrease', responsible: 'diaconia' },
      { ...indicator('vuoto', 'Mai rilevato', 'cose'), responsible: undefined },
    ],
  });

const WITH_MINUTES = {
  quorum: 'majority',
  requireMinutes: true,
  wording: 'Il Tavolo si riunisce almeno tre volte in ciascun anno di vigenza.',
};
const OFTEN = { reportEvery: 'P3M' };
const indicator = (id: string, title: string, unit: string) => ({
  id,
  title,
  unit,
  direction: 'increase',
  responsible: 'ciss',
});

/** Revisions of what the coordinator has recorded, as addresses of notices name them. */
export interface Done {
  readonly meeting: number;
  readonly commitment: number;
  readonly indicator: number;
}

/** Something of each kind happens in it; of C.I.S.S., but for what another partner has of its own. */
export async function makeLively(recorder: Recorder, chair: Sender, ownMember: Sender): Promise<Done> {
  const meeting = await meetings(recorder, chair);
  const commitment = await commitments(recorder, chair);
  const measured = await measurements(recorder, chair, ownMember);
  return { meeting, commitment, indicator: measured };
}

async function meetings(recorder: Recorder, chair: Sender): Promise<number> {
  const convened = (id: string, days: number, fields: object = {}) =>
    recorder.record('meetings', {
      id,
      body: 'tavolo',
      convenedBy: 'ciss',
      startsAt: `${day(days)}T17:30`,
      ...fields,
    });
  const held = (id: string, days: number, fields: object = {}) =>
    recorder.record('meetings', {
      id,
      body: 'tavolo',
      convenedBy: 'ciss',
      date: day(days),
      place: 'Pinerolo, sala della biblioteca',
      held: { present: ['ciss', 'diaconia'], excused: ['chronos'], ...fields },
    });
  await held('approvato', -120);
  await recorder.minutes('approvato', 'Il Tavolo approva il programma.');
  const decisions = [
    { id: 'autista', text: 'Cercare un autista.', owner: 'ciss', due: day(20) },
    { id: 'orari', text: 'Definire gli orari.', owner: 'diaconia', due: day(-30) },
  ];
  const delegates = [{ partner: 'ciss', name: 'Anna Rossi', office: 'Presidenza' }];
  await held('da-approvare', -60, { decisions, delegates });
  await recorder.record('meetings/approvato/minutes/approval', { date: day(-60), meeting: 'da-approvare' });
  await recorder.minutes('da-approvare', 'Prima versione.');
  await recorder.minutes('da-approvare', 'Si discute del trasporto.\nSi cerca un autista.');
  await recorder.record('decisions/orari/completion', { date: day(-20), note: 'Affissi.' });
  await recorder.record('meetings', {
    id: 'evento',
    kind: 'public-event',
    date: day(-50),
    title: 'Festa della valle',
    held: { present: ['ciss'] },
  });
  await convened('mai-registrato', -12);
  await convened('disdetto', -8);
  await recorder.record('meetings/disdetto/cancellation', { date: day(-9), reason: 'Sala non disponibile' });
  await held('annullato', -61);
  await recorder.record('meetings/annullato/annulment', { reason: 'Registrato due volte' });
  await convened('convocato', 30, { agenda: ['Verbale precedente', 'Trasporto'], place: 'Pinerolo' });
  await convened('altrui', 45, { convenedBy: 'diaconia' });
  const { revision } = await recorder.record(
    'meetings',
    {
      id: 'senza-verbale',
      body: 'tavolo',
      convenedBy: 'ciss',
      date: day(-30),
      held: { present: ['ciss', 'diaconia'] },
    },
    chair,
  );
  return revision;
}

async function commitments(recorder: Recorder, chair: Sender): Promise<number> {
  const said = (commitment: string, days: number, fields: object, sender?: Sender) =>
    recorder.record(
      `commitments/${commitment}/progress`,
      { date: day(days), status: 'in-progress', ...fields },
      sender,
    );
  await said('sala', -100, { id: 'sala-1' });
  await said('sala-altri', -20, { id: 'altri-1' });
  await said('corso', -40, { id: 'corso-1', percent: 60, note: 'Metà delle lezioni' });
  await said('guida', -20, { id: 'guida-1', status: 'not-fulfilled' });
  await said('volantino', -90, { id: 'volantino-1' });
  await recorder.record('commitments/volantino/withdrawal', { date: day(-30) });
  const evidence = [{ url: 'https://www.example.org/orari', title: 'Gli orari' }];
  await said('sportello', -120, { id: 'sportello-0' });
  await recorder.record('commitments/sportello/progress/sportello-0/annulment', { reason: 'Impegno sbagliato' });
  const { revision } = await said('sportello', -95, { id: 'sportello-1', note: 'Aperto tre mattine', evidence }, chair);
  await recorder.record('commitments/sportello/progress/sportello-1/correction', { percent: 80, reason: 'Due su tre' });
  return revision;
}

async function measurements(recorder: Recorder, chair: Sender, ownMember: Sender): Promise<number> {
  const measured = async (indicator: string, days: number, fields: object, sender?: Sender) =>
    recorder.record(`indicators/${indicator}/measurements`, { date: day(days), ...fields }, sender);
  const review = (what: string, measurement: string, fields: object = {}) =>
    recorder.record(`indicators/${measurement}/${what}`, fields);
  await measured('famiglie', -150, { id: 'f1', value: 46 });
  await review('validation', 'famiglie/measurements/f1');
  await measured('famiglie', -75, { id: 'f2', value: 58, note: 'Dal registro dello sportello' });
  await review('validation', 'famiglie/measurements/f2');
  await measured('famiglie', -10, { id: 'respinta', value: 600 }, ownMember);
  await review('rejection', 'famiglie/measurements/respinta', { reason: 'Contate due volte quelle di Pianalto.' });
  await measured('famiglie', -5, { id: 'in-attesa', value: 62 }, ownMember);
  await measured('famiglie', -140, { id: 'annullata', value: 50 });
  await review('annulment', 'famiglie/measurements/annullata', { reason: 'Di un altro indicatore' });
  for (const [id, days, value] of [
    ['o1', -150, 70],
    ['o2', -60, 140],
  ] as const) {
    await measured('ore', days, { id, value, qualifier: 'about' });
    await review('validation', `ore/measurements/${id}`);
  }
  await measured('tempi', -40, { id: 't1', numerator: 42, denominator: 50 });
  await review('validation', 'tempi/measurements/t1');
  await measured('attesa', -40, { id: 'a1', value: 12 });
  await review('validation', 'attesa/measurements/a1');
  const { revision } = await measured('aperto', -30, { id: 's1', value: 1 }, chair);
  return revision;
}
