import { afterAll, beforeAll } from '@jest/globals';
import type { Service } from '../http/service.js';
import { meetingService, recorded } from './meeting-world.js';

/** The service of a file's tests on meetings; `use` signs people in to it. */
export function inMeetingService(use: (service: Service) => Promise<void>): void {
  let service: Service;
  beforeAll(async () => {
    service = await meetingService();
    await use(service);
  });
  afterAll(() => service.stop());
}

let meetings = 0;
/** The id of a meeting of one test alone. */
export function newMeeting(): string {
  meetings += 1;
  return `m-${meetings}`;
}

/** Held by the Tavolo on 1 December 2021, with the decision `<id>-d`. */
export const recordedHeld = (service: Service, id: string, decision: object, fields: object): Promise<string> =>
  recorded(service, 'patto/meetings', {
    id,
    body: 'tavolo',
    date: '2021-12-01',
    place: 'Pinerolo',
    held: { present: ['ciss'], decisions: [{ id: `${id}-d`, text: 'Decidere', owner: 'ciss', ...decision }] },
    ...fields,
  });
