import type { Locator, Page } from 'playwright-core';

/**
 * Does what loads a page, and waits for that page with its scripts run. Without it one reads the page before, or one
 * that is still coming in: that the address is right, or that an element is there, says neither.
 */
export async function loading(page: Page, act: () => Promise<unknown>): Promise<void> {
  await Promise.all([page.waitForEvent('load'), act()]);
}

/** Clicks what loads a page. */
export const clicked = (button: Locator): Promise<void> => loading(button.page(), () => button.click());

/**
 * Waits until the page was drawn: only then does the browser give the focus to what asks for it. By a picture, as with
 * scripts off nothing in the page can tell.
 */
export const drawn = async (page: Page): Promise<void> => {
  await page.screenshot({ clip: { x: 0, y: 0, width: 1, height: 1 } });
};
