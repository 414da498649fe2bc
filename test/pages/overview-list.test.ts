import { describe, expect, it, test } from '@jest/globals';
import { FOREIGN_CODE } from './browser.js';
import { commitment, indicator, linesOf, OverviewWorld } from './overview-world.js';

const HOSTILE = `<script>alert(1)</script>"><img src=x onerror=alert(1)> \u202Erovesciato ${'x'.repeat(1_800)}`;
let world: OverviewWorld;

OverviewWorld.withThree((started) => {
  world = started;
});

describe('the agreements', () => {
  it('say the count with the dates that it is about, and nothing of those that are archived', async () => {
    const visited = await (await world.someone('tutti', ['', { role: 'evaluator' }])).get('/');
    expect(visited.words).toContain('Accordi (2)');
    expect(visited.words).toContain('a rischio – 2 su 6 dal 01/06/2025 al 31/05/2026; il prossimo al più presto');
    expect(visited.words).toContain('0 su 4 mantenuti, 1 scaduto, 3 non confermati');
    expect(visited.words).toContain('nessuna regola definita');
  });

  it('where the verdict is about a period that is over, both periods are told, each with its own count', async () => {
    const rules = [{ id: 'r', type: 'meeting-cadence', minimum: 1, per: 'calendar-year' }];
    await world.service.agreement({ id: 'mancato', title: 'Mancato', validFrom: '2025-06-01', rules, indicators: [] });
    const held = { date: '2026-01-01', held: { present: ['ciss'] } };
    await world.must('/agreements/mancato/meetings', { id: 'saltato', date: '2025-07-01' });
    await world.must('/agreements/mancato/meetings/saltato/cancellation', { reason: 'Sala chiusa' });
    await world.caughtUp('mancato', await world.must('/agreements/mancato/meetings', held));
    const visited = await (await world.someone('mancato', ['mancato', { role: 'viewer' }])).get('/');
    expect(visited.words).toContain(
      'regola non rispettata – 0 su 1 dal 01/06/2025 al 31/12/2025. Nel periodo in corso 1 su 1 dal 01/01/2026 al 31/12/2026',
    );
    expect(linesOf(visited, 'sta-per-mancare')[0]).toMatch(
      /^Mancato: 0 incontri su 1 dal 01\/06\/2025 al 31\/12\/2025: non rispettato\. Ora 1 incontro su 1 Vedi/,
    );
    await world.archive('mancato');
  });

  it('of a period of which nothing was recorded nobody says that it was missed', async () => {
    const rules = [{ id: 'r', type: 'meeting-cadence', minimum: 1, per: 'calendar-year' }];
    await world.service.agreement({ id: 'muto', title: 'Muto', validFrom: '2025-06-01', rules, indicators: [] });
    await world.caughtUp('muto', 1);
    const visited = await (await world.someone('muto', ['muto', { role: 'viewer' }])).get('/');
    expect(visited.words).toContain('nessun incontro registrato – 0 su 1 dal 01/06/2025 al 31/12/2025');
    const line =
      /^Muto: 0 incontri su 1 dal 01\/06\/2025 al 31\/12\/2025: nessun incontro registrato\. Ora 0 incontri su 1/;
    expect(linesOf(visited, 'sta-per-mancare')[0]).toMatch(line);
    expect(visited.page.querySelector('main .tone-bad')).toBeNull();
    await world.archive('muto');
  });

  it('are filtered by what there is to do, each as far as they have a part in it', async () => {
    const administrator = await world.someone('amministra', ['', { role: 'administrator' }]);
    expect((await administrator.get('/?fare=mie')).words).toContain('Accordi (1)');
    expect((await administrator.get('/?fare=incontri')).words).toContain('Accordi (1)');
    expect((await administrator.get('/?fare=scadenze')).words).toContain('Accordi (1)');
    expect((await administrator.get('/?commitments=overdue,unconfirmed')).words).toContain('Accordi (1)');
    expect((await administrator.get('/?fare=nulla')).words).toContain('Accordi (2)');
    const viewer = await world.someone('filtra', ['', { role: 'viewer' }]);
    const nothing = await viewer.get('/?fare=mie');
    expect(nothing.words).toContain('Nessun accordo corrisponde a questi filtri.');
    expect(nothing.page.querySelector('option[value=mie]')).toBeNull();
    expect(nothing.page.querySelector('details')?.hasAttribute('open')).toBe(true);
    expect((await viewer.get('/')).page.querySelector('main details')?.hasAttribute('open')).toBe(false);
  });

  it('of many are paged, the filters kept in every link', async () => {
    for (let index = 0; index < 45; index += 1) await world.inOrder(`serie-${index}`);
    await world.caughtUp('serie-44', 1);
    const browser = await world.someone('sfoglia', ['', { role: 'viewer' }]);
    const seen: string[] = [];
    let path: string | undefined = '/?q=serie&sort=title&status=running,open-ended&lang=en';
    let pages = 0;
    while (path !== undefined) {
      const { page, words } = await browser.get(path);
      expect(words).toContain('Agreements (45)');
      seen.push(...page.querySelectorAll('.cards h3 a').map(({ text }) => text));
      const links = page.querySelectorAll('nav[aria-label="Pages of the list"] a');
      const next = links
        .find(({ text }) => text === 'Next page')
        ?.getAttribute('href')
        ?.replaceAll('&amp;', '&');
      for (const link of links) {
        const href = link.getAttribute('href') ?? '';
        for (const kept of ['q=serie', 'sort=title', 'status=running', 'lang=en', '#accordi'])
          expect(href).toContain(kept);
      }
      path = next?.split('#')[0];
      pages += 1;
    }
    expect(pages).toBe(3);
    expect(new Set(seen).size).toBe(45);
  });

  it('for whom there are none: what to do about it, and nothing else', async () => {
    const visited = await (await world.someone('nessuno')).get('/');
    expect(visited.words).toContain('Non c’è ancora nessun accordo da vedere');
    expect(visited.page.querySelectorAll('main section, main form')).toHaveLength(0);
  });
});

test('what was typed stands in the page as text, however long and hostile', async () => {
  const fields = {
    title: HOSTILE,
    bodies: [{ id: 'tavolo', name: HOSTILE.slice(0, 200) }],
    partners: [
      { id: 'ciss', name: HOSTILE },
      { id: 'diaconia', name: HOSTILE },
    ],
    commitments: [
      commitment('sala', 'ciss', { title: HOSTILE }),
      commitment('sportello', 'diaconia', { title: HOSTILE }),
    ],
    indicators: [indicator('i1', 'ciss', HOSTILE)],
  };
  const revision = await world.behind('ostile', fields);
  await world.caughtUp('ostile', revision);
  const roles: Record<string, string>[] = [{ role: 'coordinator' }, { role: 'member', partner: 'ciss' }];
  for (const role of roles) {
    const visited = await (await world.someone(`ostile-${role['role']}`, ['ostile', role])).get('/');
    expect(visited.html).not.toMatch(FOREIGN_CODE);
    expect(visited.words).toContain('<script>alert(1)</script>');
    // Whole in the list, shortened wherever it is only mentioned.
    expect(visited.html.split('x'.repeat(1_500)).length - 1).toBe(1);
    for (const element of visited.page.querySelectorAll('.todo-words bdi, .todo-words strong')) {
      expect(element.text.length).toBeLessThan(250);
    }
  }
});

test('an atLeast that cannot be had is no obstacle, nor says anything of what one may not see', async () => {
  const viewer = await world.someone('attende', ['sereno', { role: 'viewer' }]);
  for (const wanted of ['sereno:9999', 'patto:1', 'nulla:1']) {
    expect((await viewer.get(`/?atLeast=${wanted}`)).status).toBe(200);
  }
  expect((await viewer.get('/?atLeast=boh')).status).toBe(400);
});

test('the interface says nothing of what waits', async () => {
  const answer = await world.service.send('GET', '/portfolio?q=patto');
  expect(answer.text).not.toContain('waiting');
  expect(answer.json.items[0].summary.cadence).toMatchObject({
    body: 'tavolo',
    window: { from: '2025-06-01', to: '2026-05-31', held: 2, required: 6 },
    judged: { from: '2025-06-01', verdict: 'behind' },
  });
});
