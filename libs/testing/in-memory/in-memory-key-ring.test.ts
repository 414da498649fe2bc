import { describeKeyRingContract } from '../contracts/key-ring.contract.js';
import { InMemoryKeyRing } from './in-memory-key-ring.js';

describeKeyRingContract('in memory', async () => ({ keys: new InMemoryKeyRing(), close: async () => undefined }));
