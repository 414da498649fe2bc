import { afterAll, beforeAll } from '@jest/globals';
import type { HTMLElement } from 'node-html-parser';
import { day } from '../days.js';
import { type Service, startService } from '../http/service.js';
import { Browser } from './browser.js';

const HOSTILE = `<script>alert(1)</script>"><img src=x onerror=alert(1)> \u202Erovesciato ${'x'.repeat(300)}`;
const PARTNERS = [
  { id: 'ciss', name: 'C.I.S.S.', role: 'lead' },
  { id: 'diaconia', name: 'Diaconia Valdese Valli' },
  { id: 'fondo', name: 'Fondazione', role: 'funder' },
];
/** Three meetings a year of the Tavolo, with a quorum and approved minutes. */
export const STRICT_RULE = {
  id: 'r',
  type: 'meeting-cadence',
  minimum: 3,
  per: 'agreement-year',
  body: 'tavolo',
  quorum: 'majority',
  requireMinutes: true,
};
const RULE = { ...STRICT_RULE, wording: 'Il Tavolo si riunisce almeno tre volte.' };

async function must(service: Service, method: string, path: string, body: unknown): Promise<void> {
  const answer = await service.send(method, path, body);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.text}`);
}

/** The service of a file's tests, with the agreements to show, and browsers in which somebody with a role has signed in. */
export function shownAgreements() {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
    await agreementsToShow(service);
  });
  afterAll(() => service.stop());
  const someone = (name: string, body: Record<string, string>, path = '/agreements/vivo/roles'): Promise<Browser> =>
    Browser.of(service, name, [{ path, body }]);
  const send: Service['send'] = (...request) => service.send(...request);
  return { someone, send };
}

/** An agreement a hundred days old: one meeting counts, one waits for its minutes, one is planned. */
async function lively(service: Service): Promise<void> {
  const at = '/agreements/vivo';
  await service.agreement({
    id: 'vivo',
    title: 'Patto vivo',
    validFrom: day(-100),
    duration: 'P2Y',
    partners: PARTNERS,
    bodies: [
      { id: 'tavolo', name: 'Tavolo', members: ['ciss', 'diaconia'] },
      { id: 'cabina', name: 'Cabina' },
    ],
    rules: [RULE],
    presumed: [{ field: 'rules/r', text: 'Si legge anno di vigenza.' }],
    openQuestions: ['Chi convoca?'],
    acts: [{ type: 'Determina', number: '12', date: day(-120) }],
    objectives: [
      { id: 'os1', title: 'Continuità' },
      { id: 'os2', title: 'Famiglie', parent: 'os1' },
      { id: 'os3', title: 'Senza nulla' },
    ],
    indicators: [
      {
        id: 'i1',
        title: 'Famiglie seguite',
        unit: 'famiglie',
        objective: 'os2',
        direction: 'increase',
        targets: [{ value: 100, date: day(300) }],
        reportEvery: 'P3M',
      },
      { id: 'i2', title: 'Accessi', unit: 'accessi', direction: 'increase' },
    ],
    commitments: [
      { id: 'im1', partner: 'ciss', title: 'Mettere la sala', kind: 'continuous', objective: 'os2' },
      { id: 'im2', partner: 'ciss', title: 'Formare', kind: 'deadline', due: day(40) },
      { id: 'im3', partner: 'diaconia', title: 'Ritirato poi', kind: 'continuous' },
      ...Array.from({ length: 12 }, (_, index) => ({
        id: `molti-${index}`,
        partner: 'diaconia',
        title: `Impegno ${index}`,
        kind: 'continuous',
      })),
    ],
  });
  const meeting = (id: string, days: number, held = true) =>
    must(service, 'POST', `${at}/meetings`, {
      id,
      body: 'tavolo',
      date: day(days),
      ...(held && { held: { present: ['ciss', 'diaconia'] } }),
    });
  await meeting('primo', -90);
  await must(service, 'POST', `${at}/meetings/primo/minutes/approval`, { date: day(-80), elsewhere: 'Agli atti' });
  await meeting('secondo', -20);
  await meeting('terzo', 30, false);
  await must(service, 'POST', `${at}/indicators/i1/measurements`, { date: day(-10), value: 66 });
  await must(service, 'POST', `${at}/commitments/im1/progress`, { date: day(-10), status: 'in-progress' });
  await must(service, 'POST', `${at}/commitments/molti-0/progress`, { date: day(-10), status: 'in-progress' });
  await must(service, 'POST', `${at}/commitments/im3/withdrawal`, { date: day(-5), reason: 'Ritirato' });
}

/** Agreements of each kind that the page of one knows how to show. */
async function agreementsToShow(service: Service): Promise<void> {
  await lively(service);
  await service.agreement({ id: 'senza-regola', rules: [] });
  const { validFrom: _, ...unknown } = { validFrom: '', rules: [], indicators: [] };
  await service.agreement({ id: 'senza-periodo', ...unknown, validFrom: undefined, duration: undefined });
  await service.agreement({ id: 'mobile', rules: [{ ...RULE, per: 'rolling-year', requireMinutes: false }] });
  await service.agreement({
    id: 'moltissimi',
    commitments: Array.from({ length: 70 }, (_, index) => ({
      id: `c${index}`,
      partner: 'ciss',
      title: `Impegno ${index}`,
      kind: 'continuous',
      objective: 'os1',
    })),
  });
  const cabina = { ...RULE, id: 's', body: 'cabina', per: 'term', purpose: 'verification', minimum: 1 };
  await service.agreement({
    id: 'due-organi',
    validFrom: day(-100),
    indicators: [],
    bodies: [
      { id: 'tavolo', name: 'Tavolo' },
      { id: 'cabina', name: 'Cabina' },
    ],
    rules: [{ ...RULE, requireMinutes: false }, cabina],
  });
  await service.agreement({
    id: 'ostile',
    title: HOSTILE,
    validFrom: day(-100),
    partners: [{ id: 'ciss', name: HOSTILE.slice(0, 200), role: 'lead' }],
    bodies: [{ id: 'tavolo', name: HOSTILE.slice(0, 200) }],
    rules: [{ ...RULE, wording: HOSTILE }],
    objectives: [{ id: 'os1', title: HOSTILE }],
    commitments: [{ id: 'im1', partner: 'ciss', title: HOSTILE, kind: 'continuous' }],
    indicators: [],
  });
}

/** The section under a heading. */
export const section = (page: HTMLElement, id: string): HTMLElement => {
  const found = page.querySelector(`section[aria-labelledby=${id}]`);
  if (!found) throw new Error(`No section ${id}`);
  return found;
};
export const wordsIn = (element: HTMLElement | null): string => (element?.text ?? '').replaceAll(/\s+/g, ' ').trim();
export const hrefs = (element: HTMLElement, selector = 'a'): (string | undefined)[] =>
  element.querySelectorAll(selector).map((link) => link.getAttribute('href'));
