import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { contextOf, SCREENSHOTS, type World } from '../browser.js';
import { type State, signIn } from '../states.js';

const WIDTHS = [320, 768, 1280] as const;
/** A window of 1280 × 1024 at 400 %. */
const ZOOMED = { width: 320, height: 256, zoom: 4 };
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RUN_AXE = `axe.run({ runOnly: ${JSON.stringify(WCAG)} }).then(({ violations }) => violations.map(
  ({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target.join(' ')).join(' | ')))`;
const TOO_WIDE = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
/** Every state as a word and not a colour alone: what a verdict says is there to be read. */
const WORDLESS = `[...document.querySelectorAll('.verdict')].filter((verdict) => verdict.textContent.trim() === '').length`;
/** Targets that a finger finds (WCAG 2.2, 2.5.8), links in running text aside. */
const SMALL_TARGETS = `[...document.querySelectorAll('main button, main input:not([type=hidden]), main select, main summary')]
  .filter((control) => control.checkVisibility() && control.getBoundingClientRect().height < 24)
  .map((control) => control.outerHTML.slice(0, 80))`;

/** Every page in every state at three widths and at 400 %: axe, sideways scrolling, a screenshot each. */
export async function everyState(world: World, all: readonly State[]): Promise<{ axeRuns: number }> {
  let axeRuns = 0;
  for (const width of WIDTHS) {
    await atWidth(world, all, { width }, async (page, state) => {
      await lookAt(world, page, `${state.name}-${width}`);
      axeRuns += 1;
    });
  }
  await atWidth(world, all, ZOOMED, async (page, state) => {
    world.tally.equal(`${state.name} at 400 %: no sideways scrolling`, await page.evaluate(TOO_WIDE), 0);
  });
  return { axeRuns };
}

async function atWidth(
  world: World,
  all: readonly State[],
  size: { width: number; height?: number; zoom?: number },
  look: (page: Page, state: State) => Promise<void>,
): Promise<void> {
  for (const as of new Set(all.map((state) => state.as))) {
    const context = await contextOf(world, size);
    const page = await context.newPage();
    if (as !== undefined) await signIn(page, world.url, as);
    for (const state of all.filter((candidate) => candidate.as === as)) {
      const response = await page.goto(world.url + state.path);
      world.tally.equal(`${state.name}: status`, response?.status(), state.status ?? 200);
      await state.after?.(page);
      await look(page, state);
    }
    await context.close();
  }
}

async function lookAt({ tally }: World, page: Page, name: string): Promise<void> {
  // Not as an element of the page: its policy would not let it in.
  await page.evaluate(AXE);
  tally.equal(`${name}: axe`, await page.evaluate<string[]>(RUN_AXE), []);
  tally.equal(`${name}: no sideways scrolling`, await page.evaluate(TOO_WIDE), 0);
  tally.equal(`${name}: verdicts in words`, await page.evaluate(WORDLESS), 0);
  tally.equal(`${name}: targets of 24 px`, await page.evaluate(SMALL_TARGETS), []);
  await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`), fullPage: true });
}
