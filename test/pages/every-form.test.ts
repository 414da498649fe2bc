import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import { formRoutes } from '../../apps/web/forms/form.js';
import { nonRenewalForm } from '../../apps/web/pages/agreement/non-renewal.js';
import { commitmentRoutes } from '../../apps/web/pages/commitments/routes.js';
import { deliveryRoutes } from '../../apps/web/pages/deliveries/routes.js';
import { indicatorRoutes } from '../../apps/web/pages/indicators/routes.js';
import { meetingRoutes } from '../../apps/web/pages/meetings/routes.js';
import { takingBackRoutes } from '../../apps/web/pages/taking-back/routes.js';
import { type CommitmentsWorld, commitmentsWorld, say } from './commitments-world.js';
import { formIn } from './form.js';

let world: CommitmentsWorld;
let count = 0;
const AT = '/accordi/valle';

type Json = Readonly<Record<string, unknown>>;
type Fields = Readonly<Record<string, string>>;

/** What a form is about, made anew for each look at it, and how the interface tells what became of it. */
interface Thing {
  readonly address: string;
  readonly now: () => Promise<Json>;
}

interface FormCase {
  readonly make: () => Promise<Thing>;
  /** What has to be typed. */
  readonly typed: Fields;
  /** Fields that may be left empty, and what the interface calls them. */
  readonly optional: Readonly<Record<string, string>>;
}

beforeAll(async () => {
  world = await commitmentsWorld(['valle']);
  const indicator = { id: 'famiglie', title: 'Famiglie', unit: 'famiglie', direction: 'increase' };
  await say(world.service, 'valle/indicators', indicator);
  const report = { id: 'relazione', type: 'deliverable', title: 'Relazione', every: 'P1M' };
  await say(world.service, 'valle/rules', report);
});
afterAll(() => world.service.stop());

const next = (): string => {
  count += 1;
  return `x${count}`;
};

async function read(path: string): Promise<Json> {
  return (await world.service.send('GET', `/agreements/valle/${path}`)).json as Json;
}

/** The last of a list, by the order of its recording. */
async function latest(list: string): Promise<Json> {
  const { items } = (await read(list)) as { items: (Json & { revision: number })[] };
  return items.reduce((last, item) => (item.revision > last.revision ? item : last));
}

async function convened(more: object = {}): Promise<string> {
  const id = next();
  const all = { body: 'tavolo', title: 'Primo', place: 'Pinerolo', mode: 'hybrid', convenedBy: 'ciss' };
  const startsAt = `2026-10-${String((count % 20) + 10)}T17:00`;
  const endsAt = startsAt.replace('17:00', '19:00');
  await say(world.service, 'valle/meetings', { id, startsAt, endsAt, agenda: ['Avvio'], ...all, ...more });
  return id;
}

async function held(): Promise<string> {
  const decisions = [{ id: `${next()}-d`, text: 'Aprire', owner: 'ciss', due: '2026-12-31' }];
  return convened({ held: { present: ['ciss'], excused: ['diaconia'], decisions } });
}

const meeting = (made: () => Promise<string>, below: string) => async (): Promise<Thing> => {
  const id = await made();
  return { address: `${AT}/incontri/${id}/${below}`, now: () => read(`meetings/${id}`) };
};

const MEETING = { organo: 'body', luogo: 'place', titolo: 'title', modalita: 'mode', convocato: 'convenedBy' };
const REASON = { motivo: 'Scritto male' };

async function progress(): Promise<Thing> {
  const id = next();
  const path = 'valle/commitments/a-meta/progress';
  await say(world.service, path, { id, date: '2026-10-21', status: 'in-progress', percent: 40 });
  const now = async () => {
    const { items: all } = (await read('commitments/a-meta/progress')) as { items: { id: string; standing?: Json }[] };
    return all.find((entry) => entry.id === id)?.standing ?? {};
  };
  return { address: `${AT}/impegni/a-meta/voci/${id}/correzione`, now };
}

async function measurement(): Promise<Thing> {
  const id = next();
  const date = `2026-09-${String((count % 20) + 10)}`;
  await say(world.service, 'valle/indicators/famiglie/measurements', { id, date, value: 50, qualifier: 'about' });
  const now = async () => {
    const { items } = (await read('indicators/famiglie/measurements')) as { items: { id: string; standing?: Json }[] };
    return items.find((entry) => entry.id === id)?.standing ?? {};
  };
  return { address: `${AT}/indicatori/famiglie/rilevazioni/${id}/correzione`, now };
}

const fixed = (address: string, list: string) => async (): Promise<Thing> => ({ address, now: () => latest(list) });

/** Something is added: what is left empty was not said. */
const NEW: Readonly<Record<string, FormCase>> = {
  'incontri/nuovo': {
    make: fixed(`${AT}/incontri/nuovo`, 'meetings'),
    typed: { data: '11/11/2026', 'presente-ciss': '1' },
    optional: { ...MEETING, dalle: 'startsAt', alle: 'endsAt', ordine: 'agenda', verbale: 'minutes' },
  },
  'incontri/convoca': {
    make: fixed(`${AT}/incontri/convoca`, 'meetings'),
    typed: { data: '11/12/2026' },
    optional: { ...MEETING, dalle: 'startsAt', alle: 'endsAt', ordine: 'agenda' },
  },
  'incontri/:meeting/rinvio': {
    make: meeting(convened, 'rinvio'),
    typed: { data: '9/12/2026' },
    optional: { dalle: 'startsAt', alle: 'endsAt' },
  },
  'impegni/:commitment/aggiornamento': {
    make: async () => ({
      address: `${AT}/impegni/sportello/aggiornamento`,
      now: async () => ((await read('commitments/sportello/progress')) as { items: Json[] }).items.at(-1) ?? {},
    }),
    typed: { giorno: '21/11/2026', stato: 'in-progress' },
    optional: {
      percentuale: 'percent',
      nota: 'note',
      'link-1': 'evidence',
      'titolo-1': 'evidence',
      incontro: 'decidedIn',
    },
  },
  'indicatori/:indicator/rilevazione': {
    make: fixed(`${AT}/indicatori/famiglie/rilevazione`, 'indicators/famiglie/measurements'),
    typed: { data: '20/11/2026', valore: '51' },
    optional: { esattezza: 'qualifier', nota: 'note', documenti: 'evidence' },
  },
  'consegne/:rule/nuova': {
    make: fixed(`${AT}/consegne/relazione/nuova`, 'rules/relazione/deliveries'),
    typed: { giorno: '20/11/2026' },
    optional: { nota: 'note', documenti: 'evidence' },
  },
  disdetta: {
    make: async () => {
      const changes = { renewal: { every: 'P1Y' } };
      await world.service.send('PATCH', '/agreements/valle', { changes, reason: 'Come nel testo' });
      const now = async () => ((await read('history')) as { items: Json[] }).items[0] ?? {};
      return { address: `${AT}/disdetta`, now };
    },
    typed: { data: '21/11/2026' },
    optional: { partner: 'partner', motivo: 'reason' },
  },
  'incontri/:meeting/decisioni/:decision/attuazione': {
    make: async () => {
      const id = await held();
      const { decisions } = (await read(`meetings/${id}`)) as { decisions: { id: string }[] };
      const decision = decisions[0]?.id ?? '';
      return {
        address: `${AT}/incontri/${id}/decisioni/${decision}/attuazione`,
        now: async () => ((await read(`decisions/${decision}`)) as { completion: Json }).completion,
      };
    },
    typed: { data: '21/11/2026' },
    optional: { nota: 'note' },
  },
};

/** Filled with what stands: what is emptied is taken out, what is not shown stays. */
const STANDING: Readonly<Record<string, FormCase>> = {
  'incontri/:meeting/svolto': {
    make: meeting(convened, 'svolto'),
    typed: { 'presente-ciss': '1' },
    optional: { ...MEETING, dalle: 'startsAt' },
  },
  'incontri/:meeting/correzione': {
    make: meeting(held, 'correzione'),
    typed: REASON,
    optional: { ...MEETING, dalle: 'startsAt' },
  },
  'impegni/:commitment/voci/:entry/correzione': { make: progress, typed: REASON, optional: { percentuale: 'percent' } },
  // A measured value is said whole: how exact it is has no empty choice.
  'indicatori/:indicator/rilevazioni/:measurement/correzione': {
    make: measurement,
    typed: { ...REASON, valore: '52' },
    optional: {},
  },
  'incontri/:meeting/verbale': { make: meeting(held, 'verbale'), typed: { verbale: 'Testo.' }, optional: {} },
};

/** Every field of these has to be filled in, or there is none. */
const WITHOUT_OPTIONAL_FIELDS = [
  'registro/:revision/annullamento',
  'incontri/:meeting/disdetta',
  'incontri/:meeting/annullamento',
  'incontri/:meeting/approvazione',
  'impegni/:commitment/conferma',
  'impegni/:commitment/voci/:entry/annullamento',
  'indicatori/:indicator/rilevazioni/:measurement/annullamento',
  'indicatori/:indicator/rilevazioni/:measurement/rifiuto',
  'indicatori/:indicator/rilevazioni/:measurement/convalida',
];

it('has every form there is', () => {
  const none = {} as never;
  const all = [
    ...commitmentRoutes(none),
    ...meetingRoutes(none),
    ...indicatorRoutes(none),
    ...deliveryRoutes(none),
    ...takingBackRoutes(none),
    ...formRoutes(nonRenewalForm, none),
  ];
  const posts = all
    .filter(({ method }) => method === 'POST')
    .map(({ path }) => path.replace('/accordi/:agreement/', ''));
  expect([...Object.keys(NEW), ...Object.keys(STANDING), ...WITHOUT_OPTIONAL_FIELDS].sort()).toEqual(posts.sort());
});

const formOf = async (address: string): Promise<Fields> =>
  formIn(await world.coordinator.get(address), 'form.recording').fields;

/** What it asks about once more is confirmed: meetings of these tests share their days. */
async function sent(address: string, fields: Fields): Promise<void> {
  const first = await world.coordinator.post(address, { ...fields });
  const asked = first.page.querySelector('input[name=conferma]')?.getAttribute('value');
  const confirmed = () => world.coordinator.post(address, { ...fields, conferma: asked ?? '' });
  const { status, words } = asked === undefined ? first : await confirmed();
  if (status !== 303) throw new Error(`${address}: ${status} ${words.slice(0, 600)}`);
}

const emptied = (fields: Fields, names: readonly string[]): Fields => ({
  ...fields,
  ...Object.fromEntries(names.map((name) => [name, ''])),
});

describe('a form that adds something', () => {
  test.each(Object.entries(NEW))('%s takes a field left empty as not said', async (_, { make, typed, optional }) => {
    const { address, now } = await make();
    const fields = await formOf(address);
    await sent(address, { ...emptied(fields, Object.keys(optional)), ...typed });
    const said = Object.keys(await now());
    expect(said.filter((name) => Object.values(optional).includes(name))).toEqual([]);
  });
});

describe('a form filled with what stands', () => {
  const each = Object.entries(STANDING).flatMap(([path, form]) =>
    Object.entries(form.optional).map(([field, name]) => [path, field, name, form] as const),
  );

  test.each(each)('%s takes %s out where it is emptied', async (_, field, name, { make, typed }) => {
    const { address, now } = await make();
    const before = await now();
    expect(before).toHaveProperty(name);
    await sent(address, { ...(await formOf(address)), ...typed, [field]: '', alle: '' });
    expect(await now()).not.toHaveProperty(name);
  });

  test.each(each)('%s leaves %s as it stands where it is not shown', async (_, field, name, { make, typed }) => {
    const { address, now } = await make();
    const before = await now();
    const { [field]: __, ...others } = await formOf(address);
    const change: Fields =
      field === 'percentuale' ? { giorno: '22/10/2026' } : { 'presente-diaconia': '1', 'presente-ciss': '1' };
    const { 'giustificato-diaconia': ___, ...rest } = others;
    await sent(address, { ...rest, ...typed, ...change });
    expect((await now())[name]).toEqual(before[name]);
  });

  test.each(Object.entries(STANDING))('%s sends only what was changed', async (_, { make, typed }) => {
    const { address, now } = await make();
    const before = await now();
    const change: Fields = address.includes('/impegni/') ? { giorno: '22/10/2026' } : { luogo: 'Torre Pellice' };
    await sent(address, { ...(await formOf(address)), ...typed, ...change });
    const { place: _a, present: _b, date: _c, value: _d, minutes: _e, ...after } = await now();
    expect(before).toMatchObject(
      Object.fromEntries(Object.entries(after).filter(([name]) => name in before && !CHANGES.has(name))),
    );
  });
});

/** What recording anything changes. */
const CHANGES = new Set(['revision', 'status', 'from', 'excused', 'decisions', 'delegates']);
