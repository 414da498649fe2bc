import { FakeClock } from '#libs/testing/fake-clock.js';
import { type Service, startService } from '../http/service.js';
import { Browser } from './browser.js';

/** A whole service is started, with users whose passwords are slow on purpose. */
export const STARTING_MS = 60_000;
export const NOW = '2022-06-01T10:00:00.000Z';
export const HOSTILE = `<script>alert(1)</script>"><img src=x onerror=alert(1)> \u202Erovesciato`;
export const AT = '/accordi/patto/indicatori';

const target = (value: number, date = '2022-12-31') => ({ value, date });
const indicator = (id: string, fields: Record<string, unknown>) => ({
  id,
  title: `Titolo di ${id}`,
  unit: 'famiglie',
  direction: 'increase',
  responsible: 'ciss',
  ...fields,
});

/** One of each kind: what an indicator can be. */
const INDICATORS = [
  indicator('famiglie', {
    title: 'Famiglie seguite',
    objective: 'os1',
    baseline: { value: 40, date: '2021-03-29' },
    targets: [target(60, '2021-12-31'), target(100)],
    reportEvery: 'P3M',
    verification: 'elenco dello sportello',
  }),
  indicator('ore', { title: 'Ore offerte', unit: 'ore', aggregation: 'sum', targets: [target(1_200)] }),
  indicator('tempi', {
    title: 'Colloqui nei tempi',
    unit: '%',
    direction: 'maintain',
    aggregation: 'ratio',
    range: { min: 80 },
  }),
  indicator('sportello', { title: 'Sportello aperto', unit: 'sì/no', targets: [target(1)] }),
  indicator('attesa', {
    title: 'Giorni di attesa',
    unit: 'giorni',
    direction: 'decrease',
    baseline: { value: 45, date: '2021-03-29' },
    targets: [target(20)],
    responsible: 'diaconia',
  }),
  indicator('soddisfazione', { title: 'Soddisfazione', unit: 'punti', aggregation: 'mean', responsible: undefined }),
  indicator('vuoto', { title: 'Mai rilevato', unit: 'cose', responsible: undefined }),
];

export interface World {
  readonly service: Service;
  readonly clock: FakeClock;
  /** Records as the administrator; the answer. */
  record(path: string, body: object, agreement?: string): Promise<{ readonly id: string; readonly revision: number }>;
  someone(name: string, role: string, fields?: { partner?: string; agreement?: string }): Promise<Browser>;
}

/** `patto`, where measurements count at once, and `validato`, where they have to be validated. */
export async function indicatorsWorld(): Promise<World> {
  const clock = new FakeClock(NOW);
  const service = await startService({ clock });
  const definition = {
    title: 'Patto',
    validFrom: '2021-03-29',
    duration: 'P2Y',
    indicators: INDICATORS,
    commitments: [],
  };
  await service.agreement({ ...definition, id: 'patto' });
  await service.agreement({ ...definition, id: 'validato', validation: 'required' });
  await service.agreement({ ...definition, id: 'altro', indicators: [] });
  return {
    service,
    clock,
    async record(path, body, agreement = 'patto') {
      const answer = await service.send('POST', `/agreements/${agreement}/indicators/${path}`, body);
      if (answer.status >= 300) throw new Error(answer.text);
      return answer.json;
    },
    someone(name, role, { partner, agreement = 'patto' } = {}) {
      const body = { role, ...(partner && { partner }) };
      return Browser.of(service, name, [{ path: `/agreements/${agreement}/roles`, body }]);
    },
  };
}
