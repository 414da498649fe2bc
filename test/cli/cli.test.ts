import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openDataFolder } from '#libs/adapters/sqlite/data-folder.js';
import { hashOf } from '#libs/kernel/chain.js';
import { GENESIS_HASH } from '#libs/kernel/envelope.js';
import { sampleDefinition } from '#libs/testing/given-when-then.js';
import { type TemporaryFolder, temporaryFolder } from '#libs/testing/temporary-folder.js';
import { run } from './run.js';

/** Events of the sample agreement: one for the whole, one for each part. */
const AT_FIRST = 9;

let folder: TemporaryFolder;
const data = (): string => path.join(folder.path, 'data');
const file = (name: string, text: string): string => {
  const place = path.join(folder.path, name);
  writeFileSync(place, text);
  return place;
};
const json = (value: unknown): string => JSON.stringify(value);

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

async function imported(): Promise<void> {
  const { exit } = await run('import', file('patto.json', json(sampleDefinition())), '--data', data());
  expect(exit).toBe(0);
}

const record = (command: string, body: unknown, ...more: string[]) =>
  run('record', 'pinerolo', command, '--json', json(body), '--data', data(), ...more);

describe('import', () => {
  test('records an agreement, and lists it', async () => {
    await imported();
    const { out } = await run('list', '--json', '--data', data());
    expect(JSON.parse(out)).toMatchObject([{ agreement: 'pinerolo', status: 'ended' }]);
  });

  test('names every fault of every file with line and column, and records nothing', async () => {
    const first = file('a.yaml', 'title: A\nkind: ats\nfoo: 1\nvalidFrom: 2021-02-30\n');
    const second = file('b.yaml', 'title: B\nkind: ats\nobjectives:\n  - { id: x, title: X, parent: y }\n');
    const third = file('c.yaml', json(sampleDefinition()));
    const { exit, err } = await run('import', first, second, third, '--data', data());
    expect(exit).toBe(3);
    expect(err).toContain(`${first}:3:1: /foo: campo sconosciuto`);
    expect(err).toContain(`${first}:4:1: /validFrom: `);
    expect(err).toContain(`${second}:4:24: /objectives/0/parent: l'accordo non ha un obiettivo «y»`);
    expect(err).toContain('3 problemi: nulla è stato registrato.');
    const { out } = await run('list', '--json', '--data', data());
    expect(JSON.parse(out)).toEqual([]);
  });

  test('the same file again records nothing twice; another one of that name is refused', async () => {
    await imported();
    const again = await run('import', path.join(folder.path, 'patto.json'), '--data', data(), '--json');
    expect(JSON.parse(again.out)).toEqual({ recorded: [{ agreement: 'pinerolo', revision: AT_FIRST }] });
    const other = file('altro.yaml', json(sampleDefinition({ title: 'Un altro' })));
    const { exit, err } = await run('import', other, '--data', data());
    expect(exit).toBe(3);
    expect(err).toContain('è già registrato');
  });

  test('what happened since comes with it, tried out before anything is recorded', async () => {
    const records = [{ command: 'meetings', body: { id: 'm1', date: '2021-06-01', held: { present: ['ciss'] } } }];
    const whole = file('tutto.json', json({ agreement: sampleDefinition(), records }));
    expect((await run('import', whole, '--data', data())).exit).toBe(0);
    const wrong = [...records, { command: 'meetings/m1/held', body: { present: ['nessuno'] } }];
    const broken = file('male.yaml', json({ agreement: sampleDefinition({ id: 'altro' }), records: wrong }));
    const { exit, err } = await run('import', broken, '--data', data());
    expect(exit).toBe(3);
    expect(err).toContain('già registrato come tenuto');
    expect((await run('report', 'altro', '--data', data())).exit).toBe(4);
  });
});

describe('bad input is refused with its places, and nothing is recorded', () => {
  const nested = (open: string, close: string): string => open.repeat(5_000) + close.repeat(5_000);
  test.each([
    ['broken YAML', 'a: [1, 2\nb: : :\n', ':2:'],
    ['5,000 lists one in the other', nested('[', ']'), ':1:41:'],
    ['5,000 dashes', `a:\n${'- '.repeat(5_000)}x`, ':2:1:'],
    ['5,000 levels of indentation', Array.from({ length: 600 }, (_, i) => `${' '.repeat(i)}-`).join('\n'), ':1'],
    ['5 MB', `title: "${'a'.repeat(5_000_000)}"`, 'al massimo 512 KiB'],
    [
      '.nan and 1e999',
      'title: A\nkind: ats\ntolerance: .nan\nminCoverage: 1e999\n',
      '/minCoverage: non è un numero finito',
    ],
    ['a lone surrogate', 'title: "\\ud800"\nkind: ats\n', '/title: contiene metà di un carattere'],
    [
      '__proto__ as a field',
      '__proto__: { a: 1 }\ntitle: A\nkind: ats\n',
      '/__proto__: questo nome di campo non è ammesso',
    ],
    ['__proto__ as an id', 'title: A\nkind: ats\npartners:\n  - { id: __proto__, name: A }\n', ':4:7: /partners/0/id'],
    [
      'an alias bomb',
      `a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [${'*a,'.repeat(20)}*a]\nc: &c [${'*b,'.repeat(20)}*b]\nd: [${'*c,'.repeat(20)}*c]`,
      'alias',
    ],
    ['not UTF-8', Buffer.from([0x74, 0xe0, 0xff]).toString('latin1'), ':1:'],
    ['nothing', '', ':1:1:'],
  ])('%s', async (_, text, expected) => {
    const { exit, err } = await run('import', file('cattivo.yaml', text), '--data', data());
    expect(exit).toBe(3);
    expect(err).toContain(expected);
    expect(err).toContain('nulla è stato registrato');
  });

  test.each([
    ['not JSON', '{', 'invalid-json'],
    ['an unknown field', '{"pippo":1,"date":"2021-06-01","held":{"present":[]}}', '/pippo'],
    ['a time that does not exist', '{"startsAt":"2021-03-28T02:30"}', '/startsAt'],
    ['__proto__', '{"__proto__":{"a":1},"date":"2021-06-01"}', '/__proto__'],
    ['a number too large to be one', '{"date":1e999}', '/date'],
  ])('record: %s', async (_, body, expected) => {
    await imported();
    const { exit, out } = await run('record', 'pinerolo', 'meetings', '--json', body, '--data', data());
    expect(exit).toBe(3);
    expect(out).toContain(expected);
    const { out: listed } = await run('history', 'pinerolo', '--json', '--data', data());
    expect(JSON.parse(listed)).toHaveLength(AT_FIRST);
  });

  test('a time that happens twice is the first, unless the offset is given', async () => {
    await imported();
    const twice = { startsAt: '2021-10-31T02:30' };
    expect((await record('meetings', twice)).exit).toBe(0);
    expect((await record('meetings', { ...twice, offset: '+01:00' })).exit).toBe(0);
    expect((await record('meetings', { ...twice, offset: '+05:00' })).exit).toBe(3);
  });
});

describe('record and report', () => {
  test('a meeting held, and what it does to the report', async () => {
    await imported();
    const answer = await record('meetings', {
      id: 'm1',
      body: 'tavolo',
      date: '2021-06-10',
      held: { present: ['ciss'] },
    });
    expect(JSON.parse(answer.out)).toMatchObject({ id: 'm1', revision: AT_FIRST + 1 });
    const { out } = await run('report', 'pinerolo', '--on', '2021-07-01', '--json', '--data', data());
    const report = JSON.parse(out) as {
      revision: number;
      figures: { cadence: unknown[] };
      because: Record<string, unknown>;
    };
    expect(report.revision).toBe(AT_FIRST + 1);
    expect(report.figures.cadence).toMatchObject([{ windows: [{ held: 1, meetings: ['m1'] }, { held: 0 }] }]);
    expect(report.because['/cadence/0/windows/0']).toMatchObject({ events: expect.arrayContaining([AT_FIRST + 1]) });
    const before = await run(
      'report',
      'pinerolo',
      '--on',
      '2021-07-01',
      '--revision',
      String(AT_FIRST),
      '--json',
      '--data',
      data(),
    );
    expect(JSON.parse(before.out)).toMatchObject({ figures: { cadence: [{ windows: [{ held: 0 }, { held: 0 }] }] } });
  });

  test('the same key records once', async () => {
    await imported();
    const body = { date: '2021-06-10', held: { present: ['ciss'] } };
    const first = await record('meetings', body, '--key', 'a');
    const again = await record('meetings', body, '--key', 'a');
    expect(again).toEqual(first);
    expect((await record('meetings', { ...body, place: 'Torre Pellice' }, '--key', 'a')).exit).toBe(3);
  });

  test('in words, in both languages, with the reasons', async () => {
    await imported();
    const italian = await run('report', 'pinerolo', '--on', '2022-01-01', '--data', data());
    expect(italian.out).toContain('Relazione di monitoraggio al 1° gennaio 2022');
    expect(italian.out).toContain('perché:');
    const tooFar = await run('report', 'pinerolo', '--on', '2199-01-01', '--data', data());
    expect([tooFar.exit, tooFar.err]).toEqual([3, expect.stringContaining('al massimo il')]);
    const english = await run('report', 'pinerolo', '--on', '2022-01-01', '--lang', 'en', '--brief', '--data', data());
    expect(english.out).toContain('Monitoring report on 1 January 2022');
    expect(english.out).not.toContain('because:');
  });

  test('unknown agreements, dates that do not exist, and instants to come', async () => {
    await imported();
    expect((await run('report', 'nessuno', '--data', data())).exit).toBe(4);
    expect((await run('report', 'pinerolo', '--on', '2021-02-30', '--data', data())).exit).toBe(3);
    expect((await run('report', 'pinerolo', '--as-of', '2999-01-01T00:00:00.000Z', '--data', data())).exit).toBe(3);
    expect((await run('report', 'pinerolo', '--revision', '99', '--data', data())).exit).toBe(3);
    expect((await run('report')).exit).toBe(2);
    expect((await run('--help')).exit).toBe(0);
  });

  test('a free text that was redacted is gone for good, and the chain still verifies', async () => {
    await imported();
    await record('issues', { id: 'c1', title: 'Famiglia Rossi' });
    const [line] = (await run('register', 'pinerolo', '--data', data())).out.trim().split('\n').slice(-1);
    const event = JSON.parse(line ?? '') as { data: { title: { key: string } } };
    expect(line).not.toContain('Rossi');
    const brief = () => run('report', 'pinerolo', '--brief', '--data', data());
    expect((await brief()).out).toContain('Famiglia Rossi');
    expect((await record('redactions', { text: event.data.title.key, reason: 'nome di una famiglia' })).exit).toBe(0);
    expect((await brief()).out).toContain('[non più disponibile]');
    expect((await run('verify', '--data', data())).exit).toBe(0);
  });
});

describe('register, import-register, verify', () => {
  test('a register goes out and comes in elsewhere with the same hashes', async () => {
    await imported();
    await record('issues', { title: 'Manca una sala' });
    const exported = await run('register', 'pinerolo', '--data', data());
    const elsewhere = path.join(folder.path, 'altrove');
    const moved = file('registro.ndjson', exported.out);
    expect((await run('import-register', moved, '--data', elsewhere)).exit).toBe(0);
    expect((await run('register', 'pinerolo', '--data', elsewhere)).out).toBe(exported.out);
    expect((await run('verify', '--data', elsewhere)).exit).toBe(0);
    expect((await run('import-register', moved, '--data', elsewhere)).exit).toBe(3);
    expect((await run('report', 'pinerolo', '--data', elsewhere)).out).toContain('[non leggibile qui]');
  });

  test.each([
    ['changed', (lines: string[]) => lines.map((line) => line.replace('Chronos', 'Cronos'))],
    ['missing', (lines: string[]) => lines.toSpliced(3, 1)],
    ['reordered', (lines: string[]) => lines.with(3, lines[4] ?? '').with(4, lines[3] ?? '')],
    ['twice', (lines: string[]) => lines.toSpliced(3, 0, lines[3] ?? '')],
    ['not JSON', (lines: string[]) => lines.with(2, '{')],
  ])('an altered file is refused: %s', async (_, alter) => {
    await imported();
    const lines = (await run('register', 'pinerolo', '--data', data())).out.trim().split('\n');
    const altered = file('registro.ndjson', alter(lines).join('\n'));
    const { exit, err } = await run('import-register', altered, '--data', path.join(folder.path, 'altrove'));
    expect(exit).toBe(3);
    expect(err).toContain('nulla è stato registrato');
  });

  test('signed heads show that a register was cut, and that lines were tampered with', async () => {
    await imported();
    expect((await run('sign-heads', '--data', data())).exit).toBe(0);
    const heads = readFileSync(path.join(data(), 'heads.ndjson'), 'utf8');
    const lines = (await run('register', 'pinerolo', '--data', data())).out.trim().split('\n');
    const cut = file('tagliato.ndjson', lines.slice(0, -1).join('\n'));
    const elsewhere = path.join(folder.path, 'altrove');
    await run('import-register', cut, '--data', elsewhere);
    const anchors = file('heads.ndjson', heads);
    const found = await run('verify', '--anchors', anchors, '--data', elsewhere);
    expect(found.exit).toBe(5);
    expect(found.err).toContain('la fine è stata tagliata');
    writeFileSync(path.join(data(), 'heads.ndjson'), heads.replace(`"revision":${AT_FIRST}`, '"revision":7'));
    const tampered = await run('verify', '--data', data());
    expect(tampered.exit).toBe(5);
    expect(tampered.err).toContain('non ha una firma valida');
  });
});

test('verify looks at the chain of users, roles and keys too', async () => {
  await imported();
  const opened = openDataFolder(data());
  const unhashed = {
    id: '00000000-0000-7000-8000-000000000001',
    type: 'UserRegistered',
    schemaVersion: 1,
    agreement: 'identity',
    revision: 1,
    occurredOn: '2022-01-01',
    recordedAt: '2022-01-01T00:00:00.000Z',
    actor: 'system',
    commandId: '00000000-0000-7000-8000-000000000002',
    fingerprint: '0'.repeat(64),
    data: { user: 'u1' },
    previousHash: GENESIS_HASH,
  };
  await opened.events.append('identity', 0, [{ ...unhashed, hash: hashOf({ ...unhashed, actor: 'somebody-else' }) }]);
  await opened.close();
  const { exit, err } = await run('verify', '--data', data());
  expect(exit).toBe(5);
  expect(err).toContain("identity: l'evento 1 è cambiato");
});
