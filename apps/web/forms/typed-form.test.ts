import { describe, expect, it } from '@jest/globals';
import { refusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import { Visit, type VisitFacts } from '../frame/visit.js';
import { refusedForm, TypedForm } from './typed-form.js';

const TODAY = '2026-11-22';

/** A form that was sent; of the rest of the visit only its language is looked at. */
function sent(fields: readonly (readonly [string, string])[], lang: 'it' | 'en' = 'it'): Visit {
  const facts: Partial<VisitFacts> = { lang, form: new URLSearchParams(fields.map(([name, value]) => [name, value])) };
  return new Visit(facts as VisitFacts);
}

describe('a form as it was sent', () => {
  it('gives values for what is understood, nothing for what was left empty', () => {
    const form = new TypedForm(
      sent([
        ['data', '3/10/2026'],
        ['ora', '17.30'],
        ['valore', '12,5'],
        ['nota', ' una\r\ndue '],
        ['vuoto', ''],
        ['spazi', '  '],
        ['presenti', 'a'],
        ['presenti', 'b'],
        ['presenti', 'a'],
        ['stato', 'kept'],
      ]),
      TODAY,
    );
    expect(form.date('data')).toBe('2026-10-03');
    expect(form.time('ora')).toBe('17:30');
    expect(form.number('valore')).toBe(12.5);
    expect(form.text('nota')).toBe('una\ndue');
    expect([form.text('spazi'), form.date('vuoto'), form.number('manca')]).toEqual([undefined, undefined, undefined]);
    expect(form.ticked('presenti')).toEqual(['a', 'b']);
    expect(form.choice('stato', ['kept', 'late'])).toBe('kept');
    expect(form.choice('vuoto', ['late'])).toBeUndefined();
    expect(form.choice('manca', ['late'])).toBeUndefined();
    expect(form.problem()).toBeUndefined();
    expect(form.choice('stato', ['late'])).toBeUndefined();
    expect(form.problem()?.fields).toEqual({ stato: 'scegliere una delle voci proposte' });
  });

  it('says beside each field what is wrong, the first thing first', () => {
    const form = new TypedForm(
      sent([
        ['data', '31/2/2026'],
        ['valore', '1.500'],
      ]),
      TODAY,
    );
    form.date('data');
    form.refuse('data', say('altro', 'other'));
    form.number('valore');
    form.needed('nota', say('scrivere una nota', 'write a note'));
    form.neededDate('fine', say('serve il giorno', 'the day is needed'));
    expect(form.problem()).toEqual({
      title: '4 campi vanno rivisti: nulla è stato registrato.',
      fields: {
        data: expect.stringContaining('non è una data'),
        valore: expect.stringContaining('in due modi'),
        nota: 'scrivere una nota',
        fine: 'serve il giorno',
      },
    });
  });
});

it('puts a refusal of the domain beside the fields that it is about, and the rest above the form', () => {
  const refused = refusal('refused', 'x', say('Non va.', 'No.'), [
    { pointer: '/held/present/0', message: say('non era attivo', 'was not active') },
    { pointer: '/held/present/1', message: say('non c’è', 'is not there') },
    { pointer: '/id', message: say("l'identificativo «c1» è del 2026-10-03", 'taken') },
  ]);
  const fieldOf = (pointer: string) => (pointer.startsWith('/held/present') ? 'presenti' : undefined);
  expect(refusedForm(sent([], 'en'), refused, fieldOf)).toEqual({
    title: 'No.',
    fields: { presenti: 'was not active; is not there' },
    others: ['taken'],
  });
  const names = new Map([['c1', 'Sala']]);
  expect(refusedForm(sent([]), refused, fieldOf, (id) => names.get(id)).others).toEqual([
    'l’identificativo «Sala» è del 03/10/2026',
  ]);
});
