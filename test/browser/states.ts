import type { Page } from 'playwright-core';
import { PASSWORD } from './world.js';

/** A page in a state that it can be in. */
export interface State {
  readonly name: string;
  /** Who has signed in; nobody where it is missing. */
  readonly as?: string;
  readonly path: string;
  readonly status?: number;
  /** What is done on the page before it is looked at. */
  readonly after?: (page: Page) => Promise<void>;
}

export const BIELLA = '/accordi/biella-protocollo-wecom';
export const EXAMPLE = '/accordi/esempio-patto-di-comunita';
export const COORDINATOR = 'coordina@esempio.it';
export const MEMBER = 'componente@esempio.it';
export const EVALUATOR = 'valuta@esempio.it';
export const VIEWER = 'legge@esempio.it';

/** Fills in a form and sends it. */
const filled =
  (fields: Readonly<Record<string, string>>) =>
  async (page: Page): Promise<void> => {
    for (const [name, value] of Object.entries(fields)) await page.locator(`main #${name}`).fill(value);
    await page.locator('main button[type=submit]').click();
    await page.waitForLoadState();
  };

const allOpen = (page: Page): Promise<void> =>
  page.evaluate(`for (const details of document.querySelectorAll('details')) details.open = true`);

/** Every page of the slice in every state that it knows. */
export const states = (tokenOfLink: string): readonly State[] => [
  { name: 'start', path: '/' },
  { name: 'start-english', path: '/?lang=en' },
  { name: 'sign-in', path: '/accesso' },
  { name: 'sign-in-wrong', path: '/accesso', after: filled({ email: 'a@esempio.it', password: 'sbagliata' }) },
  { name: 'sign-in-empty', path: '/accesso', after: filled({}) },
  { name: 'signed-out', path: '/accesso?uscita=1' },
  { name: 'password', path: `/accesso/password?token=${tokenOfLink}` },
  { name: 'password-short', path: `/accesso/password?token=${tokenOfLink}`, after: filled({ password: 'corta' }) },
  { name: 'password-dead-link', path: '/accesso/password?token=nulla', status: 404 },
  { name: 'accessibility', path: '/accessibilita' },
  { name: 'privacy', path: '/privacy' },
  { name: 'feedback', path: '/segnalazioni' },
  { name: 'not-found', path: '/nulla', status: 404 },
  { name: 'overview-coordinator', as: COORDINATOR, path: '/' },
  { name: 'overview', as: EVALUATOR, path: '/' },
  { name: 'overview-english', as: EVALUATOR, path: '/?lang=en' },
  { name: 'overview-found', as: EVALUATOR, path: '/?q=patto&sort=title' },
  { name: 'overview-nothing-found', as: EVALUATOR, path: '/?q=zzz' },
  { name: 'overview-bad-filter', as: EVALUATOR, path: '/?sort=nulla', status: 400 },
  { name: 'overview-empty', as: 'nessuno@esempio.it', path: '/' },
  { name: 'agreement', as: COORDINATOR, path: EXAMPLE },
  { name: 'agreement-reasons-open', as: COORDINATOR, path: EXAMPLE, after: allOpen },
  { name: 'agreement-biella', as: VIEWER, path: BIELLA },
  { name: 'agreement-no-term', as: VIEWER, path: '/accordi/cremona-wellfare-legami' },
  { name: 'agreement-hostile', as: VIEWER, path: '/accordi/ostile' },
  { name: 'report', as: COORDINATOR, path: `${EXAMPLE}/rapporto` },
  { name: 'report-biella', as: EVALUATOR, path: `${BIELLA}/rapporto?on=4/12/2021` },
  { name: 'report-reasons-open', as: EVALUATOR, path: `${BIELLA}/rapporto?on=4/12/2021`, after: allOpen },
  { name: 'report-english', as: EVALUATOR, path: `${BIELLA}/rapporto?on=4/12/2021&lang=en` },
  { name: 'report-hostile', as: VIEWER, path: '/accordi/ostile/rapporto' },
  { name: 'report-bad-date', as: VIEWER, path: `${BIELLA}/rapporto?on=31/2/2021`, status: 400 },
  { name: 'report-not-yet-recorded', as: VIEWER, path: `${BIELLA}/rapporto?asOf=1/1/2000`, status: 400 },
  { name: 'register', as: COORDINATOR, path: `${EXAMPLE}/registro` },
  { name: 'register-filtered', as: EVALUATOR, path: `${BIELLA}/registro?parte=meetings` },
  { name: 'register-empty', as: EVALUATOR, path: `${BIELLA}/registro?al=1/1/2000` },
  { name: 'register-bad-date', as: EVALUATOR, path: `${BIELLA}/registro?dal=boh`, status: 400 },
  { name: 'register-forbidden', as: VIEWER, path: `${BIELLA}/registro`, status: 403 },
  { name: 'agreement-not-found', as: COORDINATOR, path: '/accordi/cremona-wellfare-legami', status: 404 },
];

/** Signs in through the form. */
export async function signIn(page: Page, url: string, email: string): Promise<void> {
  await page.goto(`${url}/accesso`);
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(PASSWORD);
  await page.locator('main button[type=submit]').click();
  await page.waitForURL(`${url}/`);
}
