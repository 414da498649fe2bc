import type { Page } from 'playwright-core';
import { ADMIN } from '../http/service.js';

export const PASSWORD = 'quattro parole messe in fila';

/** Accounts of the demonstration. */
export const COORDINATOR = 'coordina@esempio.it';
export const MEMBER = 'componente@esempio.it';
export const SECOND_MEMBER = 'trasporti@esempio.it';
export const EVALUATOR = 'valuta@esempio.it';
export const VIEWER = 'legge@esempio.it';

/** Those of the agreements that are made for these suites: `world/`. */
export const ADMINISTRATOR = ADMIN.email;
export const CHAIR = 'presiede@esempio.it';
/** For C.I.S.S. */
export const OWN_MEMBER = 'per-il-ciss@esempio.it';
/** For Diaconia. */
export const OTHER_MEMBER = 'per-la-diaconia@esempio.it';
export const NOBODY = 'nessuno@esempio.it';

/** Agreements of the demonstration. */
export const BIELLA = '/accordi/biella-protocollo-wecom';
export const EXAMPLE = '/accordi/esempio-patto-di-comunita';
export const PINEROLO = '/accordi/pinerolo-patto-wecare';

/** Signs in through the form. */
export async function signIn(page: Page, url: string, email: string): Promise<void> {
  await page.goto(`${url}/accesso`);
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(email === ADMINISTRATOR ? ADMIN.password : PASSWORD);
  await page.locator('main button[type=submit]').click();
  await page.waitForURL(`${url}/`);
}
