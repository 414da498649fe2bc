import { existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type TemporaryFolder, temporaryFolder } from '#libs/testing/temporary-folder.js';
import { FIRST_PASSWORD_FILE, tellFirstPassword } from './first-password.js';

let folder: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const FIRST = { email: 'admin@localhost', password: 'la-provvisoria-123' };

test('a terminal is told it, and no file', () => {
  expect(tellFirstPassword(FIRST, folder.path, true)).toContain(FIRST.password);
  expect(existsSync(path.join(folder.path, FIRST_PASSWORD_FILE))).toBe(false);
});

test('anything else is told where it is: a file for its owner alone, whatever stood there', () => {
  const file = path.join(folder.path, FIRST_PASSWORD_FILE);
  const elsewhere = path.join(folder.path, 'elsewhere');
  writeFileSync(elsewhere, 'di altri', { mode: 0o644 });
  symlinkSync(elsewhere, file);
  const told = tellFirstPassword(FIRST, folder.path, false);
  expect(told).not.toContain(FIRST.password);
  expect(told).toContain(file);
  expect(readFileSync(file, 'utf8')).toBe(`${FIRST.password}\n`);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(elsewhere, 'utf8')).toBe('di altri');
});
