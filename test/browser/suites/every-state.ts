import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { contextOf, SCREENSHOTS, type World } from '../browser.js';
import { signIn } from '../people.js';
import type { State } from '../states/state.js';
import {
  AXE,
  FOCUS_ASTRAY,
  FOREIGN,
  LEAKS,
  RUN_AXE,
  SHOWS_MARKUP,
  SMALL_TARGETS,
  TOO_WIDE,
  WORDLESS,
} from './looks.js';

const WIDTHS = [320, 768, 1280] as const;
const HEIGHT = 900;
/** A window of 1280 × 1024 at 400 %. */
const ZOOMED = { width: 320, height: 256, deviceScaleFactor: 4, mobile: false };
/** People that look at the same time. */
const AT_ONCE = 3;

/** Every page in every state at three widths and at 400 %: axe, sideways scrolling, a screenshot each. */
export async function everyState(world: World, all: readonly State[]): Promise<{ states: number; axeRuns: number }> {
  const names = all.map(({ name }) => name);
  world.tally.equal('every state has a name of its own', new Set(names).size, names.length);
  const people = [...new Set(all.map(({ as }) => as))].map((as) => all.filter((state) => state.as === as));
  people.sort((a, b) => b.length - a.length);
  let axeRuns = 0;
  const queue = people.flatMap((states) => inParts(states));
  const work = async (): Promise<void> => {
    for (let states = queue.shift(); states; states = queue.shift()) {
      const runs = await seenBy(world, states);
      axeRuns += runs;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { states: all.length, axeRuns };
}

const MOST_IN_A_PART = 30;

function inParts(states: readonly State[]): (readonly State[])[] {
  const parts = Math.ceil(states.length / MOST_IN_A_PART);
  return Array.from({ length: parts }, (_, part) => states.filter((_state, index) => index % parts === part));
}

/** One person's states, one after another in one window; how often axe ran. */
async function seenBy(world: World, states: readonly State[]): Promise<number> {
  const context = await contextOf(world);
  const page = await context.newPage();
  const as = states[0]?.as;
  if (as !== undefined) await signIn(page, world.url, as);
  let axeRuns = 0;
  for (const state of states) {
    await look(world, context, page, state).then(
      (runs) => {
        axeRuns += runs;
      },
      (error: unknown) => world.tally.check(state.name, false, String(error)),
    );
    // What was typed and refused is kept by the browser: the next state is without it.
    await page.evaluate('localStorage.clear()');
  }
  await context.close();
  return axeRuns;
}

async function look(world: World, context: BrowserContext, page: Page, state: State): Promise<number> {
  const { tally } = world;
  const { name } = state;
  await page.setViewportSize({ width: 1280, height: HEIGHT });
  // What differs from the page that is open behind the `#` alone would not be loaded.
  if (state.path.includes('#')) await page.goto('about:blank');
  const response = await page.goto(world.url + state.path);
  tally.equal(`${name}: status`, response?.status(), state.status ?? 200);
  await state.after?.(page);
  tally.equal(`${name}: the focus is where something was said`, await page.evaluate(FOCUS_ASTRAY), '');
  tally.equal(`${name}: verdicts in words`, await page.evaluate(WORDLESS), 0);
  tally.equal(`${name}: no element from what was typed`, await page.evaluate(FOREIGN), []);
  tally.equal(`${name}: nothing turned round by what was typed`, await page.evaluate(LEAKS), []);
  if (state.isHostile) tally.check(`${name}: markup as text`, await page.evaluate(SHOWS_MARKUP));
  // Not as an element of the page: its policy would not let it in.
  await page.evaluate(AXE);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT });
    const at = `${name}-${width}`;
    tally.equal(`${at}: axe`, await page.evaluate<string[]>(RUN_AXE), []);
    tally.equal(`${at}: no sideways scrolling`, await page.evaluate(TOO_WIDE), 0);
    tally.equal(`${at}: targets of 24 px`, await page.evaluate(SMALL_TARGETS), []);
    await pictureOf(page, width, at);
  }
  const devTools = await context.newCDPSession(page);
  await devTools.send('Emulation.setDeviceMetricsOverride', ZOOMED);
  tally.equal(`${name} at 400 %: no sideways scrolling`, await page.evaluate(TOO_WIDE), 0);
  await devTools.send('Emulation.clearDeviceMetricsOverride');
  await devTools.detach();
  return WIDTHS.length;
}

/** Ten thousand letters make a page that nobody looks at to its end. */
const TALLEST_PICTURE = 6_000;

async function pictureOf(page: Page, width: number, name: string): Promise<void> {
  const tall = await page.evaluate<number>('document.documentElement.scrollHeight');
  await page.screenshot({
    path: path.join(SCREENSHOTS, `${name}.png`),
    fullPage: true,
    clip: { x: 0, y: 0, width, height: Math.min(tall, TALLEST_PICTURE) },
  });
}
