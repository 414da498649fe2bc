import { describeWakeupsContract } from '#libs/testing/contracts/wakeups.contract.js';
import { InProcessWakeups } from './wakeups.js';

describeWakeupsContract('in process', async () => {
  const reported: unknown[] = [];
  const wakeups = new InProcessWakeups((error) => reported.push(error));
  return { wakeups, reported, close: async () => undefined };
});
