import type { BrowserContext, Page } from 'playwright-core';
import { contextOf, type World } from '../../browser.js';
import { ADMINISTRATOR, CHAIR, EVALUATOR, NOBODY, OTHER_MEMBER, OWN_MEMBER, signIn, VIEWER } from '../../people.js';

export const WHO = {
  administrator: ADMINISTRATOR,
  coordinator: CHAIR,
  member: OWN_MEMBER,
  'member of another partner': OTHER_MEMBER,
  evaluator: EVALUATOR,
  viewer: VIEWER,
  nobody: NOBODY,
} as const;
export type Who = keyof typeof WHO;
export const EVERYBODY = Object.keys(WHO) as Who[];

export interface Seat {
  readonly context: BrowserContext;
  readonly page: Page;
}
/** A window for each role, signed in once. */
export type Seats = Readonly<Record<Who, Seat>>;

export async function seatEverybody(world: World): Promise<Seats> {
  const seats = await Promise.all(
    EVERYBODY.map(async (who): Promise<[Who, Seat]> => {
      const context = await contextOf(world);
      const page = await context.newPage();
      await signIn(page, world.url, WHO[who]);
      return [who, { context, page }];
    }),
  );
  return Object.fromEntries(seats) as Record<Who, Seat>;
}
