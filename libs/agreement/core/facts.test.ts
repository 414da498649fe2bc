import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { SealedText, Unsealed } from '#libs/kernel/sealing.js';
import { TextPlace } from '../texts/view.js';
import {
  clearable,
  cleared,
  group,
  keptOf,
  list,
  partial,
  plain,
  recordedOf,
  shapeOf,
  shownOf,
  text,
} from './facts.js';
import { line } from './fields.js';

const step = group({ what: text(line), ...partial({ hours: plain(z.number()) }) });
const work = { title: plain(line), ...partial({ note: text(), steps: list(step, 2) }) };

const sealed = (box: string) => new SealedText(`key-${box}`, 'nonce', box, 'event', '/note');
const given = { title: 'Sala', steps: [{ what: 'Chiavi', hours: 2 }, { what: 'Sedie' }] };

describe('a list of facts', () => {
  it('says what is typed: limits hold, whatever is unknown or missing is refused', () => {
    const input = z.strictObject(shapeOf(work, 'typed'));
    expect(input.parse(given)).toEqual(given);
    expect(input.safeParse({ ...given, steps: Array(3).fill({ what: 'x' }) }).success).toBe(false);
    expect(input.safeParse({ note: 'x' }).success).toBe(false);
    expect(input.safeParse({ ...given, colour: 'red' }).success).toBe(false);
    expect(z.strictObject(shapeOf(partial(work), 'typed')).parse({})).toEqual({});
    const named = partial({ ...work, place: plain(line) }, 'title');
    expect(z.strictObject(shapeOf(named, 'typed')).parse({ place: 'Sala' })).toEqual({ place: 'Sala' });
    expect(z.strictObject(shapeOf(named, 'typed')).safeParse({}).success).toBe(false);
    expect(input.safeParse({ ...given, steps: [{ what: 'x', colour: 'red' }] }).success).toBe(false);
  });

  it('says what an event may have: more than is typed today, where more was typed once', () => {
    const event = z.strictObject(shapeOf(work, 'event'));
    const what = { key: 'key-b', nonce: 'nonce', box: 'b' };
    expect(event.parse({ title: 'Sala', steps: Array(3).fill({ what }) }).steps).toHaveLength(3);
  });

  it('says what is recorded: texts are to be sealed, and what is not of the list stays outside', () => {
    const recorded = recordedOf(work, { ...given, colour: 'red' } as typeof given);
    const steps = [{ what: new Unsealed('Chiavi'), hours: 2 }, { what: new Unsealed('Sedie') }];
    expect(recorded).toEqual({ title: 'Sala', steps });
    expect(Object.keys(recorded)).toEqual(['title', 'steps']);
  });

  it('says what is kept: only what is there, in its order', () => {
    const data = { note: sealed('x'), title: 'Sala', work: 'w1', steps: undefined };
    expect(Object.entries(keptOf(work, data))).toEqual([
      ['title', 'Sala'],
      ['note', sealed('x')],
    ]);
  });

  it('says what is shown: each text has its place, with what became of it', () => {
    const redaction = { reason: sealed('why'), revision: 7 };
    const state = { redactions: new Map([['key-b', redaction]]), persons: new Map() };
    const shown = shownOf(work, { title: 'Sala', note: sealed('a'), steps: [{ what: sealed('b') }] }, state);
    expect(shown).toEqual({
      title: 'Sala',
      note: new TextPlace('key-a', sealed('a'), undefined),
      steps: [{ what: new TextPlace('key-b', sealed('b'), redaction) }],
    });
  });

  it('that may be cleared takes null for what is to go: it is recorded and shown as such, and then gone', () => {
    const changes = clearable(work);
    expect(z.strictObject(shapeOf(changes, 'typed')).parse({ title: 'Sala', note: null }).note).toBeNull();
    expect(recordedOf(changes, { title: 'Sala', note: null })).toEqual({ title: 'Sala', note: null });
    const state = { redactions: new Map(), persons: new Map() };
    expect(shownOf(changes, { title: 'Sala', note: null }, state)).toEqual({ title: 'Sala', note: null });
    expect(cleared({ title: 'Sala', note: null })).toEqual({ title: 'Sala' });
  });
});
