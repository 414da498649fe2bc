import type { RecordedAgreement } from '#libs/agreement/core/state.js';

/** An agreement as it stands; undefined where none of that name was recorded, or none was named. */
export type AgreementLookup = (agreement: string | undefined) => Promise<RecordedAgreement | undefined>;
