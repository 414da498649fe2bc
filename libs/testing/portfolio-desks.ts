import { afterEach, describe } from '@jest/globals';
import { inMemory, inSqlite, PortfolioDesk } from './portfolio-desk.js';

/** The same tests with rows of each kind; `open` gives a new desk, which is stopped and closed after the test. */
export function describeDesks(name: string, tests: (open: () => PortfolioDesk) => void): void {
  describe.each([
    ['in memory', inMemory],
    ['in SQLite', () => inSqlite()],
  ])(name, (_, storage) => {
    const opened: PortfolioDesk[] = [];
    afterEach(async () => {
      for (const desk of opened.splice(0)) {
        await desk.upkeep.stop();
        await desk.storage.close();
      }
    });
    tests(() => {
      const desk = new PortfolioDesk(storage());
      opened.push(desk);
      return desk;
    });
  });
}
