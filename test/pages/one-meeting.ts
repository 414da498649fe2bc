import type { Service } from '../http/service.js';
import { recorded } from './meeting-world.js';

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
