import type { RecordedAgreement } from '#libs/agreement/core/state.js';

/** What people call partners, or the id of one that is not there. */
export const partnerNames = (state: RecordedAgreement): ReadonlyMap<string, string> =>
  new Map([...state.partners].map(([id, { definition }]) => [id, definition.name]));

export const bodyNames = (state: RecordedAgreement): ReadonlyMap<string, string> =>
  new Map([...state.bodies].map(([id, { definition }]) => [id, definition.name]));
