import type { Demonstration } from '../world.js';
import { agreementStates } from './agreement.js';
import { commitmentStates } from './commitments.js';
import { entryStates, overviewStates, readingStates } from './entry.js';
import { indicatorStates } from './indicators.js';
import { meetingStates } from './meetings.js';
import type { State } from './state.js';

/** Every page in every state that it knows. */
export const allStates = ({ tokenOfLink, done }: Pick<Demonstration, 'tokenOfLink' | 'done'>): readonly State[] => [
  ...entryStates(tokenOfLink),
  ...overviewStates,
  ...agreementStates,
  ...meetingStates(done),
  ...commitmentStates(done),
  ...indicatorStates(done),
  ...readingStates,
];
