import type { HTMLElement } from 'node-html-parser';
import type { Clock } from '#libs/kernel/ports.js';
import { type Service, startService } from '../http/service.js';
import { STRICT_RULE } from './agreements-to-show.js';
import { Browser, type Visited } from './browser.js';

export const HOSTILE = `<script>alert(1)</script>"><img src=x onerror=alert(1)> \u202Erovesciato ${'m'.repeat(10_000)}`;
export const PATTO = '/accordi/patto/incontri';
export const VALLE = '/accordi/valle/incontri';

/** Goes on by a second each time it is looked at, from 15 December 2021. */
function ticking(): Clock {
  let time = Date.parse('2021-12-15T09:00:00.000Z');
  return {
    now() {
      time += 1_000;
      return new Date(time).toISOString();
    },
  };
}

/**
 * `patto`: three meetings a year of the Tavolo. `valle`: with a quorum and approved minutes for the Tavolo, with a
 * purpose for the Cabina; one partner has left.
 */
export async function meetingService(): Promise<Service> {
  const service = await startService({ clock: ticking() });
  await service.agreement({ id: 'patto' });
  await service.agreement({
    id: 'valle',
    title: 'Patto della valle',
    partners: [
      { id: 'ciss', name: 'C.I.S.S.', role: 'lead' },
      { id: 'diaconia', name: 'Diaconia Valdese' },
      { id: 'chronos', name: 'Chronos' },
      { id: 'cfiq', name: 'CFIQ' },
      { id: 'uscita', name: 'Cooperativa uscita', withdrewOn: '2021-06-30' },
      { id: 'fondo', name: 'Fondazione', role: 'funder' },
    ],
    bodies: [
      { id: 'tavolo', name: 'Tavolo', members: ['ciss', 'diaconia', 'chronos', 'cfiq'] },
      { id: 'cabina', name: 'Cabina di regia' },
    ],
    rules: [
      { ...STRICT_RULE, id: 'tre' },
      { id: 'due', type: 'meeting-cadence', minimum: 2, per: 'term', body: 'cabina', purpose: 'verifica' },
    ],
  });
  return service;
}

/** Sends a command as the administrator; what it answers. */
export async function recorded(service: Service, path: string, body: object, method = 'POST'): Promise<string> {
  const { status, json, text } = await service.send(method, `/agreements/${path}`, body);
  if (status >= 300) throw new Error(`${path}: ${text}`);
  return json.id as string;
}

/** A browser in which somebody with a role has signed in. */
export const someone = (service: Service, name: string, body: Record<string, string>, agreement = 'patto') =>
  Browser.of(service, name, [{ path: `/agreements/${agreement}/roles`, body }]);

/** The form of a page as a browser would send it, with what is typed in it; `undefined` takes a tick out. */
export function filledIn(page: HTMLElement, typed: Record<string, string | undefined> = {}): Record<string, string> {
  const form = page.querySelector('form.recording');
  if (!form) throw new Error(`No form: ${page.querySelector('h1')?.text}`);
  const fields: Record<string, string | undefined> = {};
  for (const control of form.querySelectorAll('input, textarea, select')) {
    const name = control.getAttribute('name') ?? '';
    const isTick = control.getAttribute('type') === 'checkbox';
    if (isTick && !control.hasAttribute('checked')) continue;
    fields[name] = typedValueOf(control);
  }
  const all = Object.entries({ ...fields, ...typed });
  return Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

export function typedValueOf(control: HTMLElement): string {
  if (control.tagName === 'TEXTAREA') return control.text.replace(/^\n/, '');
  if (control.tagName !== 'SELECT') return control.getAttribute('value') ?? '';
  const chosen = control.querySelector('option[selected]') ?? control.querySelector('option');
  return chosen?.getAttribute('value') ?? '';
}

/** What stands in a field of a page. */
export function fieldIn({ page }: Visited, id: string): string {
  const control = page.querySelector(`#${id}`);
  if (!control) throw new Error(`No field ${id}`);
  return typedValueOf(control);
}

/** What is said beside a field. */
export const wrongAt = ({ page }: Visited, id: string): string => page.querySelector(`#${id}-errore`)?.text ?? '';

/** The sentence above the button. */
export const effectIn = ({ page }: Visited): string =>
  page
    .querySelectorAll('#con-questo-incontro p')
    .map(({ text }) => text.replaceAll(/\s+/g, ' ').trim())
    .join(' ');

/** Fills in the form of an address and sends it. */
export async function send(
  browser: Browser,
  address: string,
  typed: Record<string, string | undefined>,
): Promise<Visited> {
  const shown = await browser.get(address);
  return browser.post(address, filledIn(shown.page, typed));
}

/** The page that a post leads to. */
export async function follow(browser: Browser, answer: Visited): Promise<Visited> {
  const to = answer.headers.get('location');
  if (answer.status !== 303 || to === null) throw new Error(`${answer.status}: ${answer.words.slice(0, 400)}`);
  return browser.get(to.replace(/#.*$/, ''));
}
