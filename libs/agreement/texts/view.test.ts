import { describe, expect, it } from '@jest/globals';
import { SealedText } from '#libs/kernel/sealing.js';
import { sampleDefinition } from '#libs/testing/given-when-then.js';
import { AgreementDesk, personId } from '#libs/testing/whole-life.js';
import { AgreementReading } from '../core/reading.js';
import { issueView } from '../issues/view.js';
import { meetingView } from '../meetings/view.js';
import { openView, placesIn, TextPlace } from './view.js';

const all = { names: true };

async function deskWith(...commands: readonly [path: string, input: unknown, method?: string][]) {
  const desk = new AgreementDesk();
  await desk.recording.recordAgreement(sampleDefinition(), { actor: 'user-1' });
  for (const [path, input, method] of commands) await desk.mustRecord(path, input, method);
  const reading = new AgreementReading(desk.store, desk.registers, desk.keyRing);
  const register = async () => (await reading.register('pinerolo'))!;
  const open: AgreementReading['open'] = (texts) => reading.open(texts);
  const issue = async () => issueView(await register(), 'c1', all)!;
  return { desk, register, open, issue };
}

const issueRaised = ['issues', { id: 'c1', title: 'Titolo', text: 'Dati sanitari' }] as const;

describe('a text in a view', () => {
  it('is given with the id that redactions take', async () => {
    const { desk, open, issue } = await deskWith([...issueRaised]);
    const { text } = await openView(await issue(), open, 'it');
    expect(text).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{36}$/), text: 'Dati sanitari' });
    await desk.mustRecord('redactions', { text: text!.id, reason: 'Non serviva' });
    expect((await openView(await issue(), open, 'it')).text?.unavailable).toBe('redacted');
  });

  it('reads as no longer available, with the reason and what was put in its place, and its part was touched', async () => {
    const { desk, open, register, issue } = await deskWith([...issueRaised]);
    const closed = await issue();
    const { id } = closed.text!;
    await desk.mustRecord('redactions', { text: id, reason: 'Non serviva', replacement: 'Testo rimosso' });
    const gone = { id, unavailable: 'redacted', reason: 'Non serviva', replacement: 'Testo rimosso' };
    const view = await issue();
    expect((await openView(view, open, 'it')).text).toEqual({ ...gone, text: 'non più disponibile' });
    expect((await openView(view, open, 'en')).text).toEqual({ ...gone, text: 'no longer available' });
    expect((await openView(view, open, 'it')).title.text).toBe('Titolo');
    expect([closed.revision, view.revision]).toEqual([10, (await register()).head.revision]);
  });

  it('is not read once its redaction is recorded, even while its key is still there', async () => {
    const { desk, open, issue } = await deskWith([...issueRaised]);
    const { id } = (await issue()).text!;
    const destroy = desk.keyRing.destroy;
    desk.keyRing.destroy = async () => undefined;
    await desk.mustRecord('redactions', { text: id, reason: 'Non serviva' });
    desk.keyRing.destroy = destroy;
    expect(await desk.keyRing.lookUp([id])).toEqual(new Map([[id, expect.objectContaining({ state: 'present' })]]));
    expect(JSON.stringify(await openView(await issue(), open, 'it'))).not.toContain('Dati sanitari');
  });

  it('says so where the reason of a redaction was redacted too', async () => {
    const { desk, open, issue } = await deskWith([...issueRaised]);
    await desk.mustRecord('redactions', { text: (await issue()).text!.id, reason: 'Diceva di Anna' });
    const { reason } = (await issue()).text!.redaction!;
    await desk.mustRecord('redactions', { text: (reason as SealedText).key, reason: 'Un nome' });
    expect((await openView(await issue(), open, 'it')).text?.reason).toBe('non più disponibile');
  });

  it('is elsewhere where its key never was', async () => {
    const { issue } = await deskWith([...issueRaised]);
    const stranger = await deskWith();
    expect((await openView(await issue(), stranger.open, 'it')).title).toEqual({
      id: expect.any(String),
      text: 'non leggibile qui',
      unavailable: 'elsewhere',
    });
  });

  it('is that of the moment the view was made, whatever is recorded before it is opened', async () => {
    const { desk, open, issue } = await deskWith([...issueRaised]);
    const view = await issue();
    await desk.mustRecord('issues/c1/resolution', { text: 'Risolta' });
    expect(await openView(view, open, 'it')).toMatchObject({ status: 'open', title: { text: 'Titolo' } });
  });
});

describe("a delegate's name", () => {
  const held = {
    present: ['ciss'],
    delegates: [{ partner: 'ciss', person: 'anna', name: 'Anna Rossi', office: 'Presidente' }],
  };

  it('is a name, until the person is no longer identifiable', async () => {
    const { desk, open, register } = await deskWith(['meetings', { id: 'm1', date: '2022-05-10', held }]);
    const named = async (language: 'it' | 'en') => {
      const view = meetingView(await register(), 'm1', all)!;
      return (await openView(view, open, language)).delegates;
    };
    const delegate = { partner: 'ciss', person: personId('anna'), office: 'Presidente' };
    expect(await named('it')).toEqual([{ ...delegate, name: 'Anna Rossi' }]);
    await desk.mustRecord('personal-data/anna', { reason: 'Richiesta' }, 'DELETE');
    expect(await named('it')).toEqual([{ ...delegate, name: 'persona non più identificabile' }]);
    expect(await named('en')).toEqual([{ ...delegate, name: 'person no longer identifiable' }]);
    const { head } = await register();
    expect(meetingView(await register(), 'm1', all)?.revision).toBe(head.revision);
    expect(meetingView(await register(), 'm1', { names: false })?.revision).toBe(head.revision - 1);
  });

  it('is not read where the key is gone and the register does not say so yet, nor where it says so and it is not', async () => {
    const { desk, open, register } = await deskWith(['meetings', { id: 'm1', date: '2022-05-10', held }]);
    const before = meetingView(await register(), 'm1', all)!;
    const destroy = desk.keyRing.destroy.bind(desk.keyRing);
    desk.keyRing.destroy = async () => undefined;
    await desk.mustRecord('personal-data/anna', { reason: 'Richiesta' }, 'DELETE');
    const after = meetingView(await register(), 'm1', all)!;
    expect((await openView(after, open, 'it')).delegates?.[0]?.name).toBe('persona non più identificabile');
    await destroy(`pinerolo/persons/${personId('anna')}`, '2022-06-01T12:00:00.000Z');
    expect((await openView(before, open, 'it')).delegates?.[0]?.name).toBe('persona non più identificabile');
  });

  it('has no place in a view without names', async () => {
    const { register } = await deskWith(['meetings', { id: 'm1', date: '2022-05-10', held }]);
    const view = meetingView(await register(), 'm1', { names: false })!;
    expect(placesIn(view)).toEqual([]);
    expect(view).not.toHaveProperty('delegates');
  });
});

describe('placesIn', () => {
  it('finds texts in lists and fields, in order', () => {
    const place = (id: string) => new TextPlace(id, new SealedText(id, 'n', 'b', 'e', ''), undefined);
    const view = { a: place('1'), b: [{ c: place('2') }, 7, null], d: 'text' };
    expect(placesIn(view)).toEqual([place('1'), place('2')]);
  });
});
