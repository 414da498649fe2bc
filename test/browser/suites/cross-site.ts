import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { contextOf, type World } from '../browser.js';
import { clicked } from '../loading.js';
import { COORDINATOR, EXAMPLE, signIn } from '../people.js';

const TARGETS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [`${EXAMPLE}/incontri/nuovo`]: { data: '1/10/2026', 'presente-consorzio': '1' },
  [`${EXAMPLE}/impegni/sportello/conferma`]: { verso: '/' },
  '/uscita': {},
};

/** A page of another site sends forms here, with the cookie that the browser has: refused, nothing done. */
export async function crossSite(world: World): Promise<void> {
  const server = createServer((request, response) => {
    const target = new URL(request.url ?? '/', 'http://other').searchParams.get('target') ?? '';
    const fields = Object.entries(TARGETS[target] ?? {});
    const inputs = fields.map(([name, value]) => `<input name="${name}" value="${value}">`).join('');
    response.setHeader('content-type', 'text/html');
    response.end(`<form method="post" action="${world.url}${target}">${inputs}<button>Premi</button></form>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Another name for the same machine is another site to a browser.
  const elsewhere = `http://localhost:${(server.address() as AddressInfo).port}`;
  const context = await world.browser.newContext({ locale: 'it-IT' });
  try {
    const page = await context.newPage();
    await signIn(page, world.url, COORDINATOR);
    const before = await eventsOf(world);
    for (const target of Object.keys(TARGETS)) {
      await page.goto(`${elsewhere}/?target=${encodeURIComponent(target)}`);
      await clicked(page.getByRole('button'));
      world.tally.equal(`a form from elsewhere goes to ${target}`, page.url(), world.url + target);
      const heading = await page.locator('h1').textContent();
      world.tally.equal(`a form from elsewhere to ${target}`, heading, 'Non consentito');
    }
    await page.goto(world.url);
    world.tally.equal('still signed in', await page.locator('h1').textContent(), 'Quadro');
    world.tally.equal('nothing was recorded', await eventsOf(world), before);
  } finally {
    await context.close();
    server.close();
  }
}

/** What the register holds, in the words of its page. */
async function eventsOf(world: World): Promise<string | null> {
  const context = await contextOf(world);
  const page = await context.newPage();
  await signIn(page, world.url, COORDINATOR);
  await page.goto(`${world.url}${EXAMPLE}/registro`);
  const newest = await page.locator('tbody th').first().textContent();
  await context.close();
  return newest;
}
