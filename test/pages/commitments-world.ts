import { FakeClock } from '#libs/testing/fake-clock.js';
import { type Service, startService } from '../http/service.js';
import { Browser, type Visited } from './browser.js';

export const HOSTILE = `<script>alert(1)</script>"><img src=x onerror=alert(1)> \u202Erovesciato ${'x'.repeat(3_000)}`;
export const TODAY = '2026-11-22T09:15:00.000Z';

/** A service with one running agreement for each concern, and somebody of each role in all of them. */
export interface CommitmentsWorld {
  readonly service: Service;
  readonly clock: FakeClock;
  readonly coordinator: Browser;
  /** Of «ciss». */
  readonly member: Browser;
  readonly evaluator: Browser;
  readonly viewer: Browser;
}

export async function commitmentsWorld(agreements: readonly string[]): Promise<CommitmentsWorld> {
  const clock = new FakeClock(TODAY);
  const service = await startService({ clock });
  for (const id of agreements) await recordValley(service, id);
  const someone = (name: string, body: Record<string, string>): Promise<Browser> =>
    Browser.of(
      service,
      name,
      agreements.map((agreement) => ({ path: `/agreements/${agreement}/roles`, body })),
    );
  return {
    service,
    clock,
    coordinator: await someone('coordina', { role: 'coordinator' }),
    member: await someone('componente', { role: 'member', partner: 'ciss' }),
    evaluator: await someone('valuta', { role: 'evaluator' }),
    viewer: await someone('legge', { role: 'viewer' }),
  };
}

const COMMITMENTS = [
  { id: 'sala', partner: 'ciss', kind: 'continuous', group: 'g', objective: 'os1', title: 'Dare una sala' },
  { id: 'sala-altri', partner: 'diaconia', kind: 'continuous', group: 'g', title: 'Dare una sala' },
  { id: 'sportello', partner: 'ciss', kind: 'continuous', title: 'Tenere aperto lo sportello', weight: 2 },
  { id: 'corso', partner: 'ciss', kind: 'deadline', due: '2026-11-01', title: 'Tenere il corso' },
  { id: 'corso-base', partner: 'ciss', parent: 'corso', kind: 'one-off', title: 'La parte di base' },
  { id: 'guida', partner: 'diaconia', kind: 'one-off', title: 'Scrivere la guida' },
  { id: 'a-meta', partner: 'diaconia', kind: 'continuous', title: 'Aprire due giorni su quattro' },
  { id: 'smesso', partner: 'diaconia', kind: 'continuous', title: 'Fare le corse' },
  { id: 'ritirato', partner: 'ciss', kind: 'continuous', title: 'Stampare il volantino' },
  {
    id: 'ostile',
    partner: 'chronos',
    kind: 'continuous',
    title: HOSTILE.slice(0, 1_000),
    verification: HOSTILE,
    note: HOSTILE,
  },
];

/** Of «sala» nothing was heard for long; «sportello» was confirmed on 12 October. */
async function recordValley(service: Service, id: string): Promise<void> {
  await service.agreement({
    id,
    title: 'Patto della valle',
    validFrom: '2026-03-01',
    duration: 'P2Y',
    commitments: COMMITMENTS.map((each) => ({ ...each, ...(each.kind === 'continuous' && { reportEvery: 'P3M' }) })),
    indicators: [],
  });
  const said = (commitment: string, progress: string, date: string, besides: Record<string, unknown> = {}) =>
    say(service, `${id}/commitments/${commitment}/progress`, {
      id: progress,
      date,
      status: 'in-progress',
      ...besides,
    });
  await said('sala', 'sala-1', '2026-06-01');
  await said('sala-altri', 'altri-1', '2026-10-30');
  await said('sportello', 'sportello-1', '2026-10-12', {
    note: 'Aperto tre mattine',
    evidence: [{ url: 'https://www.example.org/orari', title: 'Gli orari' }, { url: 'https://example.net/x' }],
  });
  await said('corso', 'corso-1', '2026-10-01', { percent: 60 });
  await said('a-meta', 'meta-1', '2026-10-20', { percent: 50 });
  await said('smesso', 'smesso-1', '2026-10-20', { status: 'not-fulfilled' });
  await said('ritirato', 'ritirato-1', '2026-10-20');
  await said('ostile', 'ostile-1', '2026-10-20', {
    note: HOSTILE,
    evidence: [{ url: 'https://example.org/?q=<script>', title: HOSTILE.slice(0, 500) }],
  });
  await say(service, `${id}/commitments/ostile/progress/ostile-1/correction`, { percent: 80, reason: HOSTILE });
  await say(service, `${id}/commitments/ritirato/withdrawal`, { date: '2026-11-10' });
  await say(service, `${id}/meetings`, {
    id: 'tenuto',
    date: '2026-11-10',
    body: 'tavolo',
    title: 'Tavolo di novembre',
    held: { present: ['ciss'] },
  });
}

export async function say(service: Service, path: string, body: unknown): Promise<void> {
  const { status, text } = await service.send('POST', `/agreements/${path}`, body);
  if (status >= 300) throw new Error(`${path}: ${text}`);
}

/** A commitment as the interface gives it. */
// biome-ignore lint/suspicious/noExplicitAny: answers are looked at by tests, each in its own way
export async function commitmentOf(service: Service, agreement: string, id: string): Promise<any> {
  const at = `/agreements/${agreement}/commitments/${id}`;
  const { items: progress } = (await service.send('GET', `${at}/progress?limit=500`)).json;
  return { ...(await service.send('GET', at)).json, progress };
}

export const problemOf = ({ page }: Visited, name: string): string => page.querySelector(`#${name}-errore`)?.text ?? '';
