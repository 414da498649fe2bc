import { describe, expect, it } from '@jest/globals';
import { sampleDefinition } from '#libs/testing/given-when-then.js';
import { AgreementDesk, personId } from '#libs/testing/whole-life.js';
import { AgreementReading } from '../core/reading.js';
import { personalDataOf } from './personal-data-view.js';
import { personalDataView } from './personal-data-view-schema.js';
import { openView } from './view.js';

async function deskWithMeetings() {
  const desk = new AgreementDesk();
  await desk.recording.recordAgreement(sampleDefinition(), { actor: 'user-1' });
  const anna = { partner: 'ciss', person: 'anna', name: 'Anna Rossi', office: 'Presidente' };
  const bruno = { partner: 'diaconia', person: 'bruno', name: 'Bruno Bianchi' };
  await desk.mustRecord('meetings', {
    id: 'm1',
    date: '2022-03-10',
    held: { present: ['ciss'], delegates: [anna, bruno] },
  });
  await desk.mustRecord('meetings', { id: 'm2', date: '2022-04-10', held: { present: ['ciss'], delegates: [anna] } });
  const reading = new AgreementReading(desk.store, desk.registers, desk.keyRing);
  const exported = async (person: string) => {
    const view = await personalDataOf('pinerolo', personId(person), reading.events('pinerolo'));
    return view && openView(view, (texts) => reading.open(texts), 'it');
  };
  return { desk, exported };
}

describe('what the register holds of a delegate', () => {
  it('is every meeting with partner, office and name, and nobody else', async () => {
    const { exported } = await deskWithMeetings();
    const view = await exported('anna');
    expect(personalDataView.parse(view)).toEqual({
      agreement: 'pinerolo',
      person: personId('anna'),
      meetings: ['m1', 'm2'].map((meeting, index) => ({
        meeting,
        date: `2022-0${index + 3}-10`,
        partner: 'ciss',
        office: 'Presidente',
        name: 'Anna Rossi',
        standing: true,
        recordedAt: expect.stringMatching(/^2022-06-01T10:0/),
        revision: 10 + index,
      })),
    });
  });

  it('has what a correction took the place of, marked', async () => {
    const { desk, exported } = await deskWithMeetings();
    await desk.mustRecord('meetings/m1/correction', { place: 'Pinerolo', reason: 'Mancava' });
    expect((await exported('anna'))?.meetings.map(({ standing }) => standing)).toEqual([true, true]);
    const delegates = [{ partner: 'ciss', person: 'carla', name: 'Carla Verdi' }];
    await desk.mustRecord('meetings/m1/correction', { delegates, reason: 'C’era Carla' });
    expect((await exported('anna'))?.meetings.map(({ meeting, standing }) => [meeting, standing])).toEqual([
      ['m1', false],
      ['m2', true],
    ]);
    expect((await exported('carla'))?.meetings).toMatchObject([{ meeting: 'm1', standing: true }]);
  });

  it('is undefined of whom it never names', async () => {
    const { exported } = await deskWithMeetings();
    expect(await exported('carla')).toBeUndefined();
  });

  it('says that the data were erased, and has the name no more', async () => {
    const { desk, exported } = await deskWithMeetings();
    await desk.mustRecord('personal-data/anna', { date: '2022-05-31', reason: 'Richiesta' }, 'DELETE');
    const gone = await exported('anna');
    expect(personalDataView.parse(gone)).toMatchObject({ erasedOn: '2022-05-31' });
    expect(gone?.meetings.map(({ name }) => name)).toEqual(Array(2).fill('persona non più identificabile'));
    expect((await exported('bruno'))?.meetings.map(({ name }) => name)).toEqual(['Bruno Bianchi']);
    expect(await exported('bruno')).not.toHaveProperty('erasedOn');
  });
});
