import { shown } from '../../../days.js';
import type { World } from '../../browser.js';
import { fillIn, type Typed } from '../../states/state.js';
import { recordedBy, words } from '../recorded.js';
import type { Seat, Seats } from './people.js';

const AT = '/accordi/ruoli';

/** A form, from its address to the notice. */
const sending =
  (world: World) =>
  async ({ page }: Seat, what: string, path: string, typed: Typed): Promise<string> => {
    await page.goto(world.url + AT + path);
    await fillIn(page, typed);
    return recordedBy(world, page, what);
  };

/** A member says how a commitment goes, puts it right, takes it back. */
export async function commitmentPath(world: World, { member }: Seats): Promise<void> {
  const { tally, url } = world;
  const send = sending(world);
  const { page } = member;
  const has = async (what: string, text: string) => tally.check(what, (await words(page)).includes(text), text);
  const typed = {
    giorno: shown(-2),
    stato: 'in-progress',
    percentuale: '62,5',
    nota: 'Aperto anche il sabato',
    'link-1': 'https://example.org/orari',
    'titolo-1': 'Gli orari nuovi',
  };
  await send(member, 'a commitment updated', '/impegni/sala/aggiornamento', typed);
  await has('its note is in the history', 'Aperto anche il sabato');
  await has('so is its share', '62,5');
  tally.equal('so is its link', await page.locator('.evidence a').first().getAttribute('href'), typed['link-1']);
  const correction = await page.locator('.entry-acts a[href$="/correzione"]').first().getAttribute('href');
  await send(member, 'a commitment corrected', String(correction).slice(AT.length), {
    percentuale: '50',
    motivo: 'Metà',
  });
  await has('why it was corrected', 'Metà');
  const annulment = String(correction).replace(/correzione$/, 'annullamento');
  await send(member, 'a commitment annulled', annulment.slice(AT.length), { motivo: 'Era un altro impegno' });
  await has('why it was annulled', 'Era un altro impegno');
  await page.goto(`${url}${AT}/impegni?mostra=miei`);
  const confirm = page.getByRole('button', { name: /Come prima|come prima/ }).first();
  tally.check('what can be confirmed is offered in the list', (await confirm.count()) === 1);
  await recordedBy(world, page, 'a commitment confirmed', 'form.confirm button');
  tally.check('back in the list', page.url().includes('mostra=miei'), page.url());
}

/** A member measures, the coordinator rejects it, its author reads why and puts it right, the coordinator validates. */
export async function indicatorPath(world: World, { member, coordinator, evaluator }: Seats): Promise<void> {
  const { tally, url } = world;
  const send = sending(world);
  const said = await send(member, 'a measurement', '/indicatori/ore/rilevazione', {
    data: shown(-1),
    valore: '85,5',
    esattezza: 'about',
    nota: 'Dal foglio firme',
  });
  tally.check('it waits to be validated', said.includes('Conterà quando'), said);
  const { page } = coordinator;
  await page.goto(`${url}${AT}/indicatori/ore`);
  const rejection = await page.locator('main a[href$="/rifiuto"]').first().getAttribute('href');
  await send(coordinator, 'a rejection', String(rejection).slice(AT.length), { motivo: 'Manca il mese di ottobre.' });
  for (const path of ['/indicatori', '/indicatori/ore']) {
    await member.page.goto(url + AT + path);
    const notice = (await member.page.locator('.rejected').count()) > 0 ? await words(member.page, '.rejected') : '';
    tally.check(
      `its author reads why on ${path}`,
      (await words(member.page)).includes('Manca il mese di ottobre.'),
      notice,
    );
  }
  await evaluator.page.goto(`${url}${AT}/indicatori/ore`);
  tally.equal('to others it is not said to be theirs', await evaluator.page.locator('.notice.rejected').count(), 0);
  const again = String(rejection).replace(/rifiuto$/, 'correzione');
  await send(member, 'put right', again.slice(AT.length), { valore: '95', motivo: 'Con ottobre' });
  await page.goto(`${url}${AT}/indicatori/ore`);
  const done = await recordedBy(world, page, 'validated', 'main form[action$="/convalida"] button');
  tally.check('what counts now', (await words(page)).includes('305'), done);
  await send(coordinator, 'annulled', again.replace(/correzione$/, 'annullamento').slice(AT.length), {
    motivo: 'Doppia',
  });
  tally.check('it counts no more', (await words(page)).includes('210'));
}
