import { describe, expect, it } from '@jest/globals';
import { formIn } from './form.js';
import { commitment, hrefsOf, linesOf, OverviewWorld, ofOthers, section, wordsOf } from './overview-world.js';

let world: OverviewWorld;

OverviewWorld.withThree((started) => {
  world = started;
});

describe('what is about to be missed', () => {
  it('is said to all who see the agreement, with a way to look for who may do nothing', async () => {
    for (const [name, role] of [
      ['legge', 'viewer'],
      ['valuta', 'evaluator'],
    ] as const) {
      const visited = await (await world.someone(name, ['patto', { role }])).get('/');
      expect(linesOf(visited, 'sta-per-mancare')).toEqual([
        expect.stringMatching(/^Patto patto: 1 impegno scaduto, 3 non confermati Vedi: /),
        expect.stringMatching(
          /^Patto patto: 2 incontri su 6; il prossimo al più presto, non oltre il 28\/05\/2026 Vedi/,
        ),
        expect.stringMatching(/^Verbale del 03\/10\/2025 da scrivere \(Tavolo, Patto patto\) Vedi: /),
        expect.stringMatching(/^Incontro del 20\/12\/2025 da registrare \(Tavolo, Patto patto\) Vedi: /),
        expect.stringMatching(/^Patto patto: decisione da attuare: 15\/01\/2026 \(fra 14 giorni\), Tavolo Vedi: /),
        expect.stringMatching(/^Patto patto: valutazione finale: 16\/01\/2026 \(fra 15 giorni\) Vedi: /),
      ]);
      expect(visited.page.querySelectorAll('main form[method=post]')).toHaveLength(0);
      expect(visited.html).not.toMatch(/Convoca|Scrivi|Approva|incontri\/nuovo|>Registra</);
    }
  });

  it('has a button for those who may do it, where it is done', async () => {
    const coordinator = await (await world.someone('coordina', ['patto', { role: 'coordinator' }])).get('/');
    expect(hrefsOf(coordinator, 'sta-per-mancare')).toEqual([
      '/accordi/patto/impegni',
      '/accordi/patto/incontri/convoca?organo=tavolo',
      '/accordi/patto/incontri/tenuto/verbale',
      '/accordi/patto/incontri/convocato/svolto',
      '/accordi/patto#scadenze',
      '/accordi/patto#scadenze',
    ]);
    const ciss = await (await world.someone('ciss-alto', ['patto', { role: 'member', partner: 'ciss' }])).get('/');
    expect(hrefsOf(ciss, 'sta-per-mancare')).toEqual(hrefsOf(coordinator, 'sta-per-mancare'));
    const diaconia = await (
      await world.someone('diaconia-alto', ['patto', { role: 'member', partner: 'diaconia' }])
    ).get('/');
    expect(hrefsOf(diaconia, 'sta-per-mancare')).toEqual([
      '/accordi/patto/impegni',
      '/accordi/patto/incontri/convoca?organo=tavolo',
      '/accordi/patto/incontri/tenuto',
      '/accordi/patto/incontri/convocato',
      '/accordi/patto#scadenze',
      '/accordi/patto#scadenze',
    ]);
  });

  it('is told of every rule and every deadline, none behind another', async () => {
    const rule = { type: 'meeting-cadence', minimum: 2, per: 'term' };
    const deadline = { kind: 'deadline', due: '2026-01-06', title: 'Consegna' };
    const id = await world.service.agreement({
      id: 'stretto',
      title: 'Stretto',
      validFrom: '2025-03-07',
      validTo: '2026-02-04',
      duration: undefined,
      bodies: [
        { id: 'cr', name: 'Cabina di regia' },
        { id: 'tv', name: 'Tavolo tecnico' },
      ],
      rules: [
        { ...rule, id: 'ra', body: 'cr' },
        { ...rule, id: 'rb', body: 'tv', minSpacingDays: 30 },
      ],
      commitments: [commitment('dl', 'ciss', deadline)],
      indicators: [],
    });
    await world.caughtUp(id, 1);
    const coordinator = await (await world.someone('stretto', [id, { role: 'coordinator' }])).get('/');
    expect(linesOf(coordinator, 'sta-per-mancare')).toEqual([
      expect.stringMatching(
        /^Stretto: Tavolo tecnico: 0 incontri su 2; il prossimo al più presto, non oltre il 05\/01\/2026 Convoca: Stretto, Tavolo/,
      ),
      expect.stringMatching(
        /^Stretto: Cabina di regia: 0 incontri su 2; il prossimo al più presto, non oltre il 03\/02\/2026 Convoca: Stretto, Cab/,
      ),
      expect.stringMatching(/^Stretto: scadenza di un impegno: 06\/01\/2026 \(fra 5 giorni\), «Consegna» Vedi: /),
    ]);
    expect(hrefsOf(coordinator, 'sta-per-mancare')).toEqual([
      '/accordi/stretto/incontri/convoca?organo=tv',
      '/accordi/stretto/incontri/convoca?organo=cr',
      '/accordi/stretto/impegni/dl',
    ]);
    await world.archive(id);
  });

  it('says so where there is nothing', async () => {
    const visited = await (await world.someone('sereno', ['sereno', { role: 'viewer' }])).get('/');
    expect(wordsOf(section(visited, 'sta-per-mancare'))).toContain('Nulla, per gli accordi in corso.');
    expect(section(visited, 'aspetta-me')).toBeNull();
  });
});

describe('what waits for me', () => {
  it('for a member: what waits for their partner, what can be done above left out', async () => {
    const visited = await (await world.someone('ciss', ['patto', { role: 'member', partner: 'ciss' }])).get('/');
    expect(linesOf(visited, 'aspetta-me')).toEqual([
      expect.stringMatching(
        /^«Impegno guida»: scaduto il 01\/12\/2025, mai confermato Patto patto · C\.I\.S\.S\. Aggiorna…/,
      ),
      expect.stringMatching(/^«Impegno mai»: mai confermato Patto patto · C\.I\.S\.S\. Aggiorna…/),
      expect.stringMatching(
        /^«Impegno sala»: ultima conferma 103 giorni fa \(20\/09\/2025\): in corso .* Mantenuto, come prima: Impegno sala ?Aggiorna…/,
      ),
      expect.stringMatching(
        /^«Famiglie seguite»: rilevazione attesa entro il 10\/12\/2025 \(22 giorni fa\) Patto patto · C\.I\.S\.S\. Registra/,
      ),
      expect.stringMatching(
        /^Decisione del 03\/10\/2025: entro il 15\/01\/2026 \(fra 14 giorni\) Patto patto · Tavolo/,
      ),
    ]);
    expect(hrefsOf(visited, 'aspetta-me')).toEqual([
      '/accordi/patto/impegni/guida/aggiornamento',
      '/accordi/patto/impegni/mai/aggiornamento',
      '/accordi/patto/impegni/sala/aggiornamento',
      '/accordi/patto/indicatori/i1/rilevazione',
      '/accordi/patto/incontri/tenuto#decisioni',
    ]);
    expect(ofOthers(visited)).toBeNull();
    expect(visited.html).not.toContain('Segretissimo');
  });

  it('confirms as before with one press: revision, key and way back go along', async () => {
    const browser = await world.someone('conferma', ['patto', { role: 'member', partner: 'ciss' }]);
    const forms = async () => (await browser.get('/')).page.querySelectorAll('section form[method=post]');
    const [form, ...others] = await forms();
    expect(others).toEqual([]);
    expect(form?.getAttribute('action')).toBe('/accordi/patto/impegni/sala/conferma');
    const fields = Object.fromEntries(
      form?.querySelectorAll('input').map((input) => [input.getAttribute('name'), input.getAttribute('value')]) ?? [],
    );
    const head = (await world.service.send('GET', '/portfolio')).json.items.find(
      ({ agreement }: { agreement: string }) => agreement === 'patto',
    ).revision;
    expect(fields).toEqual({ base: String(head), chiave: expect.stringMatching(/^[\da-f-]{36}$/), verso: '/' });
    const again = (await forms())[0]?.querySelector('input[name=chiave]')?.getAttribute('value');
    expect(again).not.toBe(fields['chiave']);
    // What `base` says is what the interface takes for the commitment as it was read.
    const progress = { status: 'in-progress', date: '2026-01-01' };
    const headers = { 'if-match': `W/"${fields['base']}"` };
    const taken = await world.service.send('POST', '/agreements/patto/commitments/sala/progress', progress, {
      headers,
    });
    expect(taken.status).toBe(201);
    const stale = await world.service.send('POST', '/agreements/patto/commitments/sala/progress', progress, {
      headers,
    });
    expect(stale.status).toBe(412);
    const after = await browser.get(`/?atLeast=patto:${taken.json.revision}`);
    expect(after.words).not.toContain('Impegno sala');
    await world.must(`/agreements/patto/commitments/sala/progress/${taken.json.id}/annulment`, { reason: 'Prova' });
  });

  it('offers one press only where it says something, and calls it by what it records', async () => {
    const id = await world.service.agreement({
      id: 'offerti',
      title: 'Patto offerti',
      validFrom: '2025-06-01',
      rules: [],
      indicators: [],
      commitments: [
        commitment('intero', 'chronos'),
        commitment('in-parte', 'chronos'),
        commitment('una-volta', 'chronos', { kind: 'one-off', reportEvery: 'P1M' }),
        commitment('settimana', 'chronos', { reportEvery: 'P1W' }),
      ],
    });
    const said = (of: string, date: string, percent?: number) =>
      world.must(`/agreements/${id}/commitments/${of}/progress`, { date, status: 'in-progress', percent });
    await said('intero', '2025-09-20');
    await said('in-parte', '2025-09-20', 60);
    await said('una-volta', '2025-09-20');
    await world.caughtUp(id, await said('settimana', '2026-01-01'));
    const browser = await world.someone('offerti', [id, { role: 'member', partner: 'chronos' }]);
    const offered = (await browser.get('/')).page.querySelectorAll('section form[method=post]');
    expect(offered.map(wordsOf)).toEqual(['Mantenuto, come prima: Impegno intero', 'Come prima: Impegno in-parte']);
    for (const [index, commitmentId] of ['intero', 'in-parte'].entries()) {
      const { action, fields } = formIn(await browser.get('/'), 'section form[method=post]');
      expect(action).toBe(`/accordi/${id}/impegni/${commitmentId}/conferma`);
      const pressed = await browser.post(action, fields);
      expect(pressed.headers.get('location')).toMatch(/^\/\?fatto=\d+&accordo=offerti#esito$/);
      const { json } = await world.service.send('GET', `/agreements/${id}/commitments/${commitmentId}/progress`);
      const { date, status, percent } = json.items.at(-1);
      expect([date, status, percent]).toEqual(['2026-01-01', 'in-progress', [undefined, 60][index]]);
      // The same press once more is the same press.
      await browser.post(action, fields);
      const again = await world.service.send('GET', `/agreements/${id}/commitments/${commitmentId}/progress`);
      expect(again.json.items).toHaveLength(2);
      await browser.get(pressed.headers.get('location')?.replace('#esito', '') ?? '');
    }
    await world.archive(id);
  });

  it('for who coordinates: their own things, and folded those of the others', async () => {
    const visited = await (await world.someone('coordina-io', ['patto', { role: 'coordinator' }])).get('/');
    expect(linesOf(visited, 'aspetta-me')).toEqual([
      expect.stringMatching(/^Verbale del 05\/09\/2025 da approvare Patto patto · Tavolo Approva: /),
      expect.stringMatching(
        /^«Ore offerte»: rilevazione attesa entro il 01\/09\/2025 \(122 giorni fa\) Patto patto Registra: /,
      ),
      expect.stringMatching(/^«Famiglie seguite»: rilevazione del 10\/09\/2025 da convalidare Patto patto Convalida: /),
    ]);
    expect(hrefsOf(visited, 'aspetta-me').slice(0, 3)).toEqual([
      '/accordi/patto/incontri/altrui/approvazione',
      '/accordi/patto/indicatori/i2/rilevazione',
      '/accordi/patto/indicatori/i1',
    ]);
    const others = wordsOf(ofOthers(visited));
    for (const words of ['Impegno guida', 'Impegno sportello', 'in corso, 12,5 %', 'Valutazione finale', 'Decisione']) {
      expect(others).toContain(words);
    }
    expect(others).toMatch(/^Che cosa aspetta gli altri \(\d+\)/);
  });

  it('for an evaluator the final evaluation, for a viewer nothing at all', async () => {
    const evaluator = await (await world.someone('valuta-io', ['patto', { role: 'evaluator' }])).get('/');
    expect(linesOf(evaluator, 'aspetta-me')).toEqual([
      expect.stringMatching(/^Valutazione finale: entro il 16\/01\/2026 \(fra 15 giorni\) Patto patto Vedi/),
    ]);
    const viewer = await (await world.someone('legge-io', ['patto', { role: 'viewer' }])).get('/');
    expect(section(viewer, 'aspetta-me')).toBeNull();
  });

  it('of several roles all of it; of one agreement nothing of another', async () => {
    const browser = await world.someone(
      'molti',
      ['patto', { role: 'viewer' }],
      ['sereno', { role: 'member', partner: 'ciss' }],
    );
    const visited = await browser.get('/');
    expect(wordsOf(section(visited, 'aspetta-me'))).toEqual(
      expect.stringMatching(/^Che cosa aspetta me ?Nulla, per ora\.$/),
    );
    expect(visited.page.querySelectorAll('a[href="/accordi/sereno/incontri/nuovo"]')).toHaveLength(1);
    expect(visited.page.querySelectorAll('a[href="/accordi/patto/incontri/nuovo"]')).toHaveLength(0);
  });

  it('says where the rest is, when there is more than anybody reads', async () => {
    const commitments = Array.from({ length: 12 }, (_, index) => commitment(`c${index}`, 'chronos'));
    const id = await world.service.agreement({
      id: 'molto',
      title: 'Molto',
      validFrom: '2025-06-01',
      indicators: [],
      commitments,
    });
    await world.caughtUp(id, 1);
    const visited = await (await world.someone('chronos', [id, { role: 'member', partner: 'chronos' }])).get('/');
    const lines = linesOf(visited, 'aspetta-me');
    expect(lines).toHaveLength(6);
    expect(lines.at(-1)).toBe('Impegni da confermare: altri 7 Molto (7)');
    expect(hrefsOf(visited, 'aspetta-me').at(-1)).toBe('/accordi/molto/impegni');
    await world.archive('molto');
  });
});
