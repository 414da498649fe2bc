import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from '@jest/globals';
import { hashOf } from '#libs/kernel/chain.js';
import { type RecordedEvent, registerOf } from '#libs/kernel/envelope.js';
import { asIfSealed, isSealed, locateSealed } from '#libs/kernel/sealing.js';
import { AgreementDesk, wholeLife } from '#libs/testing/whole-life.js';
import { agreementUpcasters, eventDefinitions, subjectOf } from './events.js';
import { agreementFolding, evolve } from './evolve.js';
import { emptyAgreement } from './state.js';
import { parseWith } from './validation.js';

const folder = new URL('../fixtures/events/', import.meta.url);
const files = readdirSync(folder).sort();
const textOf = (file: string): string => readFileSync(new URL(file, folder), 'utf8');
const fixtureOf = (file: string): RecordedEvent => JSON.parse(textOf(file)) as RecordedEvent;

const everyVersion = [...eventDefinitions.values()].flatMap(({ type, schemaVersion }) =>
  Array.from({ length: schemaVersion }, (_, index) => `${type}.v${index + 1}.json`),
);
const asKnownNow = (file: string): RecordedEvent => agreementUpcasters.upcast(fixtureOf(file));
const schemaOf = (event: RecordedEvent) => {
  const definition = eventDefinitions.get(event.type);
  if (!definition) throw new Error(event.type);
  return definition.data;
};

describe('frozen examples', () => {
  it('are there for each version of each event, and for nothing else', () => {
    expect(files).toEqual([...everyVersion].sort());
  });

  it('are what they were when they were locked: a released shape never changes', () => {
    const lock = JSON.parse(readFileSync(new URL('../fixtures/events.lock.json', import.meta.url), 'utf8')) as unknown;
    const now = Object.fromEntries(
      files.map((file) => [file, createHash('sha256').update(textOf(file)).digest('hex')]),
    );
    expect(now).toEqual(lock);
  });

  test.each(files)('%s is a whole recorded event, as it was hashed', (file) => {
    const { hash, ...rest } = fixtureOf(file);
    expect(hashOf(rest)).toBe(hash);
    expect(file).toBe(`${rest.type}.v${rest.schemaVersion}.json`);
  });

  test.each(files)('%s is of the current schema once it is brought up to date', (file) => {
    const event = asKnownNow(file);
    const data = asIfSealed(event.data);
    expect(parseWith(schemaOf(event), data)).toEqual({ value: data });
  });

  test.each(files)('%s is refused with a field that is unknown, or without those that it needs', (file) => {
    const event = asKnownNow(file);
    expect(parseWith(schemaOf(event), { ...(event.data as object), colour: 'red' })).toHaveProperty('problems');
    expect(parseWith(schemaOf(event), {})).toHaveProperty('problems');
  });

  test.each(files)('%s is about a part', (file) => {
    expect(subjectOf(asKnownNow(file))).toMatch(/^([a-z-]+\/[a-z0-9-]+(\/[a-z]+\/[a-z0-9-]+)?)?$/);
  });
});

describe('frozen examples are folded', () => {
  it('each into an agreement that has everything, and into an empty one', async () => {
    const desk = new AgreementDesk();
    const last = (await wholeLife(desk)).length;
    const { state } = await desk.registers.current(registerOf('pinerolo'));
    for (const file of files) {
      const event = locateSealed({ ...asKnownNow(file), revision: last + 1 });
      expect(() => agreementFolding.evolve(state, event)).not.toThrow();
      expect(() => evolve(emptyAgreement('x'), event)).not.toThrow();
    }
  });
});

describe('what is recorded today', () => {
  it('is every type of event, each of its schema, with every text sealed', async () => {
    const events = await wholeLife();
    expect(new Set(events.map((event) => event.type))).toEqual(new Set(eventDefinitions.keys()));
    for (const event of events) {
      expect([event.type, parseWith(schemaOf(event), event.data)]).toEqual([event.type, { value: event.data }]);
    }
    const stored = JSON.stringify(events);
    for (const typed of [
      'Anna Rossi',
      'Come nel testo',
      'Sala non disponibile',
      'riunito',
      'Due su tre',
      'sportello',
    ]) {
      expect(stored).not.toContain(typed);
    }
    const sealed = events.flatMap((event) => Object.values(event.data as object)).filter(isSealed);
    expect(sealed.length).toBeGreaterThan(20);
  });

  it('is named in two languages', () => {
    for (const { type, title } of eventDefinitions.values()) {
      expect([type, title.it === title.en]).toEqual([type, false]);
    }
  });

  it('cannot be about an event that there is not', () => {
    const event = { type: 'Unheard', schemaVersion: 1, occurredOn: '2022-01-01', data: {} };
    expect(() => subjectOf(event)).toThrow('No event is called Unheard');
  });
});
