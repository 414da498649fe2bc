import { describe, expect, it } from '@jest/globals';
import { sampleDefinition } from '#libs/testing/given-when-then.js';
import { AgreementDesk, LIFE } from '#libs/testing/whole-life.js';
import { AgreementReading } from './reading.js';

async function deskWithReading() {
  const desk = new AgreementDesk();
  await desk.recording.recordAgreement(sampleDefinition(), { actor: 'user-1' });
  return { desk, reading: new AgreementReading(desk.store, desk.registers, desk.keyRing) };
}

describe('a register that is read', () => {
  it('stays as it stood, whatever is recorded meanwhile', async () => {
    const { desk, reading } = await deskWithReading();
    for (const [path, input, method] of LIFE) {
      const read = (await reading.register('pinerolo'))!;
      const before = structuredClone({ head: read.head, state: read.state, touched: read.touched });
      await desk.mustRecord(path, input, method);
      const now = (await reading.register('pinerolo'))!;
      expect(structuredClone({ head: read.head, state: read.state, touched: read.touched })).toEqual(before);
      expect(now.head.revision).toBeGreaterThan(read.head.revision);
      expect(structuredClone(now.state)).not.toEqual(before.state);
    }
  });

  it('is copied once a revision', async () => {
    const { desk, reading } = await deskWithReading();
    const first = await reading.register('pinerolo');
    expect(await reading.register('pinerolo')).toBe(first);
    await desk.mustRecord('issues', { title: 'x' });
    expect(await reading.register('pinerolo')).not.toBe(first);
  });

  it('is none where none was recorded, or not yet', async () => {
    const { reading } = await deskWithReading();
    expect(await reading.register('biella')).toBeUndefined();
    expect(await reading.register('pinerolo', { asOf: '2020-01-01T00:00:00.000Z' })).toBeUndefined();
    expect((await reading.register('pinerolo', { revision: 3 }))?.state.partners.size).toBe(2);
  });

  it('ends, as known at an instant, with the last event recorded by then', async () => {
    const { desk, reading } = await deskWithReading();
    for (const [path, input, method] of LIFE) await desk.mustRecord(path, input, method);
    const now = (await reading.register('pinerolo'))!;
    const events = await desk.store.read(now.stream, 1, now.head.revision);
    for (const { recordedAt } of events) {
      const last = events.findLast((event) => event.recordedAt <= recordedAt);
      expect((await reading.headAt(now, { asOf: recordedAt }))?.revision).toBe(last?.revision);
      expect((await reading.register('pinerolo', { asOf: recordedAt }))?.head.revision).toBe(last?.revision);
    }
    expect(await reading.headAt(now, { asOf: '2020-01-01T00:00:00.000Z' })).toBeUndefined();
    expect((await reading.headAt(now, { revision: 1_000_000 }))?.revision).toBe(now.head.revision);
  });

  it('is folded once, as it stood at a revision, and is not what stands there later', async () => {
    const { desk, reading } = await deskWithReading();
    const then = await reading.register('pinerolo', { revision: 3 });
    expect(await reading.register('pinerolo', { revision: 3 })).toBe(then);
    const beyond = await reading.register('pinerolo', { revision: 1_000 });
    await desk.mustRecord('issues', { title: 'x' });
    const later = await reading.register('pinerolo', { revision: 1_000 });
    expect(later?.head.revision).toBe((beyond?.head.revision ?? 0) + 1);
  });
});
