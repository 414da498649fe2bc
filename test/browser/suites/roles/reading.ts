import type { Page } from 'playwright-core';
import { shown } from '../../../days.js';
import { contextOf, type World } from '../../browser.js';
import { clicked } from '../../loading.js';
import { BIELLA } from '../../people.js';
import { words } from '../recorded.js';
import type { Seats } from './people.js';

const AT = '/accordi/ruoli';

/** Presses a button that shows the page again, otherwise. */
const show = (page: Page, button: string): Promise<void> =>
  clicked(page.getByRole('button', { name: button, exact: true }).first());

/** A report for a day, as known on a day, sent to a colleague: it says the same to both. */
export async function reportSent(world: World, { administrator, evaluator, viewer }: Seats): Promise<void> {
  const { tally, url } = world;
  const { page } = administrator;
  await page.goto(`${url}${BIELLA}/rapporto`);
  await page.locator('#on').fill('4/12/2021');
  // A day that is over: what was known today still grows.
  await page.locator('#asOf').fill(shown(-1));
  await show(page, 'Mostra');
  const address = page.url();
  tally.check('the address says both days', address.includes('on=') && address.includes('asOf='), address);
  const digest = await words(page, '.digest');
  const text = await words(page, 'main article');
  for (const [name, colleague] of Object.entries({ evaluator, viewer })) {
    await colleague.page.goto(address);
    tally.equal(`${name} has the same report`, await words(colleague.page, '.digest'), digest);
    tally.check(`${name} reads the same words`, (await words(colleague.page, 'main article')) === text);
  }
  const fixed = await page.getByRole('link', { name: /non cambia più/ }).getAttribute('href');
  await viewer.page.goto(url + fixed);
  tally.equal('and at its lasting address', await words(viewer.page, '.digest'), digest);
}

const FILTERS: readonly Readonly<Record<string, string>>[] = [
  { parte: 'meetings' },
  { partner: 'diaconia' },
  { parte: 'commitments', partner: 'ciss' },
];

/** The register, by part, partner and period. */
export async function registerFiltered(world: World, { evaluator }: Seats): Promise<void> {
  const { tally, url } = world;
  const { page } = evaluator;
  const rows = () => page.locator('main tbody tr').count();
  const filter = async (fields: Readonly<Record<string, string>>): Promise<number> => {
    await page.goto(`${url}${AT}/registro`);
    for (const [name, value] of Object.entries(fields)) {
      const field = page.locator(`main #${name}`);
      if (name === 'parte' || name === 'partner') await field.selectOption(value);
      else await field.fill(value);
    }
    await show(page, 'Mostra');
    return rows();
  };
  const all = await filter({});
  for (const fields of FILTERS) {
    const found = await filter(fields);
    tally.check(`the register by ${JSON.stringify(fields)}`, found > 0 && found <= all, `${found} of ${all}`);
    const kept = await Promise.all(Object.keys(fields).map((name) => page.locator(`main #${name}`).inputValue()));
    tally.equal('it says by what', kept, Object.values(fields));
  }
  tally.equal('nothing before it began', await filter({ al: '1/1/2000' }), 0);
  tally.check('it says so', (await words(page)).includes('Nulla di registrato con questi filtri'));
  tally.check('everything is of today', (await filter({ dal: shown(-1) })) === all);
  tally.check('a wrong day is refused', (await filter({ dal: '31/2/2026' })) === 0);
  tally.equal('and kept', await page.locator('#dal').inputValue(), '31/2/2026');
}

/** The other language stays: on the next page, and for who is signed in also in the next window. */
export async function languageKept(world: World, { viewer }: Seats): Promise<void> {
  const { tally, url } = world;
  const { page, context } = viewer;
  const lang = (of: Page) => of.locator('html').getAttribute('lang');
  await page.goto(`${url}${AT}/impegni?mostra=scaduti`);
  await show(page, 'English');
  tally.equal('the same page in English', [page.url(), await lang(page)], [`${url}${AT}/impegni?mostra=scaduti`, 'en']);
  await clicked(page.getByRole('link', { name: 'Meetings', exact: true }));
  tally.equal('so is the next', await lang(page), 'en');
  const another = await context.newPage();
  await another.goto(`${url}${AT}`);
  tally.equal('so is another window', await lang(another), 'en');
  await another.goto(`${url}${AT}?lang=it`);
  tally.equal('an address can say otherwise', await lang(another), 'it');
  await another.close();
  await show(page, 'Italiano');
  tally.equal('and back', await lang(page), 'it');
  const stranger = await contextOf(world);
  const outside = await stranger.newPage();
  await outside.goto(`${url}/accesso`);
  await clicked(outside.getByRole('link', { name: 'English' }));
  await clicked(outside.getByRole('link', { name: 'Privacy notice' }));
  tally.equal('kept by who is not signed in', await lang(outside), 'en');
  await stranger.close();
}
