import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import { commitmentRoutes } from '../../apps/web/pages/commitments/routes.js';
import { indicatorRoutes } from '../../apps/web/pages/indicators/routes.js';
import { meetingRoutes } from '../../apps/web/pages/meetings/routes.js';
import { PASSWORD } from '../http/world.js';
import { Browser, type Visited } from './browser.js';
import { type CommitmentsWorld, commitmentsWorld, problemOf, say } from './commitments-world.js';

let world: CommitmentsWorld;
const AT = '/accordi/valle';

beforeAll(async () => {
  world = await commitmentsWorld(['valle']);
  const { service } = world;
  const indicator = { id: 'famiglie', title: 'Famiglie', unit: 'famiglie', direction: 'increase' };
  await say(service, 'valle/indicators', indicator);
  await say(service, 'valle/indicators/famiglie/measurements', { id: 'r1', date: '2026-05-31', value: 3 });
  await say(service, 'valle/meetings', { id: 'previsto', date: '2026-12-20', body: 'tavolo' });
  await say(service, 'valle/meetings', { id: 'convocato', date: '2026-11-20', body: 'tavolo' });
  const decisions = [{ id: 'd1', text: 'Aprire' }];
  const held = { present: ['ciss'], decisions };
  await say(service, 'valle/meetings', { id: 'svolto', date: '2026-11-12', body: 'tavolo', held });
});
afterAll(() => world.service.stop());

const revision = async (): Promise<number> => {
  const { json } = await world.service.send('GET', '/agreements/valle');
  return json.revision as number;
};

/** Sends, and holds that nothing was recorded by it. */
async function sentInVain(path: string, fields: Record<string, string>): Promise<Visited> {
  const before = await revision();
  const answer = await world.coordinator.post(path, fields);
  expect(await revision()).toBe(before);
  return answer;
}

// The handlers are not called here: their addresses are all that is asked for.
const none = {} as never;
const POSTS = [...commitmentRoutes(none), ...meetingRoutes(none), ...indicatorRoutes(none)].flatMap(
  ({ method, path }) => (method === 'POST' ? [path] : []),
);

const addressOf = (path: string, meeting: string): string =>
  path
    .replace(':agreement', 'valle')
    .replace(':meeting', meeting)
    .replace(':commitment', 'sportello')
    .replace(':entry', 'sportello-1')
    .replace(':indicator', 'famiglie')
    .replace(':measurement', 'r1')
    .replace(':decision', 'd1');

const said = { data: '10/11/2026', giorno: '10/11/2026', stato: 'in-progress', valore: '3', motivo: 'x', verbale: 'y' };
const NAMED_LIKE_CODE = Object.fromEntries(
  ['', 'presente-', 'giustificato-', 'decisione-', 'chi-', 'entro-', 'ente-', 'nome-', 'finalita-'].flatMap((prefix) =>
    ['__proto__', 'constructor', 'toString', '%'].map((name) => [prefix + name, 'x']),
  ),
);
const FORMS: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['nothing at all', {}],
  ['names that mean something to the language', { ...said, ...NAMED_LIKE_CODE }],
  ['the same on what has changed since', { ...said, ...NAMED_LIKE_CODE, base: '1' }],
  ['characters that nobody types', { ...said, luogo: 'a\0b', motivo: '\u001B[31m', nota: '\0', verbale: '\u009F' }],
  ['half a character, and signs that turn the writing', { ...said, luogo: '\uD83D', motivo: '\u202E', nota: '\uFFFF' }],
  ['what no list offers', { ...said, modalita: 'in volo', organo: 'x', convocato: 'x', stato: 'x', esattezza: 'x' }],
  ['spaces only', { ...said, motivo: ' \r\n', verbale: ' ', nota: '\t', giorno: ' ', valore: ' ', data: ' ' }],
  ['a day that there is not', { ...said, data: '31/2/2026', giorno: '1/1/0001' }],
  ['a day that no calendar here reaches', { ...said, data: '31/12/2999', giorno: '31/12/2999' }],
  ['hours that there were not', { ...said, data: '29/3/2026', dalle: '2:30', alle: '3:30' }],
  ['a revision that there is not', { ...said, base: '9999999999' }],
];

describe('every form', () => {
  it.each(POSTS)('%s is refused to who may not send it, as if it were not there to strangers', async (path) => {
    for (const browser of [world.viewer, world.evaluator]) {
      expect((await browser.post(addressOf(path, 'svolto'), { ...said })).status).toBe(403);
      const elsewhere = addressOf(path, 'svolto').replace('/valle/', '/altrove/');
      expect((await browser.post(elsewhere, { ...said })).status).toBe(404);
    }
  });

  it.each(FORMS)('sent with %s is answered in words', async (_, fields) => {
    for (const path of POSTS) {
      for (const meeting of path.includes(':meeting') ? ['svolto', 'convocato', 'previsto'] : ['']) {
        for (const action of ['', 'prova', 'decisione']) {
          const { status, words } = await world.coordinator.post(addressOf(path, meeting), {
            ...fields,
            ...(action !== '' && { azione: action }),
          });
          expect([path, status < 500, words.includes('Errore imprevisto')]).toEqual([path, true, false]);
        }
      }
    }
  });

  it('with more fields than any page has is not read at all', async () => {
    const many = Array.from({ length: 5_001 }, (_, index) => [`decisione-N${index}`, 'x']);
    const { status, words } = await sentInVain(`${AT}/incontri/nuovo`, Object.fromEntries(many));
    expect(status).toBe(413);
    expect(words).toContain('più campi');
  });
});

describe('forms about meetings', () => {
  const held = { data: '10/11/2026', 'presente-ciss': '1' };

  it.each([
    ['decisions', 'decisione', 200],
    ['delegates', 'ente', 500],
  ])('with more %s than there may be go not through without them', async (_, name, most) => {
    const rows = Array.from({ length: most + 1 }, (__, index) => [`${name}-N${index + 1}`, 'ciss']);
    const answer = await sentInVain(`${AT}/incontri/nuovo`, { ...held, ...Object.fromEntries(rows) });
    expect(answer.status).toBe(400);
    expect(problemOf(answer, `${name}-N${most}`)).toBe(`al massimo ${most} righe`);
    expect(answer.page.querySelector(`#${name}-N${most + 1}`)).toBeNull();
  });

  it('do nothing that no button of theirs asks for', async () => {
    for (const [path, fields] of [
      [`${AT}/incontri/nuovo`, held],
      [`${AT}/incontri/previsto/rinvio`, { data: '21/12/2026' }],
    ] as const) {
      const { status, words } = await sentInVain(path, { ...fields, azione: 'altro' });
      expect(status).toBe(400);
      expect(words).toContain('Non si capisce che cosa fare');
    }
  });

  it('refuse beside its field what no list offers', async () => {
    const answer = await sentInVain(`${AT}/incontri/nuovo`, { ...held, modalita: 'in volo' });
    expect(answer.status).toBe(400);
    expect(problemOf(answer, 'modalita')).toBe('scegliere una delle voci proposte');
  });

  it('approve minutes on no day that nobody has said', async () => {
    const path = `${AT}/incontri/svolto/approvazione`;
    const answer = await sentInVain(path, { incontro: '', data: '' });
    expect(answer.status).toBe(400);
    expect(problemOf(answer, 'data')).toContain('scrivere il giorno');
  });
});

describe('addresses', () => {
  test.each([
    '/.//altrove.example',
    '/%2e//altrove.example/x',
    '/..//altrove.example',
    `${AT}/..//../..//altrove.example`,
  ])('to go back to that lead elsewhere, as %s does, are not followed', async (verso) => {
    const { status, headers } = await world.coordinator.post(`${AT}/impegni/sportello/conferma`, { verso });
    expect(status).toBe(303);
    const to = new URL(headers.get('location') ?? '', 'http://regia.test');
    expect(to.host).toBe('regia.test');
  });

  test.each(['a%0d%0aset-cookie:x', '%C3%A9', '..%2f..%2f%2faltrove.example', 'a%3Fb%23c'])(
    'with a part like %s come out as they went in',
    async (part) => {
      for (const path of [`${part}/impegni/c/conferma`, `${part}/indicatori/c/rilevazioni/x/convalida`]) {
        const { status, headers } = await world.coordinator.get(`/accordi/${path}`);
        expect(status).toBe(303);
        const { pathname } = new URL(headers.get('location') ?? '', 'http://regia.test');
        expect(decodeURIComponent(pathname.split('/')[2] ?? '')).toBe(decodeURIComponent(part));
      }
    },
  );

  it('that one signs in for keep their query beside the language', async () => {
    const browser = new Browser(world.service);
    const asked = await browser.get(`${AT}/rapporto?on=2026-10-01&lang=en`);
    const signIn = await browser.get(asked.headers.get('location') ?? '');
    const action = signIn.page.querySelector('form.narrow')?.getAttribute('action') ?? '';
    const verso = signIn.page.querySelector('input[name=verso]')?.getAttribute('value') ?? '';
    const fields = {
      email: 'coordina@esempio.it',
      password: PASSWORD,
      verso: verso.replaceAll('&amp;', '&'),
    };
    const { headers } = await browser.post(action, fields);
    expect(headers.get('location')).toBe(`${AT}/rapporto?on=2026-10-01&lang=en`);
  });

  it('of the language lead back even where the session has ended', async () => {
    const { status, headers } = await new Browser(world.service).post('/lingua', {
      lingua: 'en',
      verso: `${AT}/impegni`,
    });
    expect([status, headers.get('location')]).toEqual([303, `${AT}/impegni`]);
  });
});
