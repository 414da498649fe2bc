import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import type { Browser, Visited } from './browser.js';
import { type CommitmentsWorld, commitmentOf, commitmentsWorld, HOSTILE, problemOf, say } from './commitments-world.js';
import { formIn, sendForm, valueIn } from './form.js';

const AGREEMENTS = ['storia', 'scrive', 'rifiuta', 'insieme', 'corregge', 'annulla', 'unisce', 'nota'] as const;
let world: CommitmentsWorld;

const at = (agreement: string, id: string, below = '') => `/accordi/${agreement}/impegni/${id}${below}`;
const update = (agreement: string, id: string) => at(agreement, id, '/aggiornamento');
const correction = (agreement: string, id: string, entry: string) => at(agreement, id, `/voci/${entry}/correzione`);
const annulment = (agreement: string, id: string, entry: string) => at(agreement, id, `/voci/${entry}/annullamento`);
const view = (agreement: string, id: string) => commitmentOf(world.service, agreement, id);
const countOf = async (agreement: string, id: string): Promise<number> => (await view(agreement, id)).progress.length;
const summaryOf = (page: { text: string } | null): string => page?.text ?? '';

beforeAll(async () => {
  world = await commitmentsWorld(AGREEMENTS);
}, 60_000);

afterAll(() => world.service.stop());

/** The page that comes back, as it is. */
async function isTakenWhenSentAgain(refused: Visited): Promise<void> {
  const { action, fields } = formIn(refused);
  expect((await world.member.post(action, fields)).status).toBe(303);
}

describe('one commitment', () => {
  it('shows what was promised, how it stands and why, and its history', async () => {
    const { page, words } = await world.member.get(at('storia', 'sportello'));
    expect(page.querySelector('h1')?.text).toBe('Tenere aperto lo sportello');
    const facts = page.querySelectorAll('main dl.facts dt').map(({ text }) => text);
    expect(facts).toEqual(['Partner', 'Natura', 'Dal', 'Si conferma', 'Peso']);
    expect(page.querySelector('.reasoned details')?.text).toContain('ultimo aggiornamento del 12 ottobre 2026');
    const entry = page.querySelector('.progress-list > li');
    expect(entry?.querySelector('h3')?.text).toBe('12/10/2026: in corso');
    expect(entry?.text).toContain('Aperto tre mattine');
    expect(entry?.querySelectorAll('.evidence a').map(({ text }) => text)).toEqual(['Gli orari', 'example.net']);
    for (const link of entry?.querySelectorAll('.evidence a') ?? []) {
      expect(link.getAttribute('rel')).toContain('noopener');
    }
    expect(words).toContain('registrato il 22 novembre 2026, ore 10:15 da un programma');
  });

  it('names who recorded something, but not to viewers', async () => {
    await sendForm(world.member, update('storia', 'corso'), { stato: 'in-progress', nota: 'Ancora poco' });
    for (const browser of [world.coordinator, world.member, world.evaluator]) {
      const { page } = await browser.get(at('storia', 'corso'));
      expect(page.querySelector('.progress-list > li')?.text).toContain(
        'registrato il 22 novembre 2026, ore 10:15 da Anna Rossi',
      );
    }
    const { page } = await world.viewer.get(at('storia', 'corso'));
    const entry = page.querySelector('.progress-list > li')?.text ?? '';
    expect(entry).toContain('Ancora poco');
    expect(page.querySelector('main')?.text).not.toMatch(/Anna Rossi|registrato il/);
  });

  it('puts the same promise of other partners beside it, and its parts below', async () => {
    const shared = await world.viewer.get(at('storia', 'sala'));
    expect(shared.page.querySelectorAll('#condiviso-g tbody tr')).toHaveLength(2);
    const whole = await world.viewer.get(at('storia', 'corso'));
    expect(whole.page.querySelector(`a[href="${at('storia', 'corso-base')}"]`)?.text).toBe('La parte di base');
    const part = await world.viewer.get(at('storia', 'corso-base'));
    expect(part.words).toContain('È parte diTenere il corso');
    expect((await world.viewer.get(at('storia', 'ritirato'))).words).toContain('ritirato dal 10/11/2026');
  });

  it('keeps long histories in pages', async () => {
    for (let day = 1; day <= 32; day += 1) {
      const date = `2026-0${day < 17 ? 4 : 5}-${String((day % 16) + 10)}`;
      await say(world.service, 'storia/commitments/a-meta/progress', { date, status: 'in-progress' });
    }
    const { page } = await world.viewer.get(at('storia', 'a-meta'));
    expect(page.querySelectorAll('.progress-list > li')).toHaveLength(30);
    const older = page.querySelectorAll('main a').find(({ text }) => text === 'Voci precedenti (3)');
    const next = await world.viewer.get((older?.getAttribute('href') ?? '').replaceAll('&amp;', '&'));
    expect(next.page.querySelectorAll('.progress-list > li')).toHaveLength(3);
    expect((await world.viewer.get(`${at('storia', 'a-meta')}?salta=boh`)).status).toBe(200);
  });

  test.each(['it', 'en'])('lets no hostile text out of its place (%s)', async (lang) => {
    for (const path of [
      '/accordi/storia/impegni',
      at('storia', 'ostile'),
      update('storia', 'ostile'),
      correction('storia', 'ostile', 'ostile-1'),
      annulment('storia', 'ostile', 'ostile-1'),
    ]) {
      const { status, html, page } = await world.coordinator.get(`${path}?lang=${lang}`);
      expect([path, status]).toEqual([path, 200]);
      expect(html).not.toMatch(/<script(?! type="module")|<img|<style/i);
      const names = page.querySelectorAll('*').flatMap((element) => Object.keys(element.attributes));
      expect(names.filter((name) => /^on|^style$/i.test(name))).toEqual([]);
      const ids = page.querySelectorAll('[id]').map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(page.querySelector('html')?.getAttribute('lang')).toBe(lang);
    }
  });
});

describe('an update', () => {
  it('records day, status, share, note, links and meeting, once however often it is sent', async () => {
    const shown = await world.member.get(update('scrive', 'corso'));
    const { action, fields } = formIn(shown);
    expect([fields['giorno'], fields['stato'], fields['percentuale']]).toEqual(['22/11/2026', 'in-progress', '60']);
    expect(shown.words).toContain('L’ultima volta era 60.');
    const typed = {
      ...fields,
      giorno: '20.11.26',
      percentuale: '62,5 %',
      nota: 'Due righe\r\nin tutto',
      'link-2': 'https://www.example.org/atto',
      'titolo-2': 'L’atto',
      'link-3': 'http://example.net',
      incontro: 'tenuto',
    };
    const both = [await world.member.post(action, typed), await world.member.post(action, typed)];
    for (const { status, headers } of both) {
      expect([status, headers.get('location')]).toEqual([303, both[0]?.headers.get('location')]);
    }
    const { progress } = await view('scrive', 'corso');
    expect(progress).toHaveLength(2);
    expect(progress.at(-1)).toMatchObject({
      date: '2026-11-20',
      status: 'in-progress',
      percent: 62.5,
      note: { text: 'Due righe\nin tutto' },
      evidence: [{ url: 'https://www.example.org/atto', title: 'L’atto' }, { url: 'http://example.net' }],
    });
    const after = await world.member.get(both[0]?.headers.get('location') ?? '');
    expect(after.page.querySelector('#esito[autofocus]')?.text).toContain('Tenere il corso (in corso, 62,5\u00A0%)');
    expect(after.page.querySelector('#esito')?.text).toContain('Ora l’impegno è scaduto');
    expect(after.page.querySelector('#esito .before-after')?.text).toBe('Prima: 60\u00A0% →, ora:  62,5\u00A0%');
  });

  it('with no more than a note keeps the share that stands, and the page says so', async () => {
    const { action, fields } = formIn(await world.member.get(update('nota', 'corso')));
    const of = async (typed: Record<string, string>) => {
      const { headers } = await world.member.post(action, { ...fields, ...typed });
      const to = headers.get('location') ?? '';
      return (await world.member.get(to)).page.querySelector('#esito .before-after')?.text;
    };
    expect(await of({ nota: 'Si continua' })).toBe('Prima: 60\u00A0% →, ora:  60\u00A0%');
    // A share that is taken out is not said: the one that stands goes on.
    const again = formIn(await world.member.get(update('nota', 'corso')));
    expect(again.fields['percentuale']).toBe('60');
    Object.assign(fields, again.fields);
    expect(await of({ percentuale: '' })).toBe('Prima: 60\u00A0% →, ora:  60\u00A0%');
    const done = formIn(await world.member.get(update('nota', 'corso')));
    expect(done.fields['percentuale']).toBe('60');
    Object.assign(fields, done.fields);
    // Left as it was shown, it is no answer to «fulfilled».
    expect(await of({ stato: 'fulfilled' })).toBe('Prima: 60\u00A0% →, ora:  100\u00A0%');
    expect(formIn(await world.member.get(update('nota', 'corso'))).fields['percentuale']).toBe('');
  });

  test.each<[string, Record<string, string>, string, RegExp]>([
    ['a day that is none', { giorno: '31/2/2026' }, 'giorno', /«31\/2\/2026» non è una data/],
    ['no day', { giorno: ' ' }, 'giorno', /scrivere il giorno/],
    ['a day to come', { giorno: '1/12/2026' }, 'giorno', /01\/12\/2026 è nel futuro.*oggi è il 22\/11\/2026/],
    ['a share that can be read in two ways', { percentuale: '1.500' }, 'percentuale', /in due modi/],
    ['a share above all', { percentuale: '101' }, 'percentuale', /da 0 a 100/],
    ['half of all', { stato: 'fulfilled', percentuale: '50' }, 'percentuale', /per intero/],
    ['no status', { stato: 'boh' }, 'stato', /scegliere/],
    ['an address without its beginning', { 'link-1': 'comune.it' }, 'link-1', /https:\/\//],
    ['an address that is none', { 'link-3': 'https://' }, 'link-3', /https:\/\//],
    ['a title without an address', { 'titolo-2': 'Atto' }, 'link-2', /manca l’indirizzo/],
    ['a meeting that is not there', { incontro: 'mai' }, 'incontro', /non ha un incontro «mai»/],
    ['a note with what nobody types', { nota: 'a\u0007b' }, 'nota', /carattere di controllo/],
  ])('refuses %s beside its field, keeping everything', async (_, wrong, field, why) => {
    const kept = {
      nota: `Mia nota ${HOSTILE}`,
      'link-2': 'https://example.org/mio',
      'titolo-2': 'Mio',
      stato: 'in-progress',
    };
    const typed: Record<string, string> = { ...kept, ...('titolo-2' in wrong && { 'link-2': '' }), ...wrong };
    const refused = await sendForm(world.member, update('rifiuta', 'corso'), typed);
    expect([400, 422]).toContain(refused.status);
    expect(problemOf(refused, field)).toMatch(why);
    expect(refused.page.querySelector('[role=alert]')?.text).toMatch(why);
    expect(refused.page.querySelector('title')?.text).toMatch(/^Errore: /);
    for (const [name, value] of Object.entries(typed)) {
      if (name === 'stato' || name === 'incontro') continue;
      expect([name, valueIn(refused, name)]).toEqual([name, value]);
    }
    expect(refused.html).not.toMatch(/<script(?! type="module")|<img/i);
    expect(await countOf('rifiuta', 'corso')).toBe(1);
  });

  it('refuses days from the withdrawal on, and takes those before', async () => {
    const refused = await sendForm(world.member, update('rifiuta', 'ritirato'), {
      giorno: '10/11/2026',
      stato: 'in-progress',
    });
    expect([refused.status, problemOf(refused, 'giorno')]).toEqual([422, expect.stringContaining('dal 10/11/2026')]);
    const taken = await sendForm(world.member, update('rifiuta', 'ritirato'), {
      giorno: '9/11/2026',
      stato: 'in-progress',
    });
    expect(taken.status).toBe(303);
  });

  it('tells the second what the first recorded; nothing typed is lost', async () => {
    const { action, fields } = formIn(await world.member.get(update('insieme', 'sala')));
    await sendForm(world.coordinator, update('insieme', 'sala'), { stato: 'fulfilled', nota: 'Prima io' });
    const typed = {
      ...fields,
      stato: 'in-progress',
      giorno: '21/11/2026',
      nota: 'La mia nota',
      'link-1': 'https://example.org',
    };
    const refused = await world.member.post(action, typed);
    expect(refused.status).toBe(412);
    const alert = summaryOf(refused.page.querySelector('[role=alert][autofocus]'));
    expect(alert).toContain('qualcun altro');
    expect(alert).toContain('Dare una sala (adempiuto) – 22 novembre 2026, ore 10:15, Anna Rossi');
    expect([valueIn(refused, 'nota'), valueIn(refused, 'giorno'), valueIn(refused, 'link-1')]).toEqual([
      'La mia nota',
      '21/11/2026',
      'https://example.org',
    ]);
    await isTakenWhenSentAgain(refused);
    expect(await countOf('insieme', 'sala')).toBe(3);
  });
});

describe('a correction', () => {
  it('sends only what changed, once, and shows what it was', async () => {
    const { action, fields } = formIn(await world.member.get(correction('corregge', 'corso', 'corso-1')));
    expect([fields['giorno'], fields['stato'], fields['percentuale']]).toEqual(['01/10/2026', 'in-progress', '60']);
    const typed = { ...fields, percentuale: '55', motivo: 'Contato due volte' };
    for (const _ of [1, 2]) expect((await world.member.post(action, typed)).status).toBe(303);
    const [entry] = (await view('corregge', 'corso')).progress;
    expect(entry.corrections).toHaveLength(1);
    expect(Object.keys(entry.corrections[0]).sort()).toEqual(['actor', 'id', 'of', 'percent', 'reason', 'revision']);
    const { words } = await world.viewer.get(at('corregge', 'corso'));
    expect(words).toMatch(
      /Rettificato: era «in corso, 60\s%» il 01\/10\/2026, diventa «in corso, 55\s%» il 01\/10\/2026\./,
    );
    expect(words).toContain('Motivo: Contato due volte');
  });

  test.each<[string, Record<string, string>, string, RegExp]>([
    ['no reason', { percentuale: '10' }, 'motivo', /che cosa era sbagliato/],
    ['a day that is none', { giorno: '32/1/2026', motivo: 'x' }, 'giorno', /non è una data/],
    ['a day to come', { giorno: '1/1/2027', motivo: 'x' }, 'giorno', /nel futuro/],
  ])('refuses %s, keeping what was typed', async (_, typed, field, why) => {
    const refused = await sendForm(world.member, correction('rifiuta', 'corso', 'corso-1'), typed);
    expect([400, 422]).toContain(refused.status);
    expect(problemOf(refused, field)).toMatch(why);
    for (const [name, value] of Object.entries(typed)) expect([name, valueIn(refused, name)]).toEqual([name, value]);
  });

  it('that changes nothing says so', async () => {
    const refused = await sendForm(world.member, correction('rifiuta', 'corso', 'corso-1'), { motivo: 'Così' });
    expect([refused.status, summaryOf(refused.page.querySelector('[role=alert]'))]).toEqual([
      400,
      expect.stringContaining('nulla di diverso'),
    ]);
    expect(valueIn(refused, 'motivo')).toBe('Così');
  });

  it('keeps what was typed beside what somebody else has corrected meanwhile', async () => {
    const path = correction('unisce', 'corso', 'corso-1');
    const { action, fields } = formIn(await world.member.get(path));
    await sendForm(world.coordinator, path, { percentuale: '70', motivo: 'Io so meglio' });
    const refused = await world.member.post(action, { ...fields, giorno: '2/10/2026', motivo: 'Il giorno dopo' });
    expect(refused.status).toBe(412);
    expect(summaryOf(refused.page.querySelector('[role=alert]'))).toContain('70\u00A0%');
    // What the member had left alone is as it stands now; what they typed is theirs.
    expect([valueIn(refused, 'giorno'), valueIn(refused, 'percentuale'), valueIn(refused, 'motivo')]).toEqual([
      '2/10/2026',
      '70',
      'Il giorno dopo',
    ]);
    await isTakenWhenSentAgain(refused);
    expect((await view('unisce', 'corso')).standing).toMatchObject({ date: '2026-10-02', percent: 70 });
  });
});

describe('an annulment', () => {
  it('needs a reason, says what will hold, and shows it in the history', async () => {
    const path = annulment('annulla', 'sala', 'sala-1');
    expect((await world.member.get(path)).words).toContain('Dell’impegno non resterà detto più nulla');
    const refused = await sendForm(world.member, path, { motivo: ' ' });
    expect([refused.status, problemOf(refused, 'motivo')]).toEqual([400, expect.stringContaining('perché')]);
    const { action, fields } = formIn(await world.member.get(path));
    const typed = { ...fields, motivo: 'Sull’impegno sbagliato' };
    for (const _ of [1, 2]) expect((await world.member.post(action, typed)).status).toBe(303);
    const { page, words } = await world.viewer.get(at('annulla', 'sala'));
    expect(page.querySelector('.progress-list .annulled h3 s')?.text).toBe('01/06/2026: in corso');
    expect(words).toContain('Annullato il 22/11/2026. Motivo: Sull’impegno sbagliato');
    const own = await world.member.get(at('annulla', 'sala'));
    expect(own.page.querySelectorAll('.progress-list a[href*="/voci/"]')).toHaveLength(0);
    for (const again of [path, correction('annulla', 'sala', 'sala-1')]) {
      const { status, words: said } = await world.member.get(again);
      expect([status, said]).toEqual([422, expect.stringContaining('già annullata')]);
    }
  });

  it('of a correction brings back what stood before', async () => {
    await sendForm(world.member, correction('annulla', 'corso', 'corso-1'), { percentuale: '90', motivo: 'Di più' });
    const id = (await view('annulla', 'corso')).progress[0].corrections[0].id;
    const path = annulment('annulla', 'corso', id);
    expect((await world.member.get(at('annulla', 'corso'))).page.querySelector(`a[href="${path}"]`)).not.toBeNull();
    await sendForm(world.member, path, { motivo: 'Era giusto' });
    expect((await view('annulla', 'corso')).standing).toMatchObject({ percent: 60 });
    expect((await world.viewer.get(at('annulla', 'corso'))).words).toContain('Rettifica annullata il 22/11/2026.');
  });
});

describe('what a role may not do', () => {
  const FORMS = [
    update('rifiuta', 'sala-altri'),
    correction('rifiuta', 'sala-altri', 'altri-1'),
    annulment('rifiuta', 'sala-altri', 'altri-1'),
  ];
  const TYPED = { giorno: '20/11/2026', stato: 'not-fulfilled', motivo: 'x' };

  test.each(['member', 'evaluator', 'viewer'] as const)(
    'is not offered to the %s, and refused by hand',
    async (who) => {
      const browser: Browser = world[who];
      const shown = await browser.get(at('rifiuta', 'sala-altri'));
      expect(shown.page.querySelectorAll('main form')).toHaveLength(0);
      expect(shown.page.querySelectorAll('main a[href*="/voci/"], main a[href$="/aggiornamento"]')).toHaveLength(0);
      const before = await view('rifiuta', 'sala-altri');
      for (const path of FORMS) {
        for (const refused of [await browser.get(path), await browser.post(path, TYPED)]) {
          expect([path, refused.status, refused.page.querySelector('h1')?.text]).toEqual([path, 403, 'Non consentito']);
        }
      }
      expect(await view('rifiuta', 'sala-altri')).toEqual(before);
    },
  );

  it('nor from elsewhere, nor of what is not there', async () => {
    for (const path of FORMS) {
      const headers = { origin: 'https://altrove.example' };
      expect((await world.coordinator.post(path, TYPED, { headers })).status).toBe(403);
    }
    expect(await countOf('rifiuta', 'sala-altri')).toBe(1);
    for (const path of [
      update('rifiuta', 'boh'),
      correction('rifiuta', 'sala', 'altri-1'),
      annulment('rifiuta', 'sala', 'x'),
    ]) {
      expect([path, (await world.coordinator.get(path)).status]).toEqual([path, 404]);
    }
  });
});
