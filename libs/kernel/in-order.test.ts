import { expect, test } from '@jest/globals';
import { firstPlace } from './in-order.js';

test('the first that has come so far is found as if each were asked', () => {
  for (let length = 0; length < 20; length += 1) {
    const list = Array.from({ length }, (_, index) => Math.floor(index / 2));
    for (let wanted = -1; wanted < 12; wanted += 1) {
      const hasCome = (number: number): boolean => number >= wanted;
      const expected = list.findIndex(hasCome);
      expect(firstPlace(list, hasCome)).toBe(expected === -1 ? length : expected);
    }
  }
});
