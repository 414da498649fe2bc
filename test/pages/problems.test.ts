import path from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { type TemporaryFolder, temporaryFolder } from '#libs/testing/temporary-folder.js';
import { ADMIN, type Service, startService } from '../http/service.js';
import { Browser, type Visited } from './browser.js';

let service: Service | undefined;
let folder: TemporaryFolder | undefined;

afterEach(async () => {
  await service?.stop();
  folder?.remove();
});

async function signedIn(started: Service): Promise<Browser> {
  const browser = new Browser(started);
  await browser.signIn(ADMIN.email, ADMIN.password);
  return browser;
}

const heading = ({ page }: Visited): string | undefined => page.querySelector('h1')?.text;

describe('what goes wrong is a page that helps', () => {
  it('an unexpected error: in words, with a number to quote, and nothing of the inside', async () => {
    folder = temporaryFolder();
    service = await startService({ folder });
    for (const id of ['patto', 'altro']) await service.agreement({ id });
    await service.send('GET', '/portfolio?atLeast=altro:1');
    await service.stop();
    const store = new Database(path.join(folder.path, 'register.db'));
    store.exec('DROP TRIGGER events_never_change');
    store.exec("UPDATE events SET event = 'non è JSON' WHERE stream = 'agreement-patto'");
    store.close();
    service = await startService({ folder });
    const broken = await (await signedIn(service)).get('/accordi/patto');
    expect([broken.status, heading(broken)]).toEqual([500, 'Errore imprevisto']);
    expect(broken.words).toMatch(/sotto il numero [0-9a-f-]{36}/);
    expect(broken.words).toContain('Torna al Quadro');
    expect(broken.html).not.toMatch(/\.(ts|js):\d|SyntaxError|non è JSON/);
  });

  it('a form over what is taken', async () => {
    service = await startService();
    const browser = await signedIn(service);
    const refused = await browser.post('/lingua', { lingua: 'it', verso: 'x'.repeat(600 * 1024) });
    expect([refused.status, heading(refused)]).toEqual([413, 'Troppo grande']);
    expect(refused.words).toContain('512 KiB');
  });

  it('what is no form', async () => {
    service = await startService();
    const browser = await signedIn(service);
    const refused = await browser.post('/lingua', {}, { headers: { 'content-type': 'application/json' } });
    expect([refused.status, heading(refused)]).toEqual([415, 'Formato non accettato']);
  });

  it('a form that is not text', async () => {
    service = await startService();
    const browser = await signedIn(service);
    const bytes = Uint8Array.from([0x6c, 0x3d, 0xff, 0xfe]);
    const refused = await fetch(`${service.url}/lingua`, {
      method: 'POST',
      headers: {
        cookie: browser.cookie,
        origin: 'http://regia.test',
        accept: 'text/html',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: bytes,
    });
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('UTF-8')]);
  });
});
