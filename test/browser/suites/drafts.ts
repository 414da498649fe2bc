import type { BrowserContext, Page } from 'playwright-core';
import { contextOf, type World } from '../browser.js';
import { clicked } from '../loading.js';
import { COORDINATOR, EXAMPLE, MEMBER, signIn } from '../people.js';

const FORM = `${EXAMPLE}/incontri/incontro-2/verbale`;
const WORDS = 'Si discute a lungo del trasporto.\nSi decide di riparlarne';
const DAY_MS = 86_400_000;
const HALL = 'Sala grande del Comune';

/** What is being typed survives what goes wrong, and is forgotten when it should be. */
export async function drafts(world: World): Promise<void> {
  for (const [name, story] of Object.entries(STORIES)) {
    const context = await contextOf(world);
    const page = await context.newPage();
    await signIn(page, world.url, COORDINATOR);
    const holds = (what: string, so: boolean): void => world.tally.check(`${name}: ${what}`, so);
    await story({ world, typed: `${WORDS} (${name}).`, context, page, holds }).catch((error: unknown) =>
      holds(String(error), false),
    );
    await context.close();
  }
}

interface Scene {
  readonly world: World;
  /** What is typed: another text each time, as one of them is recorded. */
  readonly typed: string;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly holds: (what: string, so: boolean) => void;
}

const text = (page: Page) => page.locator('#verbale');
const open = ({ world, page }: Scene) => page.goto(world.url + FORM);
const button = (page: Page) => page.locator('form.recording button.btn-primary');
const send = (page: Page) => clicked(button(page));
const kept = (page: Page): Promise<number> =>
  page.evaluate(`Object.keys(localStorage).filter((key) => key.startsWith('regia-bozza:')).length`);

/** Types, and waits until the browser keeps it. */
async function write(scene: Scene): Promise<void> {
  await open(scene);
  await text(scene.page).fill(scene.typed);
  await scene.page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('regia-bozza:')));
}

const isBack = async ({ page, typed }: Scene): Promise<boolean> =>
  (await text(page).inputValue()) === typed && (await page.locator('.draft-notice').isVisible());

const STORIES: Readonly<Record<string, (scene: Scene) => Promise<void>>> = {
  async 'a closed window'(scene) {
    await write(scene);
    await scene.page.goto(scene.world.url);
    await open(scene);
    scene.holds('the text is back', await isBack(scene));
    await clicked(scene.page.locator('.draft-notice button'));
    scene.holds('the notice is gone', (await scene.page.locator('.draft-notice').count()) === 0);
    scene.holds(
      'it can be thrown away',
      (await text(scene.page).inputValue()) !== scene.typed && (await kept(scene.page)) === 0,
    );
  },

  async 'a lost connection'(scene) {
    await write(scene);
    await scene.context.setOffline(true);
    await button(scene.page).click();
    scene.holds(
      'it says so',
      (await scene.page.locator('.draft-notice').textContent())?.includes('Manca la rete') === true,
    );
    await scene.context.setOffline(false);
    await open(scene);
    scene.holds('the text is back', await isBack(scene));
  },

  async 'a form sent back'({ world, page, holds }) {
    const form = `${world.url}${EXAMPLE}/incontri/nuovo`;
    await page.goto(form);
    await page.locator('#data').fill('31/02/2026');
    await page.locator('#luogo').fill(HALL);
    await send(page);
    holds('it was', await page.locator('.problem-summary').isVisible());
    await page.goto(world.url);
    await page.goto(form);
    holds('the text is back', (await page.locator('#luogo').inputValue()) === HALL);
    holds('it says so', await page.locator('.draft-notice').isVisible());
  },

  async 'an expired session'(scene) {
    await write(scene);
    await scene.context.clearCookies();
    await send(scene.page);
    await scene.page.locator('#email').fill(COORDINATOR);
    await scene.page.locator('#password').fill('quattro parole messe in fila');
    await clicked(scene.page.locator('main button[type=submit]'));
    scene.holds('the text is back after signing in', await isBack(scene));
    await send(scene.page);
    scene.holds('it is recorded', await scene.page.locator('[data-fatto]').isVisible());
    scene.holds('recorded, it is forgotten', (await kept(scene.page)) === 0);
  },

  async 'signing out'(scene) {
    await write(scene);
    await clicked(scene.page.getByRole('button', { name: 'Esci' }));
    scene.holds('nothing is left', (await kept(scene.page)) === 0);
  },

  async 'seven days'(scene) {
    await write(scene);
    await scene.page.evaluate(`for (const key of Object.keys(localStorage).filter((name) => name.startsWith('regia-bozza:'))) {
      const draft = JSON.parse(localStorage.getItem(key));
      localStorage.setItem(key, JSON.stringify({ ...draft, at: draft.at - ${8 * DAY_MS} }));
    }`);
    await open(scene);
    scene.holds(
      'it is forgotten',
      (await kept(scene.page)) === 0 && (await text(scene.page).inputValue()) !== scene.typed,
    );
  },

  async 'somebody else at the same machine'(scene) {
    await write(scene);
    await scene.context.clearCookies();
    await signIn(scene.page, scene.world.url, MEMBER);
    await open(scene);
    scene.holds('they do not see it', (await text(scene.page).inputValue()) !== scene.typed);
  },
};
