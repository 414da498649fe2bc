import { describeWakeupsContract } from '../contracts/wakeups.contract.js';
import { InMemoryWakeups } from './in-memory-wakeups.js';

describeWakeupsContract('in memory', async () => {
  const wakeups = new InMemoryWakeups();
  return { wakeups, reported: wakeups.errors, close: async () => undefined };
});
