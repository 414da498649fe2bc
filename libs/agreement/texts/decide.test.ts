import { describe, expect, it } from '@jest/globals';
import { pointersOf, Scenario, verdictOf } from '#libs/testing/given-when-then.js';
import { keyToDestroy } from './decide.js';

const reason = 'Dati sanitari';
const withIssue = () => Scenario.given().and('issues', { id: 'c1', title: 'Una criticità', text: 'Un testo' });

describe('making a text unreadable', () => {
  it('is recorded, with a reason and perhaps what to read instead', () => {
    const scenario = withIssue();
    const [, text = ''] = scenario.texts;
    expect(scenario.when('redactions', { text, reason, replacement: 'Testo rimosso' })).toEqual({
      events: [
        { type: 'TextRedacted', occurredOn: '2022-06-01', data: { text, reason, replacement: 'Testo rimosso' } },
      ],
    });
  });

  it('is refused a second time', () => {
    const scenario = withIssue();
    const [text = ''] = scenario.texts;
    scenario.and('redactions', { text, reason });
    expect(verdictOf(scenario.when('redactions', { text, reason }))).toBe('refused: text-redacted-already');
  });

  it('is refused for a text that is not there', () => {
    const outcome = withIssue().when('redactions', { text: 'a-key-of-another-agreement', reason });
    expect([verdictOf(outcome), pointersOf(outcome)]).toEqual(['refused: unknown-text', ['/text']]);
  });

  it('is not for names, which are sealed under the key of a person', () => {
    const delegates = [{ partner: 'ciss', person: 'anna', name: 'Anna Rossi' }];
    const held = Scenario.given().and('meetings', { held: { present: ['ciss'], delegates } });
    expect(held.texts).toEqual([]);
    expect(verdictOf(held.when('redactions', { text: 'pinerolo/persons/anna', reason }))).toBe('refused: unknown-text');
  });

  it('works for the reason of another one', () => {
    const scenario = withIssue();
    const [first = ''] = scenario.texts;
    scenario.and('redactions', { text: first, reason });
    const text = scenario.texts.at(-1) ?? '';
    expect(text).not.toBe(first);
    expect(verdictOf(scenario.when('redactions', { text, reason }))).toBe('TextRedacted');
  });
});

describe('erasing a person', () => {
  const delegates = [{ partner: 'ciss', person: 'anna', name: 'Anna Rossi' }];
  const withDelegate = () => Scenario.given().and('meetings', { held: { present: ['ciss'], delegates } });
  const erase = (scenario: Scenario, person = 'anna') => scenario.when(`personal-data/${person}`, { reason }, 'DELETE');

  it('is recorded, with a reason', () => {
    expect(erase(withDelegate())).toEqual({
      events: [{ type: 'PersonErased', occurredOn: '2022-06-01', data: { person: 'anna', reason } }],
    });
  });

  it('is refused a second time, and of who is not there', () => {
    const erased = withDelegate().and('personal-data/anna', { reason }, 'DELETE');
    expect(verdictOf(erase(erased))).toBe('refused: person-erased-already');
    expect(verdictOf(erase(withDelegate(), 'bruno'))).toBe('unknown: not-found');
  });
});

describe('keyToDestroy', () => {
  const event = { type: 'TextRedacted', schemaVersion: 1, occurredOn: '2022-06-01', data: { text: 'a-key' } };

  it('is that of the text which a redaction is about', () => {
    expect(keyToDestroy([event], 'pinerolo')).toBe('a-key');
    expect(keyToDestroy([{ ...event, type: 'IssueRaised' }], 'pinerolo')).toBeUndefined();
    expect(keyToDestroy([], 'pinerolo')).toBeUndefined();
  });
});
