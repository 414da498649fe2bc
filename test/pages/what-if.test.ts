import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '#libs/kernel/civil-date.js';
import { FakeClock } from '#libs/testing/fake-clock.js';
import { type Service, startService } from '../http/service.js';
import { signedInUser } from '../http/world.js';
import { Browser, type Visited } from './browser.js';
import { effectIn, filledIn, follow, recorded } from './meeting-world.js';

const TODAY = '2026-06-15';
const MEMBERS = ['ciss', 'diaconia', 'chronos'];
let service: Service;
let browser: Browser;

beforeAll(async () => {
  service = await startService({ clock: new FakeClock(`${TODAY}T09:00:00.000Z`) });
  await signedInUser(service, 'coordina@esempio.it', [{ path: '/roles', body: { role: 'administrator' } }]);
  browser = new Browser(service);
  await browser.signIn('coordina@esempio.it');
});
afterAll(() => service.stop());

const dayAround = (before: number, after: number) =>
  fc.integer({ min: -before, max: after }).map((days) => addDays(TODAY, days));
const present = fc.subarray(MEMBERS, { minLength: 1 });
const period = fc.constantFrom('agreement-year', 'calendar-year', 'term', 'rolling-year');

/** Rules as agreements have them, what was held so far, and one meeting more. */
const story = fc.record({
  rule: fc
    .record({
      minimum: fc.integer({ min: 1, max: 4 }),
      per: period,
      body: fc.constantFrom('tavolo', undefined),
      quorum: fc.constantFrom('majority', undefined),
      purpose: fc.constantFrom('verifica', undefined),
      minSpacingDays: fc.constantFrom(1, 14),
      requireMinutes: fc.boolean(),
      strength: fc.constantFrom('must', 'should'),
    })
    // A rolling year knows neither spacing nor minutes (monitoring-rules 2).
    .map((rule) => (rule.per === 'rolling-year' ? { ...rule, minSpacingDays: 1, requireMinutes: false } : rule)),
  validFrom: dayAround(700, -100),
  before: fc.array(fc.record({ date: dayAround(500, 0), present, approved: fc.boolean() }), { maxLength: 4 }),
  planned: fc.array(dayAround(-1, 300), { maxLength: 2 }),
  tried: fc.record({ date: dayAround(500, 0), present, isVerification: fc.boolean(), isOther: fc.boolean() }),
});

const shown = (date: string): string => date.split('-').reverse().join('/');

let count = 0;
async function agreementOf({ rule, validFrom, before, planned }: Parameters<Parameters<typeof story.map>[0]>[0]) {
  count += 1;
  const id = `prova-${count}`;
  await service.agreement({
    id,
    validFrom,
    duration: 'P3Y',
    bodies: [
      { id: 'tavolo', name: 'Tavolo', members: MEMBERS },
      { id: 'cabina', name: 'Cabina' },
    ],
    partners: MEMBERS.map((partner) => ({ id: partner, name: partner.toUpperCase(), joinedOn: '2020-01-01' })),
    rules: [{ id: 'r', type: 'meeting-cadence', ...rule }],
    objectives: [],
    commitments: [],
    indicators: [],
  });
  const meeting = { body: 'tavolo', purposes: ['verifica'] };
  for (const [index, { date, present: there, approved }] of before.entries()) {
    const held = { present: there };
    await recorded(service, `${id}/meetings`, { ...meeting, id: `m${index}`, date, held });
    if (approved) await recorded(service, `${id}/meetings/m${index}/minutes/approval`, { elsewhere: 'Agli atti' });
  }
  for (const date of planned) await recorded(service, `${id}/meetings`, { ...meeting, date });
  return id;
}

/** What the page says after it was recorded. */
const saidAfter = ({ page }: Visited): string[] =>
  page.querySelectorAll('.done p').map(({ text }) => text.replaceAll(/\s+/g, ' ').trim());

/** Sent, and said yes to where it is asked about: a second meeting of the day. */
async function surely(address: string, form: ReturnType<typeof filledIn>): Promise<Visited> {
  const answer = await browser.post(address, form);
  const conferma = answer.page.querySelector('input[name=conferma]')?.getAttribute('value');
  return conferma ? browser.post(address, { ...form, conferma }) : answer;
}

describe('the sentence above the button', () => {
  test('is what the page says once the meeting is recorded, with the report’s own figures', async () => {
    await fc.assert(
      fc.asyncProperty(story, async (told) => {
        const id = await agreementOf(told);
        const { date, present: there, isVerification, isOther } = told.tried;
        const address = `/accordi/${id}/incontri/nuovo`;
        const typed = {
          ...Object.fromEntries(
            MEMBERS.map((partner) => [`presente-${partner}`, there.includes(partner) ? '1' : undefined]),
          ),
          data: shown(date),
          organo: isOther ? 'cabina' : 'tavolo',
          'finalita-verifica': isVerification ? '1' : undefined,
        };
        const form = filledIn((await browser.get(address)).page, typed);
        const tried = await browser.post(address, { ...form, azione: 'prova' });
        const sentence = effectIn(tried).replace(/ ?Per il [\d/]+ c’è già un incontro di questo organo.*$/, '');
        const done = await follow(browser, await surely(address, form));
        expect(saidAfter(done)).toContain(sentence);

        const { figures } = (await service.send('GET', `/agreements/${id}/report`)).json;
        const windows: { from: string; to: string; held: number; required: number; nextMeetingBy?: string }[] =
          figures.cadence[0].windows;
        const window = windows.find(({ from, to }) => from <= date && date <= to);
        const now = /^(?:Con questo incontro|.*Si resta a|.*Fino ad allora):? (\d+)(?: su (\d+))?/.exec(sentence);
        if (!window) {
          expect(sentence).toContain('fuori dai periodi');
          return;
        }
        // Of none that is asked for nothing more is said.
        expect([now?.[1], now?.[2] ?? '0']).toEqual([String(window.held), String(window.required)]);
        const next = /il prossimo entro il ([\d/]+)/.exec(sentence)?.[1];
        if (next !== undefined && !sentence.includes('Fino ad allora'))
          expect(next).toBe(shown(window.nextMeetingBy ?? ''));
      }),
      { numRuns: 60, endOnFailure: true },
    );
  }, 120_000);
});

describe('of several rules each sentence', () => {
  test('says which one it is about, by no id', async () => {
    const rule = { type: 'meeting-cadence', minimum: 3, per: 'agreement-year' };
    const bodies = [
      { id: 'tavolo', name: 'Tavolo' },
      { id: 'cabina', name: 'Cabina' },
    ];
    const saidOf = async (id: string, rules: readonly object[]): Promise<string[]> => {
      await service.agreement({ id, validFrom: '2026-01-01', bodies, rules, indicators: [] });
      const { page } = await browser.get(`/accordi/${id}/incontri`);
      return page.querySelectorAll('.effect p').map(({ text }) => text.replace(/: 0 su.*/, ''));
    };
    const ofBodies = [
      { ...rule, id: 'regola-1', body: 'tavolo' },
      { ...rule, id: 'regola-2', body: 'cabina' },
    ];
    expect(await saidOf('due-organi', ofBodies)).toEqual(['Tavolo: Finora', 'Cabina: Finora']);
    const alike = [
      { ...rule, id: 'regola-1', body: 'tavolo' },
      { ...rule, id: 'regola-2', body: 'tavolo', minimum: 1, purpose: 'verifica' },
      { ...rule, id: 'regola-3', per: 'term' },
    ];
    expect(await saidOf('alla-pari', alike)).toEqual([
      'Tavolo: almeno 3 incontri in ogni anno dell’accordo. Finora',
      'Tavolo: almeno 1 momento di verifica in ogni anno dell’accordo. Finora',
      'Almeno 3 incontri entro la durata dell’accordo. Finora',
    ]);
  });
});
