import { describe, expect, it } from '@jest/globals';
import { hmacOfJson } from '#libs/kernel/canonical-json.js';
import { ChainCheck } from '#libs/kernel/chain.js';
import { commandIdOf } from '#libs/kernel/command-handling.js';
import { type RecordedEvent, registerOf } from '#libs/kernel/envelope.js';
import { isRefusal, type Refusal, refusal } from '#libs/kernel/refusal.js';
import { openTexts, type SealedText } from '#libs/kernel/sealing.js';
import { say } from '#libs/kernel/text.js';
import { sampleDefinition } from '#libs/testing/given-when-then.js';
import { AgreementDesk, personId, wholeLife } from '#libs/testing/whole-life.js';
import type { Recorded } from './recording.js';

const me = { actor: 'user-1' };
const keyed = (idempotencyKey: string, actor = 'user-1') => ({ actor, idempotencyKey });
const verdict = (answer: Recorded): string => (isRefusal(answer) ? `${answer.refused}: ${answer.type}` : 'recorded');

async function deskWithAgreement(): Promise<AgreementDesk> {
  const desk = new AgreementDesk();
  await desk.recording.recordAgreement(sampleDefinition(), me);
  return desk;
}

describe('recording an agreement', () => {
  it('answers with its id and last revision, after one append', async () => {
    const desk = new AgreementDesk();
    const answer = await desk.recording.recordAgreement(sampleDefinition(), me);
    expect(answer).toMatchObject({
      id: 'pinerolo',
      agreement: 'pinerolo',
      revision: 9,
      creates: true,
      repeated: false,
    });
    const events = await desk.recorded();
    expect(new Set(events.map((event) => event.commandId)).size).toBe(1);
  });

  it('makes an id where none is given: the same one for the same key', async () => {
    const desk = new AgreementDesk();
    const { id: _, ...definition } = sampleDefinition();
    const first = await desk.recording.recordAgreement(definition, keyed('k'));
    const again = await desk.recording.recordAgreement(definition, keyed('k'));
    const another = await desk.recording.recordAgreement(definition, keyed('j'));
    expect(again).toEqual({ ...first, repeated: true });
    expect(another).toMatchObject({ repeated: false });
    expect(await desk.store.streams('agreement-', undefined, 10)).toHaveLength(2);
  });

  it('refuses a taken id, and what is no definition, recording nothing', async () => {
    const desk = await deskWithAgreement();
    expect(verdict(await desk.recording.recordAgreement(sampleDefinition(), me))).toBe('exists: agreement-exists');
    for (const input of [null, undefined, 7, { id: '__proto__' }, { id: 'nuovo', title: Number.NaN }]) {
      expect(verdict(await desk.recording.recordAgreement(input, me))).toBe('invalid: invalid-input');
    }
    expect(await desk.store.streams('', undefined, 10)).toEqual(['agreement-pinerolo']);
  });
});

describe('recording a command', () => {
  it('is refused as decided in a meeting that the agreement does not have', async () => {
    const desk = await deskWithAgreement();
    const body = { date: '2022-05-01', title: 'Manca un operatore', meeting: 'nessuno' };
    expect(verdict(await desk.record('pinerolo', 'issues', body, me))).toBe('refused: unknown-meeting');
  });

  it('is refused where there is no such agreement', async () => {
    const desk = await deskWithAgreement();
    expect(verdict(await desk.record('biella', 'issues', { title: 'x' }, me))).toBe('unknown: not-found');
  });

  it('says what it created', async () => {
    const desk = await deskWithAgreement();
    const answer = await desk.record('pinerolo', 'issues', { title: 'x' }, keyed('k'));
    expect(answer).toMatchObject({ agreement: 'pinerolo', creates: true, revision: 10 });
    const again = await desk.record('pinerolo', 'issues', { title: 'x' }, keyed('k'));
    expect(again).toEqual({ ...answer, repeated: true });
    expect((await desk.recorded()).at(-1)?.commandId).toBe(commandIdOf('user-1', 'k'));
  });

  it('takes the same key for another request, or path, as a mistake; of another caller it is another key', async () => {
    const desk = await deskWithAgreement();
    await desk.record('pinerolo', 'issues', { title: 'x' }, keyed('k'));
    const send = (path: string, input: unknown, actor?: string) =>
      desk.record('pinerolo', path, input, keyed('k', actor));
    expect(verdict(await send('issues', { title: 'y' }))).toBe('refused: idempotency-key-reused');
    expect(verdict(await send('early-end', { validTo: '2022-12-31' }))).toBe('refused: idempotency-key-reused');
    expect(verdict(await send('issues', { title: 'x' }, 'user-2'))).toBe('recorded');
    expect(await desk.recorded()).toHaveLength(11);
  });

  it('does not mind the order of the fields of a repeated request', async () => {
    const desk = await deskWithAgreement();
    await desk.record('pinerolo', 'issues', { title: 'x', severity: 'low' }, keyed('k'));
    const again = await desk.record('pinerolo', 'issues', { severity: 'low', title: 'x' }, keyed('k'));
    expect(again).toMatchObject({ repeated: true });
  });

  it('keeps a fingerprint that tells nothing of the text to whoever has not the secret', async () => {
    const one = await deskWithAgreement();
    await one.record('pinerolo', 'issues', { title: 'x' }, me);
    await one.record('pinerolo', 'issues', { title: 'x' }, me);
    const [first, second] = (await one.recorded()).slice(-2);
    expect(first?.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(first?.fingerprint).toBe(second?.fingerprint);
    expect(first?.commandId).not.toBe(second?.commandId);
  });

  it('keeps the fingerprint of method, address and input: a retry is known whatever release recorded it first', async () => {
    const desk = await deskWithAgreement();
    await desk.mustRecord('meetings', { id: 'm1', date: '2022-05-10' });
    const input = { date: '2022-05-10', present: ['ciss'] };
    await desk.mustRecord('meetings/m1/held', input);
    await desk.mustRecord('', { changes: { title: 'Altro' }, reason: 'Come firmato' }, 'PATCH');
    const of = (...request: unknown[]) => hmacOfJson(new Uint8Array(32).fill(7), request);
    expect((await desk.recorded()).slice(-2).map(({ fingerprint }) => fingerprint)).toEqual([
      of('POST', '/agreements/pinerolo/meetings/m1/held', input),
      of('PATCH', '/agreements/pinerolo', { changes: { title: 'Altro' }, reason: 'Come firmato' }),
    ]);
  });

  it('asks for rights and for what was read before it decides', async () => {
    const desk = await deskWithAgreement();
    const no = (type: string) => (): Refusal => refusal('forbidden', type, say('no', 'no'));
    const send = (caller: object) => desk.record('pinerolo', 'issues', { colour: 1 }, { ...me, ...caller });
    expect(verdict(await send({ mayDo: no('rights'), precondition: no('stale') }))).toBe('forbidden: rights');
    expect(verdict(await send({ precondition: no('stale') }))).toBe('forbidden: stale');
    expect(verdict(await send({}))).toBe('invalid: invalid-input');
  });

  it('takes today from the agreement’s zone', async () => {
    const desk = await deskWithAgreement();
    desk.clock.set('2021-12-31T22:30:00.000Z');
    await desk.mustRecord('issues', { title: 'x' });
    desk.clock.set('2021-12-31T23:30:00.000Z');
    await desk.mustRecord('issues', { title: 'y' });
    expect((await desk.recorded()).slice(-2).map((event) => event.occurredOn)).toEqual(['2021-12-31', '2022-01-01']);
    expect(verdict(await desk.record('pinerolo', 'issues', { title: 'z', date: '2022-01-02' }, me))).toBe(
      'refused: date-in-the-future',
    );
  });

  it('refuses minutes that make an event of more than 256 KiB', async () => {
    const desk = await deskWithAgreement();
    await desk.mustRecord('meetings', { id: 'm1', date: '2022-05-10', held: { present: [] } });
    const minutes = (text: string) => desk.record('pinerolo', 'meetings/m1/minutes', { text }, me);
    expect(verdict(await minutes('😀'.repeat(50_000)))).toBe('too-large: event-too-large');
    expect(verdict(await minutes('x'.repeat(100_000)))).toBe('recorded');
  });
});

describe('a text made unreadable', () => {
  it('is, everything else of its event being as it was; the chain holds', async () => {
    const desk = await deskWithAgreement();
    await desk.mustRecord('issues', { id: 'c1', title: 'Titolo', text: 'Dati sanitari' });
    const read = async () => {
      const { state } = await desk.registers.current(registerOf('pinerolo'));
      const issue = state.issues.get('c1');
      const texts = [issue?.title, issue?.text] as SealedText[];
      return [...(await openTexts(texts, desk.keyRing)).values()];
    };
    expect(await read()).toEqual([{ text: 'Titolo' }, { text: 'Dati sanitari' }]);
    const { state } = await desk.registers.current(registerOf('pinerolo'));
    const sealed = state.issues.get('c1')?.text as SealedText;
    await desk.mustRecord('redactions', { text: sealed.key, reason: 'Non serviva' });
    expect(await read()).toEqual([{ text: 'Titolo' }, { unreadable: 'destroyed' }]);
    const check = new ChainCheck('pinerolo');
    expect((await desk.recorded()).map((event) => check.accept(event)).filter(Boolean)).toEqual([]);
  });

  it('is one text only, also where two agreements were sent the same request under the same key', async () => {
    const desk = await deskWithAgreement();
    await desk.recording.recordAgreement(sampleDefinition({ id: 'biella' }), me);
    for (const agreement of ['pinerolo', 'biella']) {
      await desk.record(agreement, 'issues', { id: 'c1', title: 'Titolo' }, keyed('k'));
    }
    const titleIn = async (agreement: string) => {
      const { state } = await desk.registers.current(registerOf(agreement));
      return state.issues.get('c1')?.title as SealedText;
    };
    await desk.mustRecord('redactions', { text: (await titleIn('pinerolo')).key, reason: 'Non serviva' });
    const title = await titleIn('biella');
    expect((await openTexts([title], desk.keyRing)).get(title)).toEqual({ text: 'Titolo' });
  });
});

describe('a person whose data were erased', () => {
  it('is no delegate any more under the same id', async () => {
    const desk = new AgreementDesk();
    await wholeLife(desk);
    await desk.keyRing.destroy(`biella/persons/${personId('anna', 'biella')}`, '2022-06-01T10:00:00.000Z');
    await desk.recording.recordAgreement(sampleDefinition({ id: 'biella' }), me);
    const held = { present: ['ciss'], delegates: [{ partner: 'ciss', person: 'anna', name: 'Anna Rossi' }] };
    const answer = await desk.record('biella', 'meetings', { date: '2022-05-10', held }, me);
    expect(verdict(answer)).toBe('refused: person-erased');
    expect(await desk.recorded('biella')).toHaveLength(9);
  });
});

describe('a whole life', () => {
  it('stands in one chain, and folds to the same state from the store as it did on the way', async () => {
    const desk = new AgreementDesk();
    const events = await wholeLife(desk);
    const check = new ChainCheck('pinerolo');
    expect(events.map((event: RecordedEvent) => check.accept(event)).filter(Boolean)).toEqual([]);
    const onTheWay = await desk.registers.current(registerOf('pinerolo'));
    const fresh = await new AgreementDesk(desk.store, desk.keyRing).registers.current(registerOf('pinerolo'));
    expect(fresh.state).toEqual(onTheWay.state);
    expect(fresh.touched).toEqual(onTheWay.touched);
  });

  it('touches parts by their paths', async () => {
    const desk = new AgreementDesk();
    await wholeLife(desk);
    const { touched, head } = await desk.registers.current(registerOf('pinerolo'));
    expect(touched.get('')).toBe(head.revision);
    expect([...touched.keys()]).toEqual(
      expect.arrayContaining(['partners/ciss', 'indicators/i1/measurements/x2', 'commitments/im1', 'decisions/d1']),
    );
  });
});
