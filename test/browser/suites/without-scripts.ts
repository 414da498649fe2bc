import { contextOf, type World } from '../browser.js';
import { clicked, loading } from '../loading.js';
import { COORDINATOR, signIn } from '../people.js';

/** The way through what is read, with scripts off. */
export async function withoutScripts(world: World): Promise<void> {
  const { url, tally } = world;
  const context = await contextOf(world, { width: 320, scripts: false });
  const page = await context.newPage();
  await page.goto(`${url}/accesso`);
  await page.keyboard.press('Tab');
  tally.equal('the first stop of the keyboard', await page.locator(':focus').textContent(), 'Vai al contenuto');
  await page.locator('#email').fill(COORDINATOR);
  await page.keyboard.press('Tab');
  await page.keyboard.type('sbagliata');
  await loading(page, () => page.keyboard.press('Enter'));
  tally.check('a refused sign-in says so', (await page.locator('[role=alert]').textContent()) !== '');
  tally.equal('it keeps the address', await page.locator('#email').inputValue(), COORDINATOR);
  tally.equal('it forgets the password', await page.locator('#password').inputValue(), '');
  await signIn(page, url, COORDINATOR);
  await clicked(page.locator('.cards h3 a').first());
  await clicked(page.getByRole('link', { name: 'Rapporto', exact: true }));
  await page.locator('#on').fill('4/12/2021');
  await clicked(page.getByRole('button', { name: 'Mostra' }));
  tally.check('the report of a day', (await page.locator('main').textContent())?.includes('4 dicembre 2021') === true);
  await clicked(page.getByRole('button', { name: 'English' }));
  tally.equal('the other language', await page.locator('html').getAttribute('lang'), 'en');
  await clicked(page.getByRole('button', { name: 'Italiano' }));
  await clicked(page.getByRole('link', { name: 'Registro', exact: true }));
  await clicked(page.getByRole('button', { name: 'Esci' }));
  tally.check('signed out', page.url().endsWith('/accesso?uscita=1'));
  await context.close();
}
