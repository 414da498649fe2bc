import { tokenIn } from '../../http/world.js';
import { contextOf, type World } from '../browser.js';
import { clicked } from '../loading.js';
import { PASSWORD, signIn } from '../people.js';

const CODE = 'input[name=token]';
const BUTTON = 'main button[type=submit]';

/** The way in by a link that an administrator hands over: its code comes behind the `#`, or is pasted. */
export async function oneTimeLinks(world: World): Promise<void> {
  await opened(world);
  await pasted(world);
}

async function opened(world: World): Promise<void> {
  const { url, tally } = world;
  const context = await contextOf(world);
  const page = await context.newPage();
  const email = 'entra-col-collegamento@esempio.it';
  const user = await registered(world, email);
  const first = await tokenFor(world, user);
  await page.goto(`${url}/accesso/password#token=${first}`);
  tally.equal('the code is in the form', await page.locator(CODE).inputValue(), first);
  tally.equal('and no longer in the address', page.url(), `${url}/accesso/password`);
  const second = await tokenFor(world, user);
  await page.locator('#password').fill(PASSWORD);
  await clicked(page.locator(BUTTON));
  tally.equal('a link that another one ended sets no password', page.url(), `${url}/accesso/password`);
  await page.goto(`${url}/accesso/password`);
  // As by pasting the new link into the address of the page that is open: nothing is loaded.
  await page.goto(`${url}/accesso/password#token=${second}`);
  tally.equal(
    'the code of another link is taken where the page is open',
    await page.locator(CODE).inputValue(),
    second,
  );
  await page.locator('#password').fill(PASSWORD);
  await clicked(page.locator(BUTTON));
  tally.equal('the password is set', page.url(), `${url}/accesso?impostata=1`);
  await signIn(page, url, email);
  await context.close();
}

async function pasted(world: World): Promise<void> {
  const { url, tally } = world;
  const context = await contextOf(world, { scripts: false });
  const page = await context.newPage();
  const email = 'entra-senza-script@esempio.it';
  const token = await tokenFor(world, await registered(world, email));
  await page.goto(`${url}/accesso/password#token=${token}`);
  await page.locator(CODE).fill(`${url}/accesso/password#token=${token}`);
  await page.locator('#password').fill(PASSWORD);
  await clicked(page.locator(BUTTON));
  tally.equal('without scripts the link is pasted', page.url(), `${url}/accesso?impostata=1`);
  await signIn(page, url, email);
  await context.close();
}

async function registered({ send }: World, email: string): Promise<string> {
  const { json } = await send('POST', '/users', { email, name: 'Anna Rossi' });
  const user = json.id as string;
  await send('PUT', `/roles/${user}`, { role: 'viewer' });
  return user;
}

async function tokenFor({ send }: World, user: string): Promise<string> {
  const { json } = await send('POST', `/users/${user}/one-time-link`);
  return tokenIn(json.url as string);
}
