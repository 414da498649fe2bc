import type { Page } from 'playwright-core';
import { contextOf, type World } from '../browser.js';
import { clicked, drawn } from '../loading.js';
import { BIELLA, COORDINATOR, EXAMPLE, signIn } from '../people.js';

const PAGES = [
  '/',
  EXAMPLE,
  `${EXAMPLE}/incontri`,
  `${EXAMPLE}/incontri/nuovo`,
  `${EXAMPLE}/incontri/incontro-2`,
  `${EXAMPLE}/impegni`,
  `${EXAMPLE}/impegni/sportello/aggiornamento`,
  `${EXAMPLE}/indicatori/famiglie-seguite`,
  `${EXAMPLE}/indicatori/famiglie-seguite/rilevazione`,
  `${BIELLA}/rapporto?on=4/12/2021`,
  `${EXAMPLE}/registro`,
] as const;

/** What can be used on the page and is seen: one of each group of radio buttons. */
const USABLE = `(() => {
  const seen = new Set();
  return [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter((it) => {
    if (!it.checkVisibility() || it.disabled || it.tabIndex < 0 || it.type === 'hidden') return false;
    if (it.type !== 'radio') return true;
    if (seen.has(it.name)) return false;
    seen.add(it.name);
    return true;
  }).length;
})()`;
/** Marks the element that has the focus; says whether it was met before, and whether the focus can be seen. */
const STOP = `(() => {
  const it = document.activeElement;
  if (!it || it === document.body) return { at: 'none' };
  const again = it.dataset.metByTheKeyboard !== undefined;
  it.dataset.metByTheKeyboard = '1';
  const { outlineStyle, outlineWidth } = getComputedStyle(it);
  return { at: it.outerHTML.slice(0, 120), again, seen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 };
})()`;

interface Stop {
  readonly at: string;
  readonly again?: boolean;
  readonly seen?: boolean;
}

/** The keyboard reaches everything there is, shows where it is, and is caught nowhere. */
export async function keyboard(world: World): Promise<Record<string, number>> {
  const context = await contextOf(world);
  const page = await context.newPage();
  await signIn(page, world.url, COORDINATOR);
  const stops: Record<string, number> = {};
  for (const path of PAGES) {
    await page.goto(world.url + path);
    stops[path] = await tabThrough(world, page, path);
  }
  await skips(world, page);
  await context.close();
  return stops;
}

async function tabThrough({ tally }: World, page: Page, path: string): Promise<number> {
  const usable = await page.evaluate<number>(USABLE);
  let met = 0;
  for (let tabs = 0; tabs < usable + 20; tabs += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate<Stop>(STOP);
    if (stop.at === 'none' || stop.again) break;
    if (!stop.seen) tally.equal(`${path}: the focus can be seen`, stop.at, '');
    met += 1;
  }
  tally.check(`${path}: the keyboard reaches everything`, met >= usable, { met, usable });
  return met;
}

async function skips({ url, tally }: World, page: Page): Promise<void> {
  await page.goto(url + EXAMPLE);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const isInContent = await page.evaluate<boolean>(`document.activeElement.closest('main') !== null`);
  tally.check('the first link skips to the content', isInContent);
  await page.goto(`${url}${EXAMPLE}/incontri/nuovo`);
  await page.locator('#data').fill('31/2/2026');
  await clicked(page.getByRole('button', { name: 'Registra', exact: true }));
  await drawn(page);
  tally.equal(
    'refused: the focus is on the first wrong field',
    await page.evaluate(`document.activeElement.id`),
    'data',
  );
  tally.equal('refused: it keeps what was typed', await page.locator('#data').inputValue(), '31/2/2026');
}
