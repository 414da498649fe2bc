import { describeIdentityStoresContract } from '../contracts/identity-stores.contract.js';
import { InMemoryIdentity } from './in-memory-identity.js';

describeIdentityStoresContract('in memory', async () => ({
  stores: new InMemoryIdentity(),
  close: async () => undefined,
}));
