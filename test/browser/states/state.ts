import type { Page } from 'playwright-core';
import { clicked } from '../loading.js';

/** A page in a state that it can be in. Coming to it records nothing. */
export interface State {
  readonly name: string;
  /** Who has signed in; nobody where it is missing. */
  readonly as?: string;
  readonly path: string;
  readonly status?: number;
  /** What is done on the page before it is looked at. */
  readonly after?: (page: Page) => Promise<void>;
  /** Shows what was typed to do harm: it has to be there, as text. */
  readonly isHostile?: true;
}

/** What stands in a form: a text or one of a choice by its field's name; `true` ticks. */
export type Typed = Readonly<Record<string, string | true>>;

const FORM = 'main form.recording';

export const allOpen = (page: Page): Promise<void> =>
  page.evaluate(`for (const details of document.querySelectorAll('main details')) details.open = true`);

/** Fills in the form that records something, folded fields too. */
export async function fillIn(page: Page, typed: Typed): Promise<void> {
  await allOpen(page);
  for (const [name, value] of Object.entries(typed)) {
    const control = page.locator(`${FORM} [name="${name}"]:not([type=hidden])`);
    const kind = await control
      .first()
      .evaluate((element) => `${element.tagName} ${element.getAttribute('type') ?? ''}`);
    if (value === true) await control.check();
    else if (kind.endsWith('radio')) await page.locator(`${FORM} [name="${name}"][value="${value}"]`).check();
    else if (kind.startsWith('SELECT')) await control.selectOption(value);
    else await control.fill(value);
  }
}

/** Presses a button that loads a page. */
export const press = (page: Page, button = `${FORM} .btn-primary`): Promise<void> =>
  clicked(page.locator(button).first());

/** The form, filled in and sent, which is refused. */
export const sent =
  (typed: Typed) =>
  async (page: Page): Promise<void> => {
    await fillIn(page, typed);
    await press(page);
    await mustBeRefused(page);
  };

async function mustBeRefused(page: Page): Promise<void> {
  if ((await page.locator('main .problem-summary').count()) === 0) throw new Error('It was not refused');
}

/** The form behind these fields was filled in before everything that was recorded since. */
export const grownOld = (page: Page, form = FORM): Promise<void> =>
  page
    .locator(`${form} [name=base]`)
    .first()
    .evaluate((base) => base.setAttribute('value', '1'));

/** The same from a page that was opened long ago. */
export const sentLate =
  (typed: Typed) =>
  async (page: Page): Promise<void> => {
    await grownOld(page);
    await fillIn(page, typed);
    await press(page);
    await mustBeRefused(page);
  };

/** A form that records nothing, by the ids of its fields. */
export const filled =
  (fields: Readonly<Record<string, string>>) =>
  async (page: Page): Promise<void> => {
    for (const [name, value] of Object.entries(fields)) await page.locator(`main #${name}`).fill(value);
    await press(page, 'main button[type=submit]');
  };

/** Tries a meeting without recording it. With scripts the button is hidden, as they ask by themselves. */
export const tried =
  (typed: Typed) =>
  async (page: Page): Promise<void> => {
    await fillIn(page, typed);
    const button = page.locator(`${FORM} [data-prova]`);
    await button.evaluate((element) => element.removeAttribute('hidden'));
    await press(page, `${FORM} [data-prova]`);
  };
