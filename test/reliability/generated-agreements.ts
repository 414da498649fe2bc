import { addDays, type CivilDate } from '#libs/kernel/civil-date.js';
import { day } from '../days.js';
import type { Service } from '../http/service.js';
import type { Random } from './random.js';

const AT_ONCE = 20;
const PLACES = ['Valle Serena', 'Pianalto', 'Rocca di Mezzo', 'Borgo Nuovo', 'Città Alta', 'Due Fiumi'];
const KINDS = ['protocollo-intesa', 'patto-intesa', 'ats', 'progetto'];
const DOINGS = [
  'tenere aperto lo sportello',
  'mettere a disposizione la sala',
  'formare gli operatori',
  'dare il trasporto',
];

/** Records `count` agreements as installations have them: most in force, some over, all with something late; the ids. */
export async function recordGenerated(
  service: Pick<Service, 'send'>,
  random: Random,
  count: number,
): Promise<readonly string[]> {
  const today = day(0);
  const planned = Array.from({ length: count }, (_, index) => generated(`generato-${index + 1}`, random, today));
  const next = planned.values();
  const worker = async (): Promise<void> => {
    for (const { definition, commands } of next) {
      await must(service, '/agreements', definition);
      for (const { path, body, method } of commands) {
        await must(service, `/agreements/${definition.id}/${path}`, body, method);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return planned.map(({ definition }) => definition.id);
}

async function must(service: Pick<Service, 'send'>, path: string, body: unknown, method = 'POST'): Promise<void> {
  const { status, text } = await service.send(method, path, body);
  if (status >= 300) throw new Error(`${method} ${path}: ${text}`);
}

interface Command {
  readonly path: string;
  readonly body: unknown;
  readonly method?: string;
}

function generated(id: string, random: Random, today: CivilDate) {
  const begun = 30 + random.below(900);
  const day = (after: number): CivilDate => addDays(today, after - begun);
  const partners = Array.from({ length: 3 + random.below(8) }, (_, index) => ({
    id: `ente-${index + 1}`,
    name: `Ente ${index + 1} di ${random.pick(PLACES)}`,
  }));
  const commitments = Array.from({ length: 4 + random.below(16) }, (_, index) => ({
    id: `impegno-${index + 1}`,
    partner: random.pick(partners).id,
    title: `${random.pick(DOINGS)} di ${random.pick(PLACES)}`,
    objective: `obiettivo-${1 + random.below(3)}`,
    ...(random.chance(0.6) ? { kind: 'continuous' } : { kind: 'deadline', due: day(1 + random.below(700)) }),
  }));
  const indicators = Array.from({ length: 2 + random.below(4) }, (_, index) => ({
    id: `indicatore-${index + 1}`,
    title: `Famiglie seguite, ${random.pick(PLACES)}`,
    unit: 'famiglie',
    objective: `obiettivo-${1 + random.below(3)}`,
    direction: 'increase',
    reportEvery: 'P3M',
    responsible: random.pick(partners).id,
    baseline: { value: 10, date: day(0) },
    targets: [{ value: 100, date: day(700) }],
  }));
  const definition = {
    id,
    title: `Patto di comunità di ${random.pick(PLACES)}, ${random.pick(PLACES)}, numero ${id.replace('generato-', '')}`,
    kind: random.pick(KINDS),
    validFrom: day(0),
    duration: 'P2Y',
    validation: random.chance(0.3) ? 'required' : 'none',
    partners,
    bodies: [{ id: 'tavolo', name: 'Tavolo' }],
    rules: [
      { id: 'tre', type: 'meeting-cadence', minimum: 3, per: 'agreement-year', body: 'tavolo' },
      { id: 'finale', type: 'final-evaluation', dueDaysBeforeEnd: 30 },
    ],
    objectives: [1, 2, 3].map((number) => ({ id: `obiettivo-${number}`, title: `Obiettivo ${number}` })),
    commitments,
    indicators,
  };
  const earlier = (): CivilDate => day(random.below(begun));
  const meetings = Array.from({ length: 1 + random.below(4) }, (_, index): Command[] => {
    const at = { id: `incontro-${index + 1}`, body: 'tavolo', convenedBy: random.pick(partners).id, date: earlier() };
    if (random.chance(0.2)) return [{ path: 'meetings', body: at }];
    const decisions = [{ text: 'Aprire lo sportello', owner: random.pick(partners).id, due: day(random.below(900)) }];
    const held: Command = {
      path: 'meetings',
      body: { ...at, held: { present: partners.map((partner) => partner.id), decisions } },
    };
    const minutes: Command = { path: `meetings/${at.id}/minutes`, body: { text: 'Si è riunito.' }, method: 'PUT' };
    return random.chance(0.6) ? [held, minutes] : [held];
  }).flat();
  const progress = commitments
    .filter(() => random.chance(0.4))
    .map(
      (commitment): Command => ({
        path: `commitments/${commitment.id}/progress`,
        body: { date: earlier(), status: random.chance(0.8) ? 'in-progress' : 'fulfilled' },
      }),
    );
  const measurements = indicators
    .filter(() => random.chance(0.6))
    .map(
      (indicator): Command => ({
        path: `indicators/${indicator.id}/measurements`,
        body: { date: earlier(), value: random.below(120) },
      }),
    );
  return { definition, commands: [...meetings, ...progress, ...measurements] };
}
