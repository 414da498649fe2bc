import type { World } from '../browser.js';
import { meetingLife } from './roles/meeting-life.js';
import { offers } from './roles/offers.js';
import { seatEverybody } from './roles/people.js';
import { languageKept, registerFiltered, reportSent } from './roles/reading.js';
import { commitmentPath, indicatorPath } from './roles/records.js';

/** Each page's main path for each role; what a role may not do is not offered and, tried by hand, refused. */
export async function roles(world: World): Promise<{ deeds: number; refusedByHand: number }> {
  const seats = await seatEverybody(world);
  const counted = await offers(world, seats);
  const paths = {
    meetingLife: () => meetingLife(world),
    commitmentPath: () => commitmentPath(world, seats),
    indicatorPath: () => indicatorPath(world, seats),
    reportSent: () => reportSent(world, seats),
    registerFiltered: () => registerFiltered(world, seats),
    languageKept: () => languageKept(world, seats),
  };
  for (const [name, path] of Object.entries(paths)) {
    await path().catch((error: unknown) => world.tally.check(name, false, String(error)));
  }
  for (const { context } of Object.values(seats)) await context.close();
  return counted;
}
