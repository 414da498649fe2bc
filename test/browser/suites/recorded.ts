import type { Page } from 'playwright-core';
import type { World } from '../browser.js';
import { drawn } from '../loading.js';
import { press } from '../states/state.js';

/** The head of an agreement's register: whether anything was recorded. */
export async function revisionOf({ send }: World, agreement: string): Promise<number> {
  const { json } = await send('GET', `/agreements/${agreement}`);
  return json.revision as number;
}

export const words = async (page: Page, where = 'main'): Promise<string> =>
  ((await page.locator(where).first().textContent()) ?? '').replaceAll(/\s+/g, ' ').trim();

/** Sends the form; the page that follows says what was recorded, and has the focus on it. */
export async function recordedBy(world: World, page: Page, what: string, button?: string): Promise<string> {
  await press(page, button);
  const notice = page.locator('[data-fatto]');
  const isThere = (await notice.count()) === 1;
  world.tally.check(`${what}: recorded`, isThere, isThere ? undefined : await words(page));
  if (!isThere) return '';
  await drawn(page);
  world.tally.check(
    `${what}: the focus is on what was recorded`,
    (await page.locator('[data-fatto]:focus').count()) === 1,
  );
  return words(page, '[data-fatto]');
}
