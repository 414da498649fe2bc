import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HTMLElement } from 'node-html-parser';
import { MovedClock } from '#libs/adapters/clock/moved-clock.js';
import { type TemporaryFolder, temporaryFolder } from '#libs/testing/temporary-folder.js';
import { recordFile } from '../../apps/cli/commands/import.js';
import { demoFiles } from '../../apps/cli/demo-files.js';
import { instantOfTyping } from '../../apps/cli/dry-run.js';
import { withRegia } from '../../apps/cli/regia.js';
import { openAccounts } from '../../apps/regia/demo-accounts.js';
import { type Service, startService } from '../http/service.js';
import { PASSWORD } from '../http/world.js';
import { Browser, type Visited } from './browser.js';
import { everyPage, wrongDatesIn } from './every-page.js';

let folder: TemporaryFolder;
let service: Service;

beforeAll(async () => {
  folder = temporaryFolder();
  const clock = new MovedClock();
  const now = clock.now();
  await withRegia(
    folder.path,
    async (regia) => {
      for (const file of demoFiles(now, 'infra/demo')) {
        await recordFile(regia, file, (at) => clock.moveTo(instantOfTyping(at, now)));
      }
    },
    clock,
  );
  service = await startService({ folder });
  await openAccounts(service.running.web.identity, PASSWORD);
}, 60_000);
afterAll(async () => {
  await service.stop();
  folder.remove();
});

const attribute = (element: HTMLElement, name: string): string => element.getAttribute(name) ?? '';

/** What is wrong with a page, in words. */
function wrongWith({ status, page, words }: Visited): string[] {
  const ids = page.querySelectorAll('[id]').map((element) => attribute(element, 'id'));
  const named = page
    .querySelectorAll('[aria-describedby], [aria-labelledby], label[for], main a[href^="#"]')
    .flatMap((element) => [
      ...`${attribute(element, 'aria-describedby')} ${attribute(element, 'aria-labelledby')}`.split(' '),
      attribute(element, 'for'),
      attribute(element, 'href').startsWith('#') ? attribute(element, 'href').slice(1) : '',
    ])
    .filter((id) => id !== '');
  const levels = page.querySelectorAll('main h1, main h2, main h3, main h4').map(({ tagName }) => Number(tagName[1]));
  const controls = page.querySelectorAll('main input:not([type=hidden]), main textarea, main select');
  const links = page.querySelectorAll('main a');
  return [
    ...(status === 200 ? [] : [`status ${status}`]),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `two elements are #${id}`),
    ...named.filter((id) => !ids.includes(id)).map((id) => `nothing is #${id}`),
    ...levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1).map((level) => `h${level} skips a level`),
    ...(levels.filter((level) => level === 1).length === 1 ? [] : ['not one h1']),
    ...controls
      .filter((control) => !control.closest('label') && !page.querySelector(`label[for="${attribute(control, 'id')}"]`))
      .map((control) => `no label: ${attribute(control, 'name')}`),
    ...page.querySelectorAll('table').flatMap((table) => (table.querySelector('caption') ? [] : ['no caption'])),
    ...page.querySelectorAll('th').flatMap((head) => (attribute(head, 'scope') ? [] : [`no scope: ${head.text}`])),
    ...links.flatMap((link) => (`${attribute(link, 'aria-label')}${link.text}`.trim() ? [] : ['a link without words'])),
    ...(words.match(/undefined|NaN|\[object|[\da-f]{8}-[\da-f]{4}-|\b1 (giorni|incontri)\b/g) ?? []),
    ...wrongDatesIn(words),
  ];
}

describe('every page of the demonstration', () => {
  it.each(['coordina', 'componente', 'legge'])('for %s holds together', async (name) => {
    const browser = new Browser(service);
    await browser.signIn(`${name}@esempio.it`, PASSWORD);
    const pages = await everyPage(browser);
    expect(pages.size).toBeGreaterThan(30);
    const wrong = [...pages].map(([path, visited]) => [path, wrongWith(visited)] as const);
    expect(wrong.filter(([, found]) => found.length > 0)).toEqual([]);
  });
});
