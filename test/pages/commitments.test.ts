import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import { Browser, type Visited } from './browser.js';
import { type CommitmentsWorld, commitmentOf, commitmentsWorld, say, TODAY } from './commitments-world.js';
import { formIn, sendForm } from './form.js';

const AGREEMENTS = ['vede', 'conferma', 'insieme', 'ritorni', 'rifiuti', 'scaduta', 'chiede'] as const;
let world: CommitmentsWorld;

const listOf = (agreement: string, query = '') => `/accordi/${agreement}/impegni${query}`;
const pageOf = (agreement: string, id: string) => `/accordi/${agreement}/impegni/${id}`;
const confirmOf = (agreement: string, id: string) => `${pageOf(agreement, id)}/conferma`;
const buttonOf = (agreement: string, id: string) => `form[action="${confirmOf(agreement, id)}"]`;
const progressOf = async (agreement: string, id: string): Promise<{ date: string; status: string }[]> =>
  (await commitmentOf(world.service, agreement, id)).progress;

beforeAll(async () => {
  world = await commitmentsWorld(AGREEMENTS);
  await world.service.agreement({ id: 'vuoto', validFrom: '2026-03-01', commitments: [], indicators: [] });
}, 60_000);

afterAll(() => world.service.stop());

describe('the list', () => {
  it('shows a member theirs first, with one press where that makes sense, and the others folded', async () => {
    const { page, words } = await world.member.get(listOf('vede'));
    const headings = page.querySelectorAll('main h2').map((heading) => heading.text);
    expect(headings.slice(0, 2)).toEqual(['I miei impegni: C.I.S.S.', 'Gli altri partner']);
    expect(page.querySelectorAll('details.folded summary').map(({ text }) => text)).toEqual([
      expect.stringContaining('Diaconia Valdese Valli'),
      expect.stringContaining('Chronos'),
    ]);
    const buttons = page.querySelectorAll('form.confirm').map((form) => form.getAttribute('action'));
    expect(buttons).toEqual([confirmOf('vede', 'sala'), confirmOf('vede', 'sportello')]);
    expect(words).toContain('Mantenuto, come prima: Tenere aperto lo sportello');
    expect(words).toContain('registra oggi, 22/11/2026: in corso, come il 12/10/2026');
    expect(words).toContain(
      'Ultima conferma il 12/10/2026, 41 giorni fa: in corso. Da confermare entro il 12/01/2027.',
    );
    expect(words).toContain('Andava confermato entro il 01/09/2026.');
    expect(words).toContain('con scadenza il 01/11/2026');
    expect(words).toContain('ritirato dal 10/11/2026');
    expect(page.querySelector('.commitment-parts')?.text).toContain('La parte di base');
  });

  it('shows a coordinator every partner with counts, and one press on all that can be repeated', async () => {
    const { page, words } = await world.coordinator.get(listOf('vede'));
    expect(page.querySelectorAll('main h2').map(({ text }) => text)).toEqual([
      'C.I.S.S.',
      'Diaconia Valdese Valli',
      'Chronos',
      'Condivisi, partner per partner',
      'Ritirati',
    ]);
    expect(words).toContain('C.I.S.S.Mantenuti o adempiuti: 1 su 3; non confermati: 1; scaduti: 1.');
    expect(words).toContain('Ultimo aggiornamento il 20/10/2026, 33 giorni fa: non adempiuto.');
    expect(page.querySelectorAll('form.confirm')).toHaveLength(5);
    // Kept in part only: it is no «mantenuto» that is repeated.
    expect(page.querySelector(`${buttonOf('vede', 'a-meta')} button`)?.text).toMatch(/^Come prima/);
    expect(page.querySelector(buttonOf('vede', 'smesso'))).toBeNull();
    expect(page.querySelectorAll('a[href$="/aggiornamento"]').length).toBeGreaterThan(8);
  });

  test.each(['evaluator', 'viewer'] as const)('offers the %s nothing to press', async (who) => {
    const { status, page, words } = await world[who].get(listOf('vede'));
    expect(status).toBe(200);
    expect(words).toContain('Dare una sala');
    expect(page.querySelectorAll('main form')).toHaveLength(0);
    expect(page.querySelectorAll('main a[href$="/aggiornamento"]')).toHaveLength(0);
  });

  it('puts a shared promise side by side, and says who is missing', async () => {
    const { page } = await world.viewer.get(listOf('vede', '?mostra=condivisi'));
    const rows = page.querySelectorAll('#condiviso-g tbody tr').map(({ text }) => text);
    expect(rows).toEqual([
      expect.stringMatching(/^C\.I\.S\.S\..*non confermato/),
      expect.stringMatching(/^Diaconia Valdese Valli.*mantenuto/),
    ]);
    expect(page.querySelector('#condiviso-g')?.text).toContain('1 su 2 lo mantengono; mancano: C.I.S.S.');
  });

  test.each([
    ['?mostra=miei', 3, 3],
    ['?mostra=da-confermare', 1, 1],
    ['?mostra=scaduti', 1, 1],
    ['?mostra=boh', 8, 9],
  ])('filters %s', async (query, count, rows) => {
    const { page } = await world.member.get(listOf('vede', query));
    expect(page.querySelectorAll('.commitments > li')).toHaveLength(rows);
    const current = page.querySelector('main nav a[aria-current="true"]');
    expect(current?.text).toContain(`(${count})`);
  });

  it('waits for news of a part, not of the whole that it speaks for', async () => {
    const continuous = { partner: 'ciss', kind: 'continuous', reportEvery: 'P3M' };
    const one = (id: string, fields: object) => ({ id, title: id, ...continuous, ...fields });
    const commitments = [one('intero', {}), one('parte', { parent: 'intero' }), one('solo', {})];
    await world.service.agreement({ id: 'parti', validFrom: '2026-03-01', commitments, indicators: [] });
    await say(world.service, 'parti/commitments/parte/progress', { date: '2026-11-01', status: 'in-progress' });
    const admin = new Browser(world.service);
    await admin.signIn('admin@esempio.it', 'una password lunga');
    const ofParts = 'Lo stato è quello delle sue parti.';
    const whole = await admin.get(pageOf('parti', 'intero'));
    expect(whole.words).toContain(ofParts);
    expect(whole.words).not.toMatch(/[Cc]onferma\w+ entro il 01\/06\/2026/);
    expect((await admin.get(pageOf('parti', 'parte'))).words).toContain('Da confermare entro il 01/02/2027.');
    const alone = await admin.get(pageOf('parti', 'solo'));
    expect(alone.words).toContain('Non è ancora registrato nulla. Andava confermato entro il 01/06/2026.');
    expect(alone.words).not.toContain(ofParts);
  });

  it('says what to do where there is nothing', async () => {
    const admin = new Browser(world.service);
    await admin.signIn('admin@esempio.it', 'una password lunga');
    const { words } = await admin.get(listOf('vuoto'));
    expect(words).toContain('non è registrato nessun impegno');
    expect(words).toContain('chi coordina può aggiungerlo');
  });

  it('speaks English', async () => {
    const { words, page } = await world.member.get(listOf('vede', '?lang=en'));
    expect(words).toContain('My commitments: C.I.S.S.');
    expect(words).toContain('Kept, as before');
    expect(formIn({ page, words }, 'main form.confirm').action).toBe(`${confirmOf('vede', 'sala')}?lang=en`);
  });

  it('leads nowhere that is not there', async () => {
    for (const path of [
      listOf('vede'),
      pageOf('vede', 'sala'),
      pageOf('vede', 'corso-base'),
      pageOf('vede', 'ritirato'),
    ]) {
      const { page } = await world.coordinator.get(path);
      for (const link of page.querySelectorAll('main a[href^="/"]')) {
        const [target = '', anchor] = (link.getAttribute('href') ?? '').replaceAll('&amp;', '&').split('#');
        const { status, page: found } = await world.coordinator.get(target);
        expect([target, status]).toEqual([target, 200]);
        if (anchor !== undefined) expect([anchor, found.querySelector(`#${anchor}`) !== null]).toEqual([anchor, true]);
      }
      for (const link of page.querySelectorAll('main a[href^="#"]')) {
        expect(page.querySelector(link.getAttribute('href') ?? '')).not.toBeNull();
      }
    }
  });

  it('is not there for who may not see the agreement', async () => {
    const stranger = new Browser(world.service);
    expect((await stranger.get(listOf('vede'))).status).toBe(303);
    for (const path of [listOf('nulla'), listOf('vuoto'), pageOf('vede', 'boh'), pageOf('vede', '__proto__')]) {
      expect([path, (await world.viewer.get(path)).status]).toEqual([path, 404]);
    }
  });
});

describe('one press', () => {
  it('records today what was last said, once however often it is sent, and shows it at once', async () => {
    const seen = await world.member.get(listOf('conferma'));
    const { action, fields } = formIn(seen, buttonOf('conferma', 'sala'));
    const both = await Promise.all([world.member.post(action, fields), world.member.post(action, fields)]);
    for (const { status, headers } of both) {
      expect(status).toBe(303);
      expect(headers.get('location')).toMatch(/^\/accordi\/conferma\/impegni\?fatto=\d+#esito$/);
    }
    expect(await progressOf('conferma', 'sala')).toEqual([
      expect.objectContaining({ date: '2026-06-01' }),
      expect.objectContaining({ date: '2026-11-22', status: 'in-progress' }),
    ]);
    const after = await world.member.get(both[0].headers.get('location') ?? '');
    expect(after.page.querySelector('#esito[autofocus]')?.text).toContain('Dare una sala (in corso)');
    expect(after.words).toContain('Ultima conferma il 22/11/2026, oggi: in corso.');
    expect(after.page.querySelector(buttonOf('conferma', 'sala'))).toBeNull();
  });

  it('repeats the share too', async () => {
    await sendForm(world.coordinator, pageOf('conferma', 'a-meta'), {}, 'form.confirm');
    expect((await progressOf('conferma', 'a-meta')).at(-1)).toMatchObject({ status: 'in-progress', percent: 50 });
  });

  it('tells the second what the first recorded, and lets them confirm again', async () => {
    const seen = await world.member.get(listOf('insieme', '?mostra=miei'));
    const { action, fields } = formIn(seen, buttonOf('insieme', 'sportello'));
    const body = { date: '2026-11-20', status: 'in-progress', percent: 70 };
    await say(world.service, 'insieme/commitments/sportello/progress', body);
    const refused = await world.member.post(action, fields);
    expect(refused.status).toBe(412);
    const alert = refused.page.querySelector('[role=alert][autofocus]')?.text ?? '';
    expect(alert).toContain('Nulla è stato confermato');
    expect(alert).toContain('Tenere aperto lo sportello (in corso, 70\u00A0%)');
    expect(await progressOf('insieme', 'sportello')).toHaveLength(2);

    const again = formIn(refused, 'form.confirm');
    const done = await world.member.post(again.action, again.fields);
    expect(done.headers.get('location')).toMatch(/^\/accordi\/insieme\/impegni\?mostra=miei&fatto=\d+#esito$/);
    expect((await progressOf('insieme', 'sportello')).at(-1)).toMatchObject({ date: '2026-11-22', percent: 70 });
  });

  test.each([
    ['/', /^\/\?fatto=\d+&accordo=ritorni#esito$/],
    ['/accordi/ritorni', /^\/accordi\/ritorni\?fatto=\d+#esito$/],
    ['', /^\/accordi\/ritorni\/impegni\/sportello\?fatto=\d+#esito$/],
    ['//altrove.example', /^\/accordi\/ritorni\/impegni\/sportello\?/],
    ['https://altrove.example/', /^\/accordi\/ritorni\/impegni\/sportello\?/],
    ['/\\altrove.example', /^\/accordi\/ritorni\/impegni\/sportello\?/],
  ])('goes back to %j', async (verso, location) => {
    // Without a base or a key, as somebody might send it by hand.
    const { headers, status } = await world.member.post(confirmOf('ritorni', 'sportello'), { verso });
    expect([status, headers.get('location')]).toEqual([303, expect.stringMatching(location)]);
  });

  it('keeps the language of the address', async () => {
    const { headers } = await world.member.post(`${confirmOf('ritorni', 'sportello')}?lang=en`, { verso: '/' });
    expect(headers.get('location')).toMatch(/^\/\?fatto=\d+&accordo=ritorni&lang=en#esito$/);
  });

  test.each([
    ['evaluator', 'sportello'],
    ['viewer', 'sportello'],
    ['member', 'a-meta'],
  ] as const)('is refused to the %s on %s, tried by hand', async (who, id) => {
    const before = await progressOf('rifiuti', id);
    const { status, page } = await world[who].post(confirmOf('rifiuti', id), { verso: '/' });
    expect([status, page.querySelector('h1')?.text]).toEqual([403, 'Non consentito']);
    expect(await progressOf('rifiuti', id)).toEqual(before);
  });

  test.each([
    ['corso', 'solo un impegno continuativo'],
    ['smesso', 'era «non adempiuto»'],
    ['ritirato', 'ritirato dal 10/11/2026'],
    ['corso-base', 'solo un impegno continuativo'],
  ])('of %s says why there is nothing to repeat', async (id, why) => {
    const before = await progressOf('rifiuti', id);
    const { status, page } = await world.coordinator.post(confirmOf('rifiuti', id), {});
    expect([status, page.querySelector('[role=alert]')?.text]).toEqual([422, expect.stringContaining(why)]);
    expect(await progressOf('rifiuti', id)).toEqual(before);
  });

  it('of what nothing was said yet points to the update', async () => {
    await say(world.service, 'rifiuti/commitments', {
      id: 'nuovo',
      partner: 'ciss',
      kind: 'continuous',
      title: 'Nuovo',
    });
    const { status, words } = await world.member.post(confirmOf('rifiuti', 'nuovo'), {});
    expect([status, words]).toEqual([422, expect.stringContaining('non c’è un «prima» da ripetere')]);
    expect((await world.member.get(pageOf('rifiuti', 'nuovo'))).words).toContain('si comincia da «Aggiorna…»');
  });

  it('confirms nothing once the agreement is over, nor across midnight twice under one button', async () => {
    const late = new Browser(world.service);
    const pressedOn = async (instant: string, press: () => Promise<Visited>): Promise<Visited> => {
      world.clock.set(instant);
      await late.signIn('componente@esempio.it');
      return press();
    };
    const at = pageOf('scaduta', 'sportello');
    const first = await pressedOn('2026-11-22T22:30:00.000Z', () => late.get(at));
    const { action, fields } = formIn(first, 'form.confirm');
    expect((await late.post(action, fields)).status).toBe(303);
    const reused = await pressedOn('2026-11-23T09:00:00.000Z', () => late.post(action, fields));
    expect([reused.status, reused.words]).toEqual([422, expect.stringContaining('si era già confermato')]);
    await say(world.service, 'scaduta/early-end', { date: '2026-11-22', validTo: '2026-11-22' });
    const over = await late.post(`${at}/conferma`, {});
    expect([over.status, over.words]).toEqual([422, expect.stringContaining('L’accordo è finito il 22/11/2026')]);
    expect((await late.get(at)).page.querySelector('form.confirm')).toBeNull();
    expect(await progressOf('scaduta', 'sportello')).toHaveLength(2);
    world.clock.set(TODAY);
  });

  it('answers a GET with the commitment, and a request from elsewhere with a no', async () => {
    const shown = await world.member.get(confirmOf('chiede', 'sportello'));
    expect([shown.status, shown.headers.get('location')]).toEqual([303, pageOf('chiede', 'sportello')]);
    const headers = { origin: 'https://altrove.example' };
    const elsewhere = await world.member.post(confirmOf('chiede', 'sportello'), {}, { headers });
    expect(elsewhere.status).toBe(403);
    expect(await progressOf('chiede', 'sportello')).toHaveLength(1);
    const nobody = await new Browser(world.service).post(confirmOf('chiede', 'sportello'), {});
    expect([nobody.status, nobody.headers.get('location')]).toEqual([303, expect.stringContaining('/accesso?verso=')]);
  });
});
