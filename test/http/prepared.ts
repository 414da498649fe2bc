import { afterAll, beforeAll } from '@jest/globals';
import { type CheckedService, checkedSend } from './checked.js';
import { startService } from './service.js';
import { preparedAgreement } from './world.js';

/** The prepared agreement. */
export const P = '/agreements/pinerolo';

/** The service of a file's tests, every answer looked at as the document describes it, with one prepared agreement. */
export function prepareService(use: (service: CheckedService) => void): void {
  let service: CheckedService;
  beforeAll(async () => {
    service = await checkedSend(await startService());
    await preparedAgreement(service, 'pinerolo');
    use(service);
  }, 30_000);
  afterAll(() => service.stop());
}

/** The last revision of a register. */
export const headOf = async (service: CheckedService, at = P): Promise<number> =>
  (await service.send('GET', `${at}/register`)).text.trim().split('\n').length;
