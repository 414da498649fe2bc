import type { RecordedAgreement } from '../core/state.js';
import type { Commitment } from './schema.js';

/** Whose promise it is: a partner's or, where no partner made it, a body's. */
export type Promised = Pick<Commitment, 'partner' | 'body'>;

/** Tells promisers apart: a partner and a body may have the same id. */
export const promiserKey = ({ partner, body }: Promised): string => partner ?? `bodies/${body}`;

/** Names of those who may promise, partners and then bodies, by `promiserKey`, in the order of the definition. */
export type Promisers = ReadonlyMap<string, string>;

export const promisersOf = ({ partners, bodies }: RecordedAgreement): Promisers =>
  new Map([
    ...[...partners].map(([id, { definition }]) => [promiserKey({ partner: id }), definition.name] as const),
    ...[...bodies].map(([id, { definition }]) => [promiserKey({ body: id }), definition.name] as const),
  ]);

/** What they are called. */
export function promiserName(state: RecordedAgreement, { partner, body }: Promised): string {
  if (partner !== undefined) return state.partners.get(partner)?.definition.name ?? partner;
  return body === undefined ? '' : (state.bodies.get(body)?.definition.name ?? body);
}
