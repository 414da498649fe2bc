import { afterEach, beforeEach } from '@jest/globals';

/** What a contract is tried on is made anew for each test, handed on, and closed after it. */
export function eachMade<Made extends { close(): Promise<void> }>(
  make: () => Promise<Made>,
  use: (made: Made) => void,
): void {
  let made: Made;
  beforeEach(async () => {
    made = await make();
    use(made);
  });
  afterEach(() => made.close());
}
