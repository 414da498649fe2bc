import { describe, expect, it } from '@jest/globals';
import { isRefusal, pointer, Refused, refusal } from './refusal.js';
import { say } from './text.js';

const no = say('no, così no', 'no, not like that');

describe('pointer', () => {
  it('joins and escapes as RFC 6901 says', () => {
    expect(pointer()).toBe('');
    expect(pointer('foo', 0)).toBe('/foo/0');
    expect(pointer('', 'a/b', 'm~n', '~1')).toBe('//a~1b/m~0n/~01');
  });
});

describe('refusal', () => {
  it('carries places only where there are some', () => {
    expect(refusal('refused', 'because', no, [])).toEqual({ refused: 'refused', type: 'because', title: no });
    const errors = [{ pointer: '/date', message: no }];
    expect(refusal('invalid', 'because', no, errors)).toMatchObject({ errors });
  });

  it('is told from what was decided', () => {
    expect(isRefusal(refusal('busy', 'because', no))).toBe(true);
    expect([[], [{ type: 'NoteTaken' }], {}, null, undefined, 'refused'].some(isRefusal)).toBe(false);
  });

  it('can be thrown where there is nowhere to return it to', () => {
    const thrown = new Refused(refusal('refused', 'because', no));
    expect([thrown.message, thrown.refusal.type]).toEqual(['no, così no', 'because']);
  });
});
