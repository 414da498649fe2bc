import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page, type Request } from 'playwright-core';
import { Tally } from '../reliability/tally.js';
import { type State, signIn, states } from './states.js';
import { demonstration } from './world.js';

const WIDTHS = [320, 768, 1280] as const;
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];
const FIRST_LOAD_BYTES = 200_000;
const LATER_LOAD_BYTES = 40_000;
const EXAMPLE = '/accordi/esempio-patto-di-comunita';
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RUN_AXE = `axe.run({ runOnly: ${JSON.stringify(WCAG)} }).then(({ violations }) => violations.map(
  ({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target.join(' ')).join(' | ')))`;
/** In the sources, from where this runs compiled. */
const SCREENSHOTS = fileURLToPath(new URL('../../../test/browser/screenshots/', import.meta.url));

const executable = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  .filter((found) => found !== undefined)
  .find((found) => existsSync(found));
if (executable === undefined) {
  console.error('THE BROWSER SUITE DID NOT RUN: no Chromium (apt-get install chromium, or CHROMIUM=/path/to/it).');
  console.log(`0 passed, ${process.env['CI'] === 'true' ? 1 : 0} failed`);
  process.exit(process.env['CI'] === 'true' ? 1 : 0);
}

interface World {
  readonly browser: Browser;
  readonly url: string;
  readonly tally: Tally;
}

/** A context of a width, in which every request and every complaint of the browser is written down. */
async function contextOf(
  { browser, url, tally }: World,
  width: number,
  javaScriptEnabled = true,
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'it-IT', javaScriptEnabled });
  context.on('request', (request) => {
    const isHere = request.url().startsWith(url) || request.url().startsWith('data:');
    if (!isHere) tally.equal('no request to another host', request.url(), url);
  });
  context.on('console', (message) => {
    const isStatus = message.text().startsWith('Failed to load resource: the server responded with a status of 4');
    if (message.type() === 'error' && !isStatus) tally.equal('no complaint of the browser', message.text(), '');
  });
  return context;
}

/** Axe, sideways scrolling, a screenshot: one page in one state at one width. */
async function lookAt({ url, tally }: World, page: Page, state: State, width: number): Promise<void> {
  const name = `${state.name}-${width}`;
  const response = await page.goto(url + state.path);
  tally.equal(`${name}: status`, response?.status(), state.status ?? 200);
  await state.after?.(page);
  // Not as an element of the page: its policy would not let it in.
  await page.evaluate(AXE);
  const violations = await page.evaluate<string[]>(RUN_AXE);
  tally.equal(`${name}: axe`, violations, []);
  const tooWide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
  tally.equal(`${name}: no sideways scrolling`, await page.evaluate(tooWide), 0);
  await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`), fullPage: true });
}

async function allStates(world: World, all: readonly State[], width: number): Promise<number> {
  const who = new Set(all.map(({ as }) => as));
  for (const as of who) {
    const context = await contextOf(world, width);
    const page = await context.newPage();
    if (as !== undefined) await signIn(page, world.url, as);
    for (const state of all.filter((candidate) => candidate.as === as)) await lookAt(world, page, state, width);
    await context.close();
  }
  return all.length;
}

/** The main path with scripts off, and with nothing but the keyboard where it matters. */
async function withoutScripts(world: World): Promise<void> {
  const { url, tally } = world;
  const context = await contextOf(world, 320, false);
  const page = await context.newPage();
  await page.goto(`${url}/accesso`);
  await page.keyboard.press('Tab');
  tally.equal('the first stop of the keyboard', await page.locator(':focus').textContent(), 'Vai al contenuto');
  await page.locator('#email').fill('coordina@esempio.it');
  await page.keyboard.press('Tab');
  await page.keyboard.type('sbagliata');
  await page.keyboard.press('Enter');
  await page.waitForLoadState();
  tally.check('a refused sign-in says so', (await page.locator('[role=alert]').textContent()) !== '');
  tally.equal('it keeps the address', await page.locator('#email').inputValue(), 'coordina@esempio.it');
  tally.equal('it forgets the password', await page.locator('#password').inputValue(), '');
  await signIn(page, url, 'coordina@esempio.it');
  await page.getByRole('link', { name: 'Esempio' }).or(page.locator('.cards a')).first().click();
  await page.getByRole('link', { name: 'Rapporto', exact: true }).click();
  await page.locator('#on').fill('4/12/2021');
  await page.getByRole('button', { name: 'Mostra' }).click();
  tally.check('the report of a day', (await page.locator('main').textContent())?.includes('4 dicembre 2021') === true);
  await page.getByRole('button', { name: 'English' }).click();
  await page.waitForLoadState();
  tally.equal('the other language', await page.locator('html').getAttribute('lang'), 'en');
  await page.getByRole('button', { name: 'Italiano' }).click();
  await page.getByRole('link', { name: 'Registro', exact: true }).click();
  await page.getByRole('button', { name: 'Esci' }).click();
  tally.check('signed out', page.url().endsWith('/accesso?uscita=1'));
  await context.close();
}

/** Bytes over the wire: of the first page with all it loads, and of each later one. */
async function sizes(world: World): Promise<Record<string, number>> {
  const context = await contextOf(world, 1280);
  const page = await context.newPage();
  let loading: Promise<number>[] = [];
  // What comes out of the cache is counted below nothing.
  const bytesOf = async (request: Request): Promise<number> => Math.max(0, (await request.sizes()).responseBodySize);
  page.on('requestfinished', (request) => loading.push(bytesOf(request)));
  const load = async (target: string): Promise<number> => {
    loading = [];
    await page.goto(world.url + target, { waitUntil: 'networkidle' });
    return (await Promise.all(loading)).reduce((sum, bytes) => sum + bytes, 0);
  };
  const first = await load('/');
  world.tally.check('first load', first > 0 && first <= FIRST_LOAD_BYTES, first);
  const found: Record<string, number> = { first };
  await signIn(page, world.url, 'valuta@esempio.it');
  for (const target of ['/', EXAMPLE, `${EXAMPLE}/rapporto`, `${EXAMPLE}/registro`]) {
    found[target] = await load(target);
    world.tally.check(`later load of ${target}`, (found[target] ?? 0) <= LATER_LOAD_BYTES, found[target]);
  }
  await context.close();
  return found;
}

/** The report as it leaves a printer. */
async function printed(world: World): Promise<void> {
  const context = await contextOf(world, 800);
  const page = await context.newPage();
  await signIn(page, world.url, 'valuta@esempio.it');
  await page.goto(`${world.url}/accordi/biella-protocollo-wecom/rapporto?on=4/12/2021`);
  const pdf = await page.pdf({ path: path.join(SCREENSHOTS, 'report.pdf'), preferCSSPageSize: true, tagged: true });
  world.tally.check('the report prints', pdf.subarray(0, 5).toString() === '%PDF-');
  await page.emulateMedia({ media: 'print' });
  world.tally.equal('no navigation on paper', await page.locator('.site-nav').isVisible(), false);
  await page.screenshot({ path: path.join(SCREENSHOTS, 'report-print.png'), fullPage: true });
  await context.close();
}

const tally = new Tally();
const service = await demonstration();
const browser = await chromium.launch({ executablePath: executable, args: ['--no-sandbox'] });
mkdirSync(SCREENSHOTS, { recursive: true });
try {
  const world: World = { browser, url: service.url, tally };
  let axeRuns = 0;
  const all = states(service.tokenOfLink);
  for (const width of WIDTHS) axeRuns += await allStates(world, all, width);
  await withoutScripts(world);
  await printed(world);
  tally.end({ browser: browser.version(), axeRuns, bytes: await sizes(world) });
} finally {
  await browser.close();
  await service.stopAll();
}
