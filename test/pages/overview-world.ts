import { afterAll, beforeAll } from '@jest/globals';
import type { HTMLElement } from 'node-html-parser';
import { FakeClock } from '#libs/testing/fake-clock.js';
import { type Service, startService } from '../http/service.js';
import { Browser, type Visited } from './browser.js';

export const commitment = (id: string, partner: string, fields: Record<string, unknown> = {}) => ({
  id,
  partner,
  title: `Impegno ${id}`,
  kind: 'continuous',
  ...(fields['kind'] === undefined && { reportEvery: 'P3M' }),
  ...fields,
});

export const indicator = (id: string, responsible: string | undefined, title = 'Famiglie seguite') => ({
  id,
  title,
  unit: 'famiglie',
  direction: 'increase',
  responsible,
  targets: [{ value: 100, date: '2027-05-31' }],
  reportEvery: 'P3M',
});

/** A service on the first of January 2026, 10:00 in Rome, and what its overview is tried with. */
export class OverviewWorld {
  private constructor(readonly service: Service) {}

  static async start(): Promise<OverviewWorld> {
    return new OverviewWorld(await startService({ clock: new FakeClock() }));
  }

  /** For the tests of a file: `patto` is behind with everything, `sereno` in order, `tranquillo` archived. */
  static withThree(use: (world: OverviewWorld) => void): void {
    let world: OverviewWorld;
    beforeAll(async () => {
      world = await OverviewWorld.start();
      const revision = await world.behind('patto');
      await world.inOrder('tranquillo');
      await world.archive('tranquillo');
      await world.inOrder('sereno');
      await world.caughtUp('patto', revision);
      use(world);
    });
    afterAll(() => world.service.stop());
  }

  /** A command that is taken; the revision. */
  async must(path: string, body: unknown, method = 'POST'): Promise<number> {
    const { status, text, json } = await this.service.send(method, path, body);
    if (status >= 300) throw new Error(`${path}: ${text}`);
    return json.revision as number;
  }

  /** The list includes everything up to a revision. */
  async caughtUp(agreement: string, revision: number): Promise<void> {
    const { status, text } = await this.service.send('GET', `/portfolio?atLeast=${agreement}:${revision}`);
    if (status !== 200) throw new Error(text);
  }

  async archive(agreement: string): Promise<void> {
    const revision = await this.must(`/agreements/${agreement}/archive`, { date: '2026-01-01', reason: 'Prova' });
    await this.caughtUp(agreement, revision);
  }

  /** In force and behind with everything; the revision. */
  async behind(id: string, fields: Record<string, unknown> = {}): Promise<number> {
    await this.service.agreement({
      id,
      title: `Patto ${id}`,
      validFrom: '2025-06-01',
      validation: 'required',
      rules: [
        { id: 'tre', type: 'meeting-cadence', minimum: 6, per: 'agreement-year', body: 'tavolo' },
        { id: 'finale', type: 'final-evaluation', dueDaysBeforeEnd: 500 },
      ],
      commitments: [
        commitment('sala', 'ciss'),
        commitment('mai', 'ciss'),
        commitment('sportello', 'diaconia'),
        commitment('guida', 'ciss', { kind: 'deadline', due: '2025-12-01' }),
      ],
      indicators: [indicator('i1', 'ciss'), indicator('i2', undefined, 'Ore offerte')],
      ...fields,
    });
    const at = `/agreements/${id}`;
    const meeting = { body: 'tavolo', convenedBy: 'ciss' };
    await this.must(`${at}/meetings`, { ...meeting, id: 'convocato', date: '2025-12-20' });
    const decisions = [{ id: 'd1', text: 'Segretissimo', owner: 'ciss', due: '2026-01-15' }];
    await this.must(`${at}/meetings`, {
      ...meeting,
      id: 'tenuto',
      date: '2025-10-03',
      held: { present: ['ciss'], decisions },
    });
    const diaconias = { ...meeting, convenedBy: 'diaconia', id: 'altrui' };
    await this.must(`${at}/meetings`, { ...diaconias, date: '2025-09-05', held: { present: ['diaconia'] } });
    await this.must(`${at}/meetings/altrui/minutes`, { text: 'Verbale riservato' }, 'PUT');
    await this.must(`${at}/indicators/i1/measurements`, { id: 'r1', date: '2025-09-10', value: 40 });
    await this.must(`${at}/commitments/sportello/progress`, {
      date: '2025-09-20',
      status: 'in-progress',
      percent: 12.5,
    });
    return this.must(`${at}/commitments/sala/progress`, { date: '2025-09-20', status: 'in-progress' });
  }

  /** Everything in order, and nothing due. */
  inOrder(id: string): Promise<string> {
    return this.service.agreement({
      id,
      title: `Patto ${id}`,
      validFrom: '2025-06-01',
      rules: [],
      commitments: [],
      indicators: [],
    });
  }

  /** A browser in which somebody with these roles, each in an agreement or, without one, everywhere, has signed in. */
  async someone(name: string, ...roles: [string, Record<string, string>][]): Promise<Browser> {
    const given = roles.map(([agreement, body]) => ({
      path: agreement === '' ? '/roles' : `/agreements/${agreement}/roles`,
      body,
    }));
    return Browser.of(this.service, name, given);
  }
}

export const section = ({ page }: Visited, id: string): HTMLElement | null =>
  page.querySelector(`section[aria-labelledby=${id}]`);
export const wordsOf = (element: HTMLElement | null | undefined): string =>
  (element?.text ?? '').replaceAll(/\s+/g, ' ').trim();
export const linesOf = (visited: Visited, id: string): string[] =>
  section(visited, id)?.querySelectorAll(':scope > ul > li').map(wordsOf) ?? [];
export const hrefsOf = (visited: Visited, id: string): string[] =>
  section(visited, id)
    ?.querySelectorAll('ul a')
    .map((link) => (link.getAttribute('href') ?? '').replaceAll('&amp;', '&')) ?? [];
export const ofOthers = (visited: Visited): HTMLElement | null =>
  section(visited, 'aspetta-me')?.querySelector('details') ?? null;
