import { describe, expect, test } from '@jest/globals';
import { url } from './fields.js';

describe('an address of evidence', () => {
  test.each(['https://comune.esempio.it/atti/1?x=a@b#c', 'http://esempio.it', 'https://esempio.it/@utente'])(
    'is %s',
    (address) => expect(url.safeParse(address).success).toBe(true),
  );

  test.each([
    'javascript:alert(1)',
    'https://comune.esempio.it@altrove.esempio/',
    'https://comune.esempio.it:443@altrove.esempio/',
    'https://@altrove.esempio/',
    'https:\\\\comune.esempio.it@altrove.esempio/',
    ' https://esempio.it/',
    'https://esempio.it/a b',
    'https://esem\tpio.it/',
    'https://esempio.it/\u202Efdp.exe',
  ])('is not %j', (address) => expect(url.safeParse(address).success).toBe(false));
});
