import type { Locator, Page } from 'playwright-core';
import { drawn, loading } from './loading.js';

/** More stops than any page has: reaching nothing must end. */
const MOST_TABS = 400;
const IS_FOCUSED = (element: Element): boolean => element === document.activeElement;

/**
 * Somebody at a keyboard, without a mouse. Counts interactions as the issue does: a field filled or a control
 * activated is one; Tab and the typing itself are none. Counts the pages that are loaded, too.
 */
export class Hands {
  interactions = 0;
  loads = 0;

  constructor(private readonly page: Page) {
    page.on('load', () => {
      this.loads += 1;
    });
  }

  /** Tabs on until the element has the focus. */
  async reach(target: Locator): Promise<void> {
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      if (await target.evaluate(IS_FOCUSED)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`The keyboard does not reach ${target}`);
  }

  async fill(target: Locator, text: string): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.type(text);
    this.interactions += 1;
  }

  /** A tick, or a button that opens something on the same page. */
  async toggle(target: Locator): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.press('Space');
    this.interactions += 1;
  }

  /** One of a list, by typing how it begins. */
  async choose(target: Locator, word: string): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.type(word);
    this.interactions += 1;
  }

  /** A link or a button that loads a page. */
  async follow(target: Locator): Promise<void> {
    await this.reach(target);
    this.interactions += 1;
    await loading(this.page, () => this.page.keyboard.press('Enter'));
    await drawn(this.page);
  }
}
