import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Scenario, verdictOf } from '#libs/testing/given-when-then.js';

const ROOT = process.cwd();
const PATCH = path.join(ROOT, 'docs/how-to/add-a-field.patch');
const PROGRAM = 'test/docs/field-travels';
const FIELD = 'onlineAddress';
const ADDRESS = 'https://incontri.esempio.it/tavolo';

let scratch = '';
beforeAll(() => {
  scratch = realpathSync(mkdtempSync(path.join(tmpdir(), 'regia-field-')));
  const isNoTest = (file: string) => !/\.test\.tsx?$/.test(file);
  for (const name of ['apps', 'libs', 'package.json', 'tsconfig.json', `${PROGRAM}.ts`]) {
    cpSync(path.join(ROOT, name), path.join(scratch, name), { recursive: true, filter: isNoTest });
  }
  symlinkSync(realpathSync(path.join(ROOT, 'node_modules')), path.join(scratch, 'node_modules'));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test('no meeting has the field of the worked change yet', () => {
  const outcome = Scenario.given().when('meetings', { date: '2022-05-10', [FIELD]: ADDRESS });
  expect(verdictOf(outcome)).toBe('invalid: invalid-input');
});

test('with the worked change it gets from the command into event, state and view', () => {
  run('git', 'apply', PATCH);
  const touched = [...readFileSync(PATCH, 'utf8').matchAll(/^\+\+\+ b\/(.+\.tsx?)$/gm)].map(([, file]) => file);
  expect(touched.length).toBeGreaterThan(1);
  const project = { extends: './tsconfig.json', include: [], files: [...touched, `${PROGRAM}.ts`] };
  writeFileSync(path.join(scratch, 'tsconfig.field.json'), JSON.stringify(project));
  run(path.join(ROOT, 'node_modules/.bin/tsc'), '-p', 'tsconfig.field.json');
  const seen = run(process.execPath, `dist/${PROGRAM}.js`, FIELD, ADDRESS);
  expect(JSON.parse(seen)).toEqual({ event: ADDRESS, state: ADDRESS, view: ADDRESS });
}, 60_000);

/** Runs something in the scratch copy; what it complains of is said. */
function run(command: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: scratch, encoding: 'utf8' });
  expect({ status, said: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, said: '' });
  return stdout;
}
