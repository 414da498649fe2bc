import { Tally } from '../reliability/tally.js';
import { startBrowser, type World } from './browser.js';
import { allStates } from './states/all.js';
import { aMinute } from './suites/a-minute.js';
import { crossSite } from './suites/cross-site.js';
import { drafts } from './suites/drafts.js';
import { everyState } from './suites/every-state.js';
import { keyboard } from './suites/keyboard.js';
import { oneTimeLinks } from './suites/one-time-links.js';
import { printed } from './suites/printed.js';
import { roles } from './suites/roles.js';
import { sizes } from './suites/sizes.js';
import { twoPeople } from './suites/two-people.js';
import { withoutScripts } from './suites/without-scripts.js';
import { demonstration } from './world.js';

/** The pages in a real Chromium, on the demonstration's agreements and on others made for these suites. */
const browser = await startBrowser();
if (browser === undefined) {
  const isCi = process.env['CI'] === 'true';
  console.error('THE BROWSER SUITE DID NOT RUN: no Chromium (apt-get install chromium, or CHROMIUM=/path/to/it).');
  console.log(`0 passed, ${isCi ? 1 : 0} failed`);
  process.exit(isCi ? 1 : 0);
}
const tally = new Tally();
const service = await demonstration();
const world: World = { browser, url: service.url, tally, send: service.send };
const figures: Record<string, unknown> = { browser: browser.version() };
const suites: Readonly<Record<string, () => Promise<unknown>>> = {
  everyState: () => everyState(world, allStates(service)),
  aMinute: () => aMinute(world),
  drafts: () => drafts(world),
  roles: () => roles(world),
  twoPeople: () => twoPeople(world),
  keyboard: () => keyboard(world),
  crossSite: () => crossSite(world),
  withoutScripts: () => withoutScripts(world),
  oneTimeLinks: () => oneTimeLinks(world),
  printed: () => printed(world),
  sizes: () => sizes(world),
};
/** All of them, or those that are named: `npm run test:browser -- aMinute drafts`. */
const named = process.argv.slice(2);
const seconds: Record<string, number> = {};
try {
  for (const [name, suite] of Object.entries(suites)) {
    if (named.length > 0 && !named.includes(name)) continue;
    const start = performance.now();
    figures[name] = await suite().catch((error: unknown) => tally.check(name, false, String(error)));
    seconds[name] = Math.round((performance.now() - start) / 1000);
  }
  tally.end({ ...figures, seconds });
} finally {
  await browser.close();
  await service.stopAll();
}
