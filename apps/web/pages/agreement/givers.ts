import type { Commitment } from '#libs/agreement/commitments/schema.js';
import type { RecordedAgreement } from '#libs/agreement/core/state.js';

/** Names of those who make promises, partners and then bodies, by `giverKey`, in the order of the definition. */
export type Givers = ReadonlyMap<string, string>;

/** A body and a partner may have the same id. */
export const giverKey = ({ partner, body }: Pick<Commitment, 'partner' | 'body'>): string =>
  partner === undefined ? `bodies/${body}` : `partners/${partner}`;

export const giversOf = ({ partners, bodies }: RecordedAgreement): Givers =>
  new Map([
    ...[...partners.values()].map(({ definition }) => [giverKey({ partner: definition.id }), definition.name] as const),
    ...[...bodies.values()].map(({ definition }) => [giverKey({ body: definition.id }), definition.name] as const),
  ]);
