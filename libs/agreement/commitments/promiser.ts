import type { RecordedAgreement } from '../core/state.js';
import type { Commitment } from './schema.js';

/** Whose promise it is: a partner's or, where no partner made it, a body's. */
export type Promised = Pick<Commitment, 'partner' | 'body'>;

/** Tells promisers apart: a partner and a body may have the same id. */
export const promiserKey = ({ partner, body }: Promised): string => partner ?? `bodies/${body}`;

/** What they are called. */
export function promiserName(state: RecordedAgreement, { partner, body }: Promised): string {
  if (partner !== undefined) return state.partners.get(partner)?.definition.name ?? partner;
  return body === undefined ? '' : (state.bodies.get(body)?.definition.name ?? body);
}
