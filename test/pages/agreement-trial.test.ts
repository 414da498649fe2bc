import { describe, expect, it, test } from '@jest/globals';
import { day, shown } from '../days.js';
import { hrefs, section, shownAgreements, wordsIn } from './agreements-to-show.js';

const { someone, send } = shownAgreements();

describe('what if', () => {
  it('shows the strip with one more meeting, and records nothing', async () => {
    const browser = await someone('prova', { role: 'viewer' });
    const before = await send('GET', '/agreements/vivo/report');
    const { status, page } = await browser.get(`/accordi/vivo?prova=${encodeURIComponent(shown(60))}`);
    expect(status).toBe(200);
    const meetings = section(page, 'riunioni');
    expect(wordsIn(meetings.querySelector('.headline'))).toContain(
      '1 incontro su 3, 1 in attesa del verbale, 2 in programma',
    );
    const notice = meetings.querySelector('.trial');
    expect(notice?.hasAttribute('autofocus')).toBe(true);
    expect(wordsIn(notice)).toContain('nulla è registrato');
    expect(wordsIn(notice)).toContain(
      'Conta se sono presenti più della metà dei componenti e quando il verbale è approvato.',
    );
    expect(wordsIn(meetings)).toContain('Senza la prova:');
    expect(wordsIn(meetings.querySelector('.strip-narrow'))).toContain('[prova]');
    expect(hrefs(meetings).join(' ')).not.toContain('/incontri/prova');
    expect(meetings.querySelector('#prova')?.getAttribute('value')).toBe(shown(60));
    const after = await send('GET', '/agreements/vivo/report');
    expect([after.json.revision, after.json.digest]).toEqual([before.json.revision, before.json.digest]);
    expect(wordsIn(section((await browser.get('/accordi/vivo')).page, 'riunioni'))).not.toContain('Prova: nulla');
  });

  it('on a day that is over tries a meeting held, with its minutes approved', async () => {
    const browser = await someone('prova-passata', { role: 'viewer' });
    const { page } = await browser.get(`/accordi/vivo?prova=${day(-3)}`);
    expect(wordsIn(page.querySelector('.headline'))).toContain('2 incontri su 3');
    expect(wordsIn(page.querySelector('.trial'))).toMatch(new RegExp(`un incontro tenuto (il |l’)${shown(-3)}`));
  });

  it('says when it would not help', async () => {
    const browser = await someone('prova-inutile', { role: 'viewer' });
    const outside = await browser.get(`/accordi/vivo?prova=${day(-200)}`);
    expect(wordsIn(outside.page.querySelector('.trial'))).toContain('fuori dai periodi');
    const english = await browser.get(`/accordi/vivo?prova=${day(-90)}`, { lang: 'en' });
    expect(english.status).toBe(200);
  });

  it('of several bodies tries the one that is chosen', async () => {
    const browser = await someone('prova-organi', { role: 'viewer' }, '/roles');
    const { page } = await browser.get(`/accordi/due-organi?organo=cabina&prova=${day(-1)}`);
    const [tavolo, cabina] = page.querySelectorAll('.headline').map(wordsIn);
    expect(tavolo).toContain('0 incontri su 3');
    expect(cabina).toContain('1 momento di verifica su 1');
    expect(wordsIn(page.querySelector('.trial'))).toContain('Conta se è un momento di verifica');
    expect(page.querySelector('#organo option[selected]')?.getAttribute('value')).toBe('cabina');
  });

  test.each(['31/2/2026', 'domani', '"><script>'])('refuses %j beside the field', async (typed) => {
    const browser = await someone(`prova-${typed.length}`, { role: 'viewer' });
    const { status, page, html } = await browser.get(`/accordi/vivo?prova=${encodeURIComponent(typed)}`);
    expect(status).toBe(400);
    const input = page.querySelector('#prova');
    expect([input?.getAttribute('aria-invalid'), input?.getAttribute('value')]).toEqual(['true', typed]);
    expect(wordsIn(page.querySelector('#prova-errore'))).toContain('gg/mm/aaaa');
    expect(page.querySelector('[role=alert] a')?.getAttribute('href')).toBe('#prova');
    expect(html).not.toContain('"><script>');
    expect(section(page, 'riunioni').querySelector('.trial')).toBeNull();
  });
});
