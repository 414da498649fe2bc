import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import { request } from '../http/request.js';
import { type Service, startService } from '../http/service.js';
import { preparedAgreement, signedInUser, tokenIn } from '../http/world.js';
import { Browser, FOREIGN_CODE, ORIGIN } from './browser.js';

const HOSTILE = `<script>alert(1)</script>"><img src=x onerror=alert(1)> \u202Erovesciato ${'x'.repeat(5_000)}`;
let service: Service;

/** A browser in which somebody with a role has signed in. */
async function someone(name: string, body: Record<string, string>, path = '/agreements/patto/roles'): Promise<Browser> {
  const email = `${name}@esempio.it`;
  await signedInUser(service, email, [{ path, body }]);
  const browser = new Browser(service);
  await browser.signIn(email);
  return browser;
}

beforeAll(async () => {
  service = await startService();
  await preparedAgreement(service, 'patto');
  await preparedAgreement(service, 'altro');
  await service.send('POST', '/agreements/patto/issues', {
    id: 'c9',
    date: '2021-11-20',
    title: HOSTILE.slice(0, 300),
  });
  await service.send('GET', '/portfolio?atLeast=patto:10');
  const ostile = {
    title: HOSTILE.slice(0, 200),
    partners: [{ id: 'ciss', name: HOSTILE.slice(0, 200), role: 'lead' }],
  };
  await service.agreement({ ...ostile, id: 'ostile' });
  await service.send('GET', '/portfolio?atLeast=altro:10');
});

afterAll(() => service.stop());

describe('for who is not signed in', () => {
  it('says at / what this is, with a way in and to the interface', async () => {
    const { status, page, words, headers } = await new Browser(service).get('/');
    expect(status).toBe(200);
    expect(words).toContain('registro degli accordi di welfare locale');
    expect(page.querySelector('main a[href="/api/docs"]')).not.toBeNull();
    expect(page.querySelectorAll('h1')).toHaveLength(1);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
  });

  it('of a report is refused beside the field where the day is centuries ahead', async () => {
    const browser = await someone('lontano', { role: 'viewer' });
    const { status, page } = await browser.get('/accordi/patto/rapporto?on=2199-01-01');
    expect([status, page.querySelector('#on-errore')?.text]).toEqual([400, expect.stringContaining('al massimo')]);
  });

  it('asks to sign in, and goes on to the page afterwards', async () => {
    await someone('ritorna', { role: 'viewer' });
    const browser = new Browser(service);
    const asked = await browser.get('/accordi/patto/rapporto?on=2021-12-04');
    expect(asked.status).toBe(303);
    const form = await browser.get(asked.headers.get('location') ?? '');
    const verso = form.page.querySelector('input[name=verso]')?.getAttribute('value') ?? '';
    const signedIn = await browser.post('/accesso', {
      email: 'ritorna@esempio.it',
      password: 'quattro parole messe in fila',
      verso,
    });
    expect(signedIn.headers.get('location')).toBe('/accordi/patto/rapporto?on=2021-12-04');
  });

  test.each(['//altrove.example', '/\\altrove.example', 'https://altrove.example', '/a\nb'])(
    'never goes on to %j',
    async (verso) => {
      const browser = new Browser(service);
      const body = { email: 'ritorna@esempio.it', password: 'quattro parole messe in fila', verso };
      expect((await browser.post('/accesso', body)).headers.get('location')).toBe('/');
    },
  );

  it('speaks the language of the browser, and hands on the one of the address', async () => {
    const browser = new Browser(service);
    expect((await browser.get('/', { lang: 'en' })).page.querySelector('html')?.getAttribute('lang')).toBe('en');
    const english = await browser.get('/accesso?lang=en');
    expect(english.words).toContain('Sign in');
    expect(english.page.querySelector('form')?.getAttribute('action')).toBe('/accesso?lang=en');
    const refused = await browser.post('/accesso?lang=en', { email: 'x@esempio.it', password: 'sbagliata' });
    expect(refused.words).toContain('do not match');
  });

  it('keeps the address but never the password of a refused sign-in', async () => {
    const { status, page, html } = await new Browser(service).signIn('"><script>@esempio.it', 'una-password-sbagliata');
    expect(status).toBe(401);
    expect(page.querySelector('#email')?.getAttribute('value')).toBe('"><script>@esempio.it');
    expect(html).not.toContain('una-password-sbagliata');
    expect(html).not.toContain('"><script>');
    expect(page.querySelector('[role=alert]')?.text).toContain('non corrispondono');
  });

  it('says beside each field what is missing', async () => {
    const { status, page } = await new Browser(service).post('/accesso', { email: '', password: '' });
    expect(status).toBe(400);
    for (const name of ['email', 'password']) {
      const input = page.querySelector(`#${name}`);
      expect(input?.getAttribute('aria-invalid')).toBe('true');
      const described = page.querySelector(`#${input?.getAttribute('aria-describedby')}`);
      expect(described?.text).toContain('scrivere');
    }
  });
});

describe('one-time link', () => {
  it('is used up by the POST only, once', async () => {
    const made = await service.send('POST', '/users', { email: 'nuova@esempio.it', name: 'Nuova' });
    const issued = await service.send('POST', `/users/${made.json.id}/one-time-link`);
    const link = new URL(issued.json.url);
    expect(link.pathname).toBe('/accesso/password');
    const browser = new Browser(service);
    expect(link.search).toBe('');
    const address = link.pathname;
    for (const _ of [1, 2]) {
      const { status, page, html } = await browser.get(address);
      expect(status).toBe(200);
      expect(page.querySelector('main form input[name=token]')?.getAttribute('data-codice')).toBe('');
      expect(html).toMatch(/src="\/risorse\/link-\w+\.js"/);
    }
    const token = tokenIn(link.href);
    const typed = (password: string) => browser.post(address, { token, password, name: 'Nuova Rossi' });
    for (const weak of ['password1234', 'nuova.rossi.2026']) {
      const { status, page } = await typed(weak);
      expect([weak, status]).toEqual([weak, 400]);
      expect(page.querySelector('#password-errore')?.text).toMatch(/prime che si provano|proprio indirizzo/);
    }

    const short = await browser.post('/accesso/password', { token, password: 'corta', name: 'Nuova Rossi' });
    expect(short.status).toBe(400);
    expect(short.page.querySelector('#password-errore')?.text).toContain('troppo corta');
    expect(short.page.querySelector('#password')?.hasAttribute('value')).toBe(false);
    expect(short.page.querySelector('#name')?.getAttribute('value')).toBe('Nuova Rossi');

    // Without scripts the whole link may be pasted.
    const body = { token: link.href, password: 'quattro parole messe in fila', name: 'Nuova Rossi' };
    const set = await browser.post('/accesso/password', body);
    expect([set.status, set.headers.get('location')]).toEqual([303, '/accesso?impostata=1']);
    expect((await browser.post('/accesso/password', body)).status).toBe(404);
    expect((await browser.post(address, body)).words).toContain('non più valido');
    await browser.signIn('nuova@esempio.it');
    const { words } = await browser.get('/');
    expect(words).toContain('Nuova Rossi');
    expect(words).toContain('Non c’è ancora nessun accordo da vedere');
  });
});

describe('for each role', () => {
  test.each([
    ['coordinator', { role: 'coordinator' }, 200],
    ['member', { role: 'member', partner: 'ciss' }, 200],
    ['evaluator', { role: 'evaluator' }, 200],
    ['viewer', { role: 'viewer' }, 403],
  ] as const)('%s sees their agreement and no other', async (name, body, register) => {
    const browser = await someone(name, body);
    const overview = await browser.get('/');
    expect(overview.page.querySelectorAll('.cards > li')).toHaveLength(1);
    expect(overview.words).toContain('Accordi (1)');
    expect(overview.words).toContain("Patto d'intesa");
    expect(overview.words).toMatch(/\d su 3 dal \d\d\/\d\d\/\d{4} al/);

    const agreement = await browser.get('/accordi/patto');
    expect(agreement.status).toBe(200);
    for (const words of [
      'Governance e riunioni',
      'Impegni per partner',
      'Obiettivi',
      'Scadenze dei prossimi sei mesi',
    ]) {
      expect(agreement.words).toContain(words);
    }
    const links = agreement.page.querySelectorAll('a[href="/accordi/patto/registro"]');
    expect(links).toHaveLength(register === 200 ? 1 : 0);
    expect((await browser.get('/accordi/patto/registro')).status).toBe(register);

    const report = await browser.get('/accordi/patto/rapporto?on=4/12/2021');
    expect(report.words).toContain('4 dicembre 2021');
    expect(report.page.querySelector('details')?.text).toContain('perché');
    const given = await service.send('GET', '/agreements/patto/report?on=2021-12-04');
    expect(report.words).toContain(given.json.digest);
    expect(report.words).toContain(given.json.registerHash);
    for (const { page } of [report, agreement]) expect(page.querySelector('main')?.text).not.toContain('Anna Rossi');

    for (const path of ['/accordi/altro', '/accordi/altro/rapporto', '/accordi/altro/registro', '/accordi/nulla']) {
      const refused = await browser.get(path);
      expect([path, refused.status]).toEqual([path, 404]);
      expect(refused.page.querySelector('h1')?.text).toBe('Non trovato');
    }
  });

  it('an administrator sees all, filtered, sorted and searched', async () => {
    const browser = await someone('amministra', { role: 'administrator' }, '/roles');
    expect((await browser.get('/')).words).toContain('Accordi (3)');
    expect((await browser.get('/?q=altro')).words).toContain('Accordi (1)');
    expect((await browser.get('/?cadence=none')).words).toContain('Nessun accordo corrisponde');
    expect((await browser.get('/?sort=title&q=&status=')).status).toBe(200);
    for (const wrong of ['/?sort=nulla', '/?cursor=r1']) {
      const refused = await browser.get(wrong);
      expect([refused.status, refused.headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8']);
    }
  });
});

describe('on every page', () => {
  const PATHS = [
    '/',
    ...['', '/rapporto', '/registro'].flatMap((page) => [`/accordi/ostile${page}`, `/accordi/patto${page}`]),
    '/accessibilita',
    '/privacy',
  ];

  test.each([...PATHS, '/segnalazioni', '/nulla', '/?sort=nulla'])(
    '%s: policy, no script, nothing from elsewhere',
    async (path) => {
      const browser = await someone(`pagina-${PATHS.indexOf(path)}${path.length}`, { role: 'evaluator' }, '/roles');
      const { page, html, headers } = await browser.get(path);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('cache-control')).toBe('no-store');
      expect(html).not.toMatch(FOREIGN_CODE);
      const names = page.querySelectorAll('*').flatMap((element) => Object.keys(element.attributes));
      expect(names.filter((name) => /^on|^style$/i.test(name))).toEqual([]);
      for (const name of ['href', 'src', 'action']) {
        for (const element of page.querySelectorAll(`[${name}]`)) {
          expect(element.getAttribute(name)).toMatch(/^(\/(?!\/)|#|data:,$)/);
        }
      }
      expect(page.querySelectorAll('h1')).toHaveLength(1);
      for (const id of ['accessibility-link', 'privacy-policy-link']) {
        expect(page.querySelector(`footer [data-element=${id}]`)).not.toBeNull();
      }
      const ids = page.querySelectorAll('[id]').map((element) => element.id);
      expect(new Set(ids).size).toBe(ids.length);
    },
  );

  it('leads nowhere that is not there', async () => {
    const browser = await someone('segue', { role: 'coordinator' });
    const seen = new Set<string>();
    const queue = ['/'];
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const { status, page, headers } = await browser.get(path);
      expect([path, status]).toEqual([path, 200]);
      if (!headers.get('content-type')?.startsWith('text/html') || path === '/api/docs') continue;
      for (const link of page.querySelectorAll('a[href], link[href], use[href]')) {
        const [target = ''] = (link.getAttribute('href') ?? '').replaceAll('&amp;', '&').split('#');
        if (target.startsWith('/')) queue.push(target);
      }
    }
    expect([...seen]).toEqual(expect.arrayContaining(['/accordi/patto/registro', '/api/docs', '/privacy']));
  });
});

describe('requests from elsewhere', () => {
  test.each(['/uscita', '/lingua', '/accesso', '/accesso/password'])('%s refuses them, nothing done', async (path) => {
    const browser = await someone(`csrf${path.replaceAll('/', '-')}`, { role: 'viewer' });
    const elsewhere: Record<string, string>[] = [
      { origin: 'https://altrove.example' },
      { origin: 'null', 'sec-fetch-site': 'cross-site' },
    ];
    for (const headers of elsewhere) {
      const refused = await browser.post(path, { lingua: 'en', verso: '/' }, { headers });
      expect(refused.status).toBe(403);
      expect(refused.page.querySelector('h1')?.text).toBe('Non consentito');
    }
    const still = await browser.get('/');
    expect(still.words).toContain('Che cosa sta per mancare');
  });

  it('forms are no way into the interface, nor JSON into the pages', async () => {
    const browser = await someone('formati', { role: 'coordinator' });
    const form = await browser.post('/api/v1/agreements', { id: 'x' });
    expect(form.status).toBe(415);
    const json = await browser.post('/accesso', {}, { headers: { 'content-type': 'text/plain' } });
    expect(json.status).toBe(415);
  });
});

describe('what one does', () => {
  it('signs out: the session has ended', async () => {
    const browser = await someone('esce', { role: 'viewer' });
    const kept = browser.cookie;
    const out = await browser.post('/uscita', {});
    expect([out.status, out.headers.get('location')]).toEqual([303, '/accesso?uscita=1']);
    browser.cookie = kept;
    expect((await browser.get('/accordi/patto')).status).toBe(303);
  });

  it('chooses a language, which is kept', async () => {
    const browser = await someone('lingue', { role: 'viewer' });
    const chosen = await browser.post('/lingua', { lingua: 'en', verso: '/accordi/patto' });
    expect(chosen.headers.get('location')).toBe('/accordi/patto');
    const english = await browser.get('/accordi/patto');
    expect(english.page.querySelector('html')?.getAttribute('lang')).toBe('en');
    expect(english.words).toContain('Commitments by partner');
    expect((await browser.post('/lingua', { lingua: 'fr', verso: '/' })).status).toBe(400);
  });

  it('types dates as people do; what is none is refused beside its field, kept as it was typed', async () => {
    const browser = await someone('date', { role: 'viewer' });
    const at = '/accordi/patto/rapporto';
    for (const typed of ['4/12/2021', '04/12/21', '2021-12-04', '4.12.2021']) {
      expect((await browser.get(`${at}?on=${typed}`)).words).toContain('al 4 dicembre 2021');
    }
    for (const typed of ['31/02/2021', 'domani', '<script>']) {
      const { status, page } = await browser.get(`${at}?on=${encodeURIComponent(typed)}`);
      expect(status).toBe(400);
      expect(page.querySelector('#on')?.getAttribute('value')).toBe(typed);
      expect(page.querySelector('#on-errore')?.text).toContain('non è una data');
    }
    const before = await browser.get(`${at}?asOf=1/1/2000`);
    expect([before.status, before.page.querySelector('#asOf-errore')?.text]).toEqual([
      400,
      expect.stringContaining('non era ancora registrato'),
    ]);
  });

  it('looks into the register by part, partner and period', async () => {
    const browser = await someone('registro', { role: 'evaluator' });
    const at = '/accordi/patto/registro';
    const rows = async (query: string) => (await browser.get(at + query)).page.querySelectorAll('tbody tr').length;
    const all = await rows('');
    const meetings = await rows('?parte=meetings');
    expect(meetings).toBeGreaterThan(0);
    expect(meetings).toBeLessThan(all);
    expect(await rows('?parte=meetings&partner=diaconia')).toBeLessThan(meetings);
    expect(await rows('?al=1/1/2001')).toBe(0);
    expect((await browser.get(`${at}?dal=boh`)).status).toBe(400);
  });
});

it('answers problems as pages to browsers and as JSON to programs', async () => {
  const browser = new Browser(service);
  expect((await browser.get('/nulla')).page.querySelector('h1')?.text).toBe('Non trovato');
  const program = await request(service.url, '/nulla', { headers: { origin: ORIGIN } });
  expect(program.headers.get('content-type')).toContain('problem+json');
  expect((await browser.get('/api/v1/nulla')).headers.get('content-type')).toContain('problem+json');
});
