import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import { Browser, type Visited } from './browser.js';
import { formIn } from './form.js';
import { AT, HOSTILE, indicatorsWorld, STARTING_MS, type World } from './indicators-world.js';

const VALIDATED = '/accordi/validato/indicatori';
let world: World;
let coordinator: Browser;
let member: Browser;

beforeAll(async () => {
  world = await indicatorsWorld();
  coordinator = await world.someone('coordina', 'coordinator');
  member = await world.someone('componente', 'member', { partner: 'ciss' });
}, STARTING_MS);

afterAll(() => world.service.stop());

/** What the form of a page would send, with some fields filled in otherwise. */
const formFields = (shown: Visited, filled: Record<string, string> = {}): Record<string, string> => ({
  ...formIn(shown, 'form.recording').fields,
  ...filled,
});
/** The sentence beside a field. */
const besideField = ({ page }: Visited, name: string): string => page.querySelector(`#${name}-errore`)?.text ?? '';
const VALIDATE = 'form[action$="/convalida"]';
/** One press of a button of a page. */
const pressed = (browser: Browser, shown: Visited, selector = VALIDATE): Promise<Visited> => {
  const { action, fields } = formIn(shown, selector);
  return browser.post(action, { ...fields });
};
const flat = (text = ''): string => text.replaceAll(/\s+/g, ' ').trim();
const summary = ({ page }: Visited): string => flat(page.querySelector('.problem-summary')?.text);
const done = ({ page }: Visited): string => flat(page.querySelector('#esito')?.text);
const measurements = async (indicator: string, agreement = 'patto') =>
  (await world.service.send('GET', `/agreements/${agreement}/indicators/${indicator}/measurements`)).json.items;

/** Fills in the form of an address, sends it, and goes where it leads. */
async function sent(browser: Browser, path: string, filled: Record<string, string>): Promise<Visited> {
  return followed(browser, await browser.post(path, formFields(await browser.get(path), filled)));
}

async function followed(browser: Browser, answer: Visited): Promise<Visited> {
  const to = answer.headers.get('location');
  return answer.status === 303 && to !== null ? browser.get(to.split('#')[0] ?? '') : answer;
}

describe('recording a measurement', () => {
  const path = `${AT}/famiglie/rilevazione`;

  it('records what was typed, and says so with the verdict', async () => {
    const form = await member.get(path);
    expect(formFields(form)).toMatchObject({
      data: '01/06/2022',
      valore: '',
      esattezza: 'exact',
      base: expect.any(String),
    });
    expect(form.page.querySelector('#valore-aiuto')?.text).toContain('È la prima.');
    const answer = await member.post(
      path,
      formFields(form, {
        data: '30/9/21',
        valore: '46,5',
        esattezza: 'over',
        nota: 'Dal registro\r\ndei servizi',
        documenti: 'https://example.org/a\r\n https://example.org/b ',
      }),
    );
    expect(answer.headers.get('location')).toMatch(/^\/accordi\/patto\/indicatori\/famiglie\?fatto=\d+#esito$/);
    const seen = await followed(member, answer);
    expect(done(seen)).toBe(
      'Registrato. Rilevazione registrata: Famiglie seguite (oltre 46,5)Prima: nessun dato →, ora: 46,5 famigliein ritardo oltre 46,5 famiglie al 30/09/2021; atteso oggi: 76,66 famiglie; obiettivo: 100 famiglie entro il 31/12/2022.',
    );
    expect((await measurements('famiglie')).at(-1)).toMatchObject({
      date: '2021-09-30',
      value: 46.5,
      qualifier: 'over',
      note: { text: 'Dal registro\ndei servizi' },
      evidence: [{ url: 'https://example.org/a' }, { url: 'https://example.org/b' }],
    });
  });

  it('says beside the field what it was last time', async () => {
    await world.record('famiglie/measurements', { date: '2022-01-31', value: 58, qualifier: 'about' });
    const { page } = await member.get(path);
    expect(page.querySelector('#valore-aiuto')?.text).toContain('Ultima: circa 58 famiglie, il 31/01/2022.');
    expect((await member.get(`${path}?lang=en`)).page.querySelector('#valore-aiuto')?.text).toContain(
      'Last: about 58 famiglie, on 31/01/2022.',
    );
  });

  test.each<[string, Record<string, string>, string, string]>([
    ['no value', { valore: '' }, 'valore', 'scrivere il valore rilevato'],
    ['no day', { data: '' }, 'data', 'scrivere il giorno'],
    ['a day that is none', { data: '31/2/2022' }, 'data', 'non è una data che esiste'],
    ['a day to come', { data: '2/6/2022' }, 'data', 'futur'],
    ['what can be read in two ways', { valore: '1.500' }, 'valore', 'in due modi'],
    ['a decimal point', { valore: '12.5' }, 'valore', 'con la virgola'],
    ['words', { valore: 'molte' }, 'valore', 'non è un numero'],
    [
      'what is no address',
      { documenti: 'https://example.org\nC:\\dati.xls' },
      'documenti',
      '«C:\\dati.xls» non è un indirizzo',
    ],
    ['a dangerous address', { documenti: 'javascript:alert(1)' }, 'documenti', 'non è un indirizzo'],
  ])('refuses %s beside the field, and keeps what was typed', async (_, filled, field, sentence) => {
    const before = (await measurements('famiglie')).length;
    const typed = { data: '1/5/2022', valore: '60', nota: `Nota ${HOSTILE}`, esattezza: 'about', ...filled };
    const refused = await member.post(path, formFields(await member.get(path), typed));
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(refused.status).toBeLessThan(500);
    expect(besideField(refused, field)).toContain(sentence);
    expect(refused.page.querySelector(`#${field}`)?.hasAttribute('autofocus')).toBe(true);
    expect(refused.page.querySelector(`.problem-summary a[href="#${field}"]`)).not.toBeNull();
    expect(refused.page.querySelector('title')?.text).toMatch(/^Errore: /);
    expect(formFields(refused)).toMatchObject(typed);
    expect(await measurements('famiglie')).toHaveLength(before);
  });

  it('refuses in English too', async () => {
    const refused = await member.post(`${path}?lang=en`, formFields(await member.get(path), { valore: '' }));
    expect(besideField(refused, 'valore')).toBe('write the measured value');
    expect(refused.page.querySelector('form.recording')?.getAttribute('action')).toBe(`${path}?lang=en`);
  });

  it('takes a ratio by its parts', async () => {
    const ratio = `${AT}/tempi/rilevazione`;
    const refused = await member.post(
      ratio,
      formFields(await member.get(ratio), { numeratore: '4', denominatore: '0' }),
    );
    expect(besideField(refused, 'denominatore')).toContain('maggiore di zero');
    const seen = await sent(member, ratio, { numeratore: '42', denominatore: '50' });
    expect(done(seen)).toContain('mantenuto 84 % al 01/06/2022; da mantenere: almeno 80 %.');
  });

  it('takes a yes or a no', async () => {
    const yesNo = `${AT}/sportello/rilevazione`;
    const form = await member.get(yesNo);
    expect(form.page.querySelector('#esattezza')).toBeNull();
    const refused = await member.post(yesNo, formFields(form));
    expect(besideField(refused, 'valore')).toBe('scegliere sì o no');
    const seen = await sent(member, yesNo, { valore: '1' });
    expect(done(seen)).toContain('raggiunto sì al 01/06/2022; obiettivo: sì entro il 31/12/2022.');
  });

  it('asks about what looks like a slip, once', async () => {
    const before = (await measurements('famiglie')).length;
    const form = await member.get(path);
    const asked = await member.post(path, formFields(form, { data: '1/3/2022', valore: '580' }));
    expect(asked.status).toBe(400);
    expect(besideField(asked, 'conferma')).toBe('580 famiglie: è molto di più del 31/01/2022 (58 famiglie). È giusto?');
    const token = asked.page.querySelector('input[name=conferma]')?.getAttribute('value') ?? '';
    expect(formFields(asked)).toMatchObject({ valore: '580', data: '1/3/2022' });
    const other = await member.post(path, formFields(asked, { valore: '0,5', conferma: token }));
    expect(besideField(other, 'conferma')).toContain('0,5 famiglie: è molto di meno');
    expect(await measurements('famiglie')).toHaveLength(before);
    const seen = await followed(member, await member.post(path, formFields(asked, { conferma: token })));
    expect(done(seen)).toContain('raggiunto 580 famiglie');
  });

  it('asks before a day is added up twice, and says to write only what is new', async () => {
    const sum = `${AT}/ore/rilevazione`;
    await sent(member, sum, { data: '1/5/2022', valore: '100' });
    const form = await member.get(sum);
    expect(form.page.querySelector('#valore-aiuto')?.text).toContain(
      'scrivere solo quanto si aggiunge (finora in tutto 100 ore)',
    );
    const asked = await member.post(sum, formFields(form, { data: '1/5/2022', valore: '120' }));
    expect(besideField(asked, 'conferma')).toContain('Per il 01/05/2022 c’è già una rilevazione (100 ore)');
    expect(await measurements('ore')).toHaveLength(1);
  });

  it('sent twice is recorded once; sent again with something else, it is told so', async () => {
    const fields = formFields(await member.get(`${AT}/ore/rilevazione`), { data: '2/5/2022', valore: '50' });
    for (const _ of [1, 2]) expect((await member.post(`${AT}/ore/rilevazione`, fields)).status).toBe(303);
    expect(await measurements('ore')).toHaveLength(2);
    const again = await member.post(`${AT}/ore/rilevazione`, { ...fields, data: '3/5/2022' });
    expect(summary(again)).toContain('era già stato registrato');
    expect(formFields(again)['chiave']).not.toBe(fields['chiave']);
  });

  it('of two people the second sees what changed, and loses nothing', async () => {
    const mine = formFields(await member.get(`${AT}/ore/rilevazione`), {
      data: '10/5/2022',
      valore: '70',
      nota: 'Mia',
    });
    await sent(coordinator, `${AT}/ore/rilevazione`, { data: '11/5/2022', valore: '80' });
    const told = await member.post(`${AT}/ore/rilevazione`, mine);
    expect(told.status).toBe(412);
    expect(summary(told)).toContain('qualcun altro ha registrato qualcosa qui');
    expect(summary(told)).toContain('Nulla di ciò che hai scritto è perso');
    expect(summary(told)).toContain('Rilevazione registrata: Ore offerte (80)');
    expect(formFields(told)).toMatchObject({ data: '10/5/2022', valore: '70', nota: 'Mia' });
    const seen = await followed(member, await member.post(`${AT}/ore/rilevazione`, formFields(told)));
    expect(done(seen)).toContain('300 ore all’11/05/2022');
  });

  it('says what was recorded and does not count', async () => {
    const early = await sent(member, path, { data: '1/1/2021', valore: '30' });
    expect(done(early)).toContain('Non conta: è di un giorno che precede il valore di partenza');
  });
});

describe('correcting and annulling', () => {
  it('starts from what stands, asks for a reason, and shows both', async () => {
    await world.record('attesa/measurements', { id: 'a1', date: '2021-12-01', value: 85, qualifier: 'about' });
    const path = `${AT}/attesa/rilevazioni/a1/correzione`;
    const form = await coordinator.get(path);
    expect(formFields(form)).toMatchObject({ data: '01/12/2021', valore: '85', esattezza: 'about', motivo: '' });
    const refused = await coordinator.post(path, formFields(form));
    expect(besideField(refused, 'motivo')).toBe('scrivere perché si corregge');
    expect(besideField(refused, 'valore')).toContain('non c’è nulla da correggere');
    const seen = await sent(coordinator, path, { valore: '38', esattezza: 'exact', motivo: `Letto male ${HOSTILE}` });
    expect(done(seen)).toContain('Registrato. Rilevazione rettificata: Giorni di attesa (38, prima 85');
    const table = flat(seen.page.querySelector('.measurements')?.text);
    expect(table).toContain('38 giornivale, rettificata');
    expect(table).toContain(
      'prima: circa 85 giorni, 01/12/2021poi: 38 giorni, 01/12/2021 – Letto male <script>alert(1)</script>',
    );
    expect(seen.html).not.toContain('<script>alert');
    const again = seen.page.querySelector('.row-actions a[href$="/correzione"]')?.getAttribute('href') ?? '';
    expect(formFields(await coordinator.get(again))).toMatchObject({ valore: '38', esattezza: 'exact' });
  });

  it('a wrong day or value keeps its parts, unless they are changed or taken out', async () => {
    const body = { id: 'o9', date: '2022-04-01', value: 30, breakdown: { Nord: 10, Sud: 20 } };
    await world.record('ore/measurements', body);
    const path = `${AT}/ore/rilevazioni/o9/correzione`;
    await sent(member, path, { data: '2/4/2022', motivo: 'Giorno sbagliato' });
    const [moved] = (await measurements('ore')).filter(({ id }: { id: string }) => id === 'o9');
    expect(moved.standing).toMatchObject({ date: '2022-04-02', value: 30, breakdown: { Nord: 10, Sud: 20 } });
    const standing = async () => {
      const [found] = (await measurements('ore')).filter(({ id }: { id: string }) => id === 'o9');
      return found.standing;
    };
    await sent(member, path, { valore: '31', motivo: 'Una in più' });
    expect(await standing()).toMatchObject({ value: 31, breakdown: { Nord: 10, Sud: 20 } });
    await sent(member, path, { 'quanti-V0': '11', motivo: 'Una in più al Nord' });
    expect(await standing()).toMatchObject({ value: 30, breakdown: { Nord: 11, Sud: 20 } });
    const none = { 'voce-V0': '', 'quanti-V0': '', 'voce-V1': '', 'quanti-V1': '' };
    await sent(member, path, { ...none, motivo: 'Non si sa dove' });
    expect(await standing()).toMatchObject({ value: 30, breakdown: {} });
  });

  it('says which correction falls with a measurement that is annulled', async () => {
    await world.record('attesa/measurements', { id: 'a8', date: '2022-01-02', value: 7 });
    await sent(coordinator, `${AT}/attesa/rilevazioni/a8/correzione`, { valore: '8', motivo: 'Contato di nuovo' });
    const page = await coordinator.get(`${AT}/attesa/rilevazioni/a8/annullamento`);
    expect(page.words).toMatch(/Rilevazione: 7 giorni, 02\/01\/2022.*e la sua rettifica: 8 giorni, 02\/01\/2022/);
  });

  it('annuls with a reason; what is annulled takes nothing more', async () => {
    await world.record('attesa/measurements', { id: 'a9', date: '2022-01-01', value: 1 });
    const path = `${AT}/attesa/rilevazioni/a9`;
    const refused = await coordinator.post(
      `${path}/annullamento`,
      formFields(await coordinator.get(`${path}/annullamento`)),
    );
    expect([refused.status, besideField(refused, 'motivo')]).toEqual([400, 'scrivere il motivo']);
    const fields = formFields(refused, { motivo: 'Di un altro indicatore' });
    const answers = [];
    for (const _ of ['once', 'twice']) answers.push(await coordinator.post(`${path}/annullamento`, fields));
    const [first, second] = answers.map(({ headers }) => headers.get('location'));
    expect(second).toBe(first);
    const seen = await coordinator.get(first?.split('#')[0] ?? '');
    expect(done(seen)).toContain('Rilevazione annullata: Giorni di attesa');
    expect(seen.words).toContain('annullata il 01/06/2022');
    for (const act of ['annullamento', 'correzione', 'rifiuto']) {
      const gone = await coordinator.get(`${path}/${act}`);
      expect([gone.status, summary(gone)]).toEqual([
        422,
        'Questa rilevazione è già annullata: non c’è più nulla da cambiare.',
      ]);
      expect(gone.page.querySelector('.measurements')).not.toBeNull();
    }
  });
});

describe('where measurements have to be validated', () => {
  let author: Browser;
  let reviewer: Browser;

  beforeAll(async () => {
    author = await world.someone('autrice', 'member', { agreement: 'validato', partner: 'ciss' });
    reviewer = await world.someone('convalida', 'coordinator', { agreement: 'validato' });
  }, STARTING_MS);

  it('one waits until a coordinator presses once', async () => {
    const recorded = await sent(author, `${VALIDATED}/famiglie/rilevazione`, { data: '1/5/2022', valore: '70' });
    expect(done(recorded)).toContain('Conterà quando chi coordina l’avrà convalidata.');
    expect(recorded.words).toContain('da convalidare');
    expect(recorded.page.querySelector(VALIDATE)).toBeNull();
    expect((await reviewer.get(VALIDATED)).words).toContain('1 rilevazione da convalidare');
    const waiting = await reviewer.get(`${VALIDATED}/famiglie`);
    const seen = await followed(reviewer, await pressed(reviewer, waiting));
    expect(done(seen)).toContain(
      'Rilevazione validata: Famiglie seguitePrima: nessun dato →, ora: 70 famigliein ritardo 70 famiglie',
    );
    expect(seen.words).toContain('convalidata');
    expect((await reviewer.get(formIn(waiting, VALIDATE).action)).headers.get('location')).toBe(
      `${VALIDATED}/famiglie#rilevazioni`,
    );
  });

  it('pressed on what was corrected meanwhile, nothing is validated and the page says what changed', async () => {
    await sent(author, `${VALIDATED}/ore/rilevazione`, { data: '1/5/2022', valore: '85' });
    const [recorded] = await measurements('ore', 'validato');
    const shown = await reviewer.get(`${VALIDATED}/ore`);
    await sent(author, `${VALIDATED}/ore/rilevazioni/${recorded.id}/correzione`, {
      valore: '58',
      motivo: 'Letto male',
    });
    const told = await pressed(reviewer, shown);
    expect(told.status).toBe(412);
    expect(summary(told)).toContain('Nulla è stato convalidato');
    expect(summary(told)).toContain('Rilevazione rettificata: Ore offerte (58, prima 85)');
    expect((await measurements('ore', 'validato'))[0]).not.toHaveProperty('standing');
    const open = told.page.querySelectorAll(VALIDATE).map((one) => one.getAttribute('action'));
    expect(open).toHaveLength(1);
    expect(open[0]).not.toContain(recorded.id);
  });

  it('the author of a rejected one reads why, until it is put right', async () => {
    await sent(author, `${VALIDATED}/tempi/rilevazione`, { data: '30/4/2022', numeratore: '4', denominatore: '50' });
    const [recorded] = await measurements('tempi', 'validato');
    const path = `${VALIDATED}/tempi/rilevazioni/${recorded.id}/rifiuto`;
    const seen = await sent(reviewer, path, { motivo: `Non torna con il registro ${HOSTILE}` });
    expect(done(seen)).toContain('Rilevazione respinta: Colloqui nei tempi');
    const notice = 'La tua rilevazione del 30/04/2022 (4 su 50) è stata respinta';
    for (const [where, named] of [
      [VALIDATED, ', per «Colloqui nei tempi»'],
      [`${VALIDATED}/tempi`, ''],
    ] as const) {
      const told = await author.get(where);
      expect(flat(told.page.querySelector('.rejected')?.text)).toContain(
        `${notice}${named}: Non torna con il registro <script>`,
      );
      expect(told.html).not.toContain('<script>alert');
      expect((await reviewer.get(where)).page.querySelector('.rejected')).toBeNull();
    }
    const correct = (await author.get(VALIDATED)).page.querySelector('.rejected a')?.getAttribute('href') ?? '';
    const form = await author.get(correct);
    expect(formFields(form)).toMatchObject({ numeratore: '4', denominatore: '50' });
    await followed(
      author,
      await author.post(correct, formFields(form, { numeratore: '40', motivo: 'Mancava uno zero' })),
    );
    expect((await author.get(VALIDATED)).page.querySelector('.rejected')).toBeNull();
    const [after] = await measurements('tempi', 'validato');
    const correction = `${VALIDATED}/tempi/rilevazioni/${after.corrections[0].id}/rifiuto`;
    await sent(reviewer, correction, { motivo: 'Ancora no' });
    expect((await author.get(`${VALIDATED}/tempi`)).words).toContain(
      'La tua rettifica della rilevazione del 30/04/2022 (40 su 50) è stata respinta: Ancora no',
    );
  });

  it('one that was annulled waits for nobody, whatever became of its corrections', async () => {
    const at = `${VALIDATED}/attesa`;
    const owner = await world.someone('diaconia', 'member', { agreement: 'validato', partner: 'diaconia' });
    const corrected = async (data: string): Promise<string> => {
      await sent(owner, `${at}/rilevazione`, { data, valore: '40' });
      const { id } = (await measurements('attesa', 'validato')).at(-1);
      await sent(owner, `${at}/rilevazioni/${id}/correzione`, { valore: '30', motivo: 'Letto male' });
      return id;
    };
    const pending = await corrected('30/4/2022');
    const rejected = await corrected('1/5/2022');
    const [correction] = (await measurements('attesa', 'validato')).at(-1).corrections;
    await world.record(`attesa/measurements/${rejected}/rejection`, { reason: 'Non torna' }, 'validato');
    await world.record(`attesa/measurements/${correction.id}/rejection`, { reason: 'Nemmeno questa' }, 'validato');
    const told = async () => {
      const card = (await reviewer.get(VALIDATED)).page.querySelector(`li:has(h3 a[href="${at}"])`);
      const notice = (await owner.get(VALIDATED)).page.querySelector('.rejected');
      return [card?.text.includes('1 rilevazione da convalidare'), notice?.querySelectorAll('p').length ?? 0];
    };
    expect(await told()).toEqual([true, 2]);
    for (const id of [pending, rejected]) {
      await sent(owner, `${at}/rilevazioni/${id}/annullamento`, { motivo: 'Altro indicatore' });
    }
    expect(await told()).toEqual([false, 0]);
  });

  it('a rejected one can be validated after all', async () => {
    const before = await reviewer.get(`${VALIDATED}/tempi`);
    const forms = before.page.querySelectorAll(VALIDATE);
    expect(forms.map((form) => flat(form.text))).toEqual(
      ['', ''].map(() => 'Convalida comunque: rilevazione del 30/04/2022'),
    );
    const last = forms.at(-1)?.getAttribute('action');
    const seen = await followed(reviewer, await pressed(reviewer, before, `form[action="${last}"]`));
    expect(done(seen)).toContain(
      'Rilevazione validata: Colloqui nei tempiPrima: nessun dato →, ora: 80 %mantenuto 80 %',
    );
    expect((await author.get(`${VALIDATED}/tempi`)).page.querySelector('.rejected')).toBeNull();
  });
});

describe('who may not', () => {
  const FORMS = [
    '/famiglie/rilevazione',
    ...['correzione', 'annullamento', 'rifiuto', 'convalida'].map((act) => `/famiglie/rilevazioni/r1/${act}`),
  ];

  beforeAll(() => world.record('famiglie/measurements', { id: 'r1', date: '2021-05-01', value: 44 }));

  test.each([
    ['a viewer', 'viewer', undefined, FORMS],
    ['an evaluator', 'evaluator', undefined, FORMS],
    ['a member for another partner', 'member', 'diaconia', FORMS],
    ['a member, of what coordinators do', 'member', 'ciss', FORMS.slice(3)],
  ] as const)('%s is neither offered a form nor let through by hand', async (name, role, partner, forms) => {
    const browser = await world.someone(name.replaceAll(/\W/g, '-'), role, partner ? { partner } : {});
    const before = (await world.service.send('GET', '/agreements/patto')).json.revision;
    const page = await browser.get(`${AT}/famiglie`);
    const offered = page.page
      .querySelectorAll('main a, main form')
      .map((element) => element.getAttribute('href') ?? element.getAttribute('action') ?? '');
    for (const form of forms) {
      expect(offered.filter((to) => to.endsWith(form.slice(form.lastIndexOf('/'))))).toEqual([]);
      if (!form.endsWith('convalida')) expect((await browser.get(AT + form)).status).toBe(403);
      const tried = await browser.post(AT + form, { valore: '1', data: '1/5/2022', motivo: 'Provo' });
      expect([tried.status, tried.page.querySelector('h1')?.text]).toEqual([403, 'Non consentito']);
    }
    expect((await world.service.send('GET', '/agreements/patto')).json.revision).toBe(before);
  });

  it('from elsewhere nobody is', async () => {
    for (const form of FORMS) {
      const refused = await coordinator.post(
        AT + form,
        { motivo: 'x' },
        { headers: { origin: 'https://altrove.example' } },
      );
      expect(refused.status).toBe(403);
    }
  });

  it('without signing in one comes back to the form', async () => {
    const asked = await new Browser(world.service).get(`${AT}/famiglie/rilevazione`);
    expect(asked.headers.get('location')).toBe(`/accesso?verso=${encodeURIComponent(`${AT}/famiglie/rilevazione`)}`);
  });

  test.each(['/nulla/rilevazione', '/famiglie/rilevazioni/nulla/correzione', '/famiglie/rilevazioni/nulla/rifiuto'])(
    'nobody finds %s',
    async (path) => {
      expect((await coordinator.get(AT + path)).status).toBe(404);
      expect((await coordinator.post(AT + path, { motivo: 'x' })).status).toBe(404);
    },
  );
});
