import type { Page } from 'playwright-core';
import { contextOf, type World } from '../browser.js';
import { clicked, drawn } from '../loading.js';
import { COORDINATOR, EXAMPLE, MEMBER, signIn } from '../people.js';

interface Edit {
  readonly name: string;
  readonly path: string;
  /** What each of them types. */
  readonly fields: (person: 'first' | 'second') => Readonly<Record<string, string>>;
}

const EDITS: readonly Edit[] = [
  {
    name: 'minutes',
    path: `${EXAMPLE}/incontri/incontro-2/verbale`,
    fields: (person) => ({ verbale: `Verbale scritto da chi è ${person}.` }),
  },
  {
    name: 'a commitment',
    path: `${EXAMPLE}/impegni/sportello/aggiornamento`,
    fields: (person) => ({ nota: `Nota di chi è ${person}.` }),
  },
  {
    name: 'a meeting',
    path: `${EXAMPLE}/incontri/incontro-2/correzione`,
    fields: (person) => ({ titolo: `Titolo di chi è ${person}`, motivo: `Motivo di chi è ${person}.` }),
  },
];

/** Two people open one form; both type; the first records. The second sees it, has lost nothing, and records then. */
export async function twoPeople(world: World): Promise<void> {
  for (const edit of EDITS) {
    const first = await opened(world, COORDINATOR, edit);
    const second = await opened(world, MEMBER, edit);
    await type(first, edit.fields('first'));
    await type(second, edit.fields('second'));
    await send(first);
    await send(second);
    const holds = (what: string, so: boolean): void => world.tally.check(`${edit.name}: ${what}`, so);
    holds('the first has recorded', await first.locator('[data-fatto]').isVisible());
    holds('the second has not', (await second.locator('[data-fatto]').count()) === 0);
    const notice = second.locator('[role=alert]').first();
    holds('the second is told', ((await notice.textContent()) ?? '').includes('registrato'));
    holds('the focus is on what the second is told', await notice.evaluate((box) => box === document.activeElement));
    for (const [name, typed] of Object.entries(edit.fields('second'))) {
      holds(`${name} is as typed`, (await second.locator(`#${name}`).inputValue()) === typed);
    }
    await send(second);
    holds('the second records then', await second.locator('[data-fatto]').isVisible());
    await first.context().close();
    await second.context().close();
  }
}

async function opened(world: World, email: string, { path }: Edit): Promise<Page> {
  const page = await (await contextOf(world)).newPage();
  await signIn(page, world.url, email);
  await page.goto(world.url + path);
  return page;
}

async function type(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  await page.evaluate(`for (const folded of document.querySelectorAll('details')) folded.open = true`);
  for (const [name, text] of Object.entries(fields)) await page.locator(`#${name}`).fill(text);
}

async function send(page: Page): Promise<void> {
  await clicked(page.locator('form.recording .btn-primary').first());
  await drawn(page);
}
