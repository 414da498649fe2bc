import type { Page } from 'playwright-core';
import { day, shown } from '../../../days.js';
import { contextOf, type World } from '../../browser.js';
import { clicked } from '../../loading.js';
import { signIn } from '../../people.js';
import { fillIn } from '../../states/state.js';
import { recordedBy, words } from '../recorded.js';
import { WHO } from './people.js';

const AT = '/accordi/ruoli/incontri';

/** From the invitation to the approved minutes, and what went wrong on the way; and one typed in afterwards. */
export async function meetingLife(world: World): Promise<void> {
  for (const [who, width, weeks] of [
    ['coordinator', 320, 2],
    ['administrator', 1280, 3],
  ] as const) {
    const context = await contextOf(world, { width });
    const page = await context.newPage();
    await signIn(page, world.url, WHO[who]);
    await oneLife(world, page, who, weeks * 7);
    await context.close();
  }
}

async function oneLife(world: World, page: Page, name: string, days: number): Promise<void> {
  const { url, tally } = world;
  const go = (path: string) => page.goto(url + path);
  const has = async (what: string, text: string): Promise<void> => {
    const all = await words(page);
    tally.check(`${name}: ${what}`, all.includes(text), all.slice(0, 300));
  };
  const record = (what: string) => recordedBy(world, page, `${name}: ${what}`);
  const follow = (label: string): Promise<void> =>
    clicked(page.getByRole('link', { name: label, exact: true }).first());

  await go(AT);
  await follow('Convoca un incontro');
  await fillIn(page, { data: shown(days), ordine: 'Trasporto\nDoposcuola', luogo: 'Pinerolo', convocato: 'ciss' });
  await record('convened');
  await has('its agenda is there', 'Doposcuola');
  const meeting = new URL(page.url()).pathname;

  await follow('Rinvia');
  await fillIn(page, { data: shown(days + 1), motivo: 'Neve' });
  await record('rescheduled');
  await has('the new day', shown(days + 1));

  // It is still to come: held on a day that has been.
  await follow('Registra come svolto');
  await fillIn(page, {
    data: shown(-days),
    'presente-ciss': true,
    'presente-diaconia': true,
    'giustificato-chronos': true,
    'decisione-N1': 'Chiedere un preventivo',
    'chi-N1': 'diaconia',
    'entro-N1': shown(30),
  });
  await record('held');
  await has('what was decided', 'Chiedere un preventivo');

  await follow('Scrivi il verbale');
  await fillIn(page, { verbale: 'Si decide di chiedere un preventivo.' });
  await record('minutes');
  await has('the text', 'Si decide di chiedere un preventivo.');

  await follow('Approva il verbale');
  await fillIn(page, { ...((await page.locator('#incontro').count()) > 0 && { incontro: '' }), data: shown(-1) });
  await record('approved');
  tally.equal(
    `${name}: approved minutes are not offered again`,
    await page.locator(`a[href="${meeting}/verbale"]`).count(),
    0,
  );
  await go(`${meeting}/verbale`);
  tally.equal(`${name}: nor opened`, new URL(page.url()).pathname, meeting);

  await follow('Correggi');
  await fillIn(page, { luogo: 'Torre Pellice', motivo: 'Era altrove' });
  await record('corrected');
  await has('where it really was', 'Torre Pellice');

  await follow('Annulla (mai avvenuto)');
  await fillIn(page, { motivo: 'Registrato due volte' });
  await record('annulled');
  await has('why', 'Registrato due volte');
  tally.equal(`${name}: nothing more to do`, await page.locator('main .actions').count(), 0);

  await go(AT);
  await follow('Registra un incontro svolto');
  await fillIn(page, { data: shown(-days - 3), 'presente-ciss': true, verbale: 'Scritto insieme.' });
  await record('typed in afterwards');
  await has('with its minutes', 'Scritto insieme.');
  const made = new URL(page.url()).pathname.split('/').at(-1);
  const { json } = await world.send('GET', `/agreements/ruoli/meetings/${made}`);
  tally.equal(`${name}: on its day`, json.date, day(-days - 3));

  await go(AT);
  await follow('Convoca un incontro');
  // On a day that has no other, which would be asked about.
  await fillIn(page, { data: shown(days + 11), convocato: 'ciss' });
  await record('another convened');
  await follow('Disdici');
  await fillIn(page, { motivo: 'Sala non disponibile' });
  await record('cancelled');
  await has('why it is off', 'Sala non disponibile');
}
