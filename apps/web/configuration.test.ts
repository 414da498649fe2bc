import { describe, expect, test } from '@jest/globals';
import { configurationWarnings, readConfiguration } from './configuration.js';

const wrongIn = (environment: Record<string, string>): string[] => {
  const read = readConfiguration(environment);
  return 'problems' in read ? read.problems.map(({ variable }) => variable) : [];
};

describe('ADMIN_PASSWORD', () => {
  const given = (ADMIN_PASSWORD: string) => wrongIn({ ADMIN_EMAIL: 'capo.ufficio@esempio.it', ADMIN_PASSWORD });

  test.each(['undici-11ch', 'password1234', 'capo.ufficio.2026'])('is not %s', (password) =>
    expect(given(password)).toEqual(['ADMIN_PASSWORD']),
  );

  test('is any other of twelve characters', () => expect(given('dodici-fatti')).toEqual([]));
});

describe('TRUST_PROXY', () => {
  const given = (TRUST_PROXY: string) => readConfiguration({ TRUST_PROXY });

  test.each([
    ['2', 2],
    ['false', false],
    ['10.0.0.1, 192.168.0.0/16', ['10.0.0.1', '192.168.0.0/16']],
  ])('%s', (text, trustProxy) => expect(given(text)).toMatchObject({ trustProxy }));

  test.each(['true', '0', '17', '-1', 'loopback'])('is not %s', (text) =>
    expect(given(text)).toMatchObject({ problems: [{ variable: 'TRUST_PROXY' }] }),
  );

  test('is asked for where the service is reached from elsewhere', () => {
    const warned = (environment: Record<string, string>) => configurationWarnings(environment).length;
    const PUBLIC_URL = 'https://regia.esempio.it';
    expect(warned({ PUBLIC_URL })).toBe(1);
    for (const TRUST_PROXY of ['1', 'false', '10.0.0.1']) expect(warned({ PUBLIC_URL, TRUST_PROXY })).toBe(0);
    for (const local of ['http://127.0.0.1:3000', 'http://localhost:3000', 'http://[::1]:3000']) {
      expect(warned({ PUBLIC_URL: local })).toBe(0);
    }
    expect(warned({})).toBe(0);
  });
});
