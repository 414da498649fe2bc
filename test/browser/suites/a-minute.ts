import type { Page } from 'playwright-core';
import { shown } from '../../days.js';
import { contextOf, type World } from '../browser.js';
import { Hands } from '../hands.js';
import { COORDINATOR, MEMBER, SECOND_MEMBER, signIn } from '../people.js';

const MOST_LOADS = 3;
const MOST_INTERACTIONS = 12;

interface Counted {
  readonly loads: number;
  readonly interactions: number;
}

/** How long the two things take that people do most, from the signed-in Quadro, at the keyboard alone. */
export async function aMinute(world: World): Promise<Record<string, Counted>> {
  const counted: Record<string, Counted> = {};
  for (const scripts of [true, false]) {
    const how = scripts ? 'with scripts' : 'without scripts';
    const meeting = await signedIn(world, COORDINATOR, scripts, (page) => recordMeeting(world, page, scripts ? 2 : 3));
    world.tally.check(`meeting ${how}: loads`, meeting.loads <= MOST_LOADS, meeting);
    world.tally.check(`meeting ${how}: interactions`, meeting.interactions <= MOST_INTERACTIONS, meeting);
    counted[`meeting ${how}`] = meeting;
    const member = scripts ? MEMBER : SECOND_MEMBER;
    const commitment = await signedIn(world, member, scripts, (page) => confirmCommitment(world, page));
    world.tally.check(`commitment ${how}: loads`, commitment.loads <= 1, commitment);
    world.tally.check(`commitment ${how}: interactions`, commitment.interactions <= 2, commitment);
    counted[`commitment ${how}`] = commitment;
  }
  return counted;
}

async function signedIn(
  world: World,
  email: string,
  scripts: boolean,
  act: (page: Page) => Promise<Counted>,
): Promise<Counted> {
  const context = await contextOf(world, { scripts });
  const page = await context.newPage();
  await signIn(page, world.url, email);
  await page.goto(world.url);
  try {
    return await act(page);
  } finally {
    await context.close();
  }
}

/** Day, five partners, one decision with who and by when. */
async function recordMeeting({ tally }: World, page: Page, daysAgo: number): Promise<Counted> {
  const hands = new Hands(page);
  const day = shown(-daysAgo);
  const card = page.locator('.cards > li').filter({ hasText: 'Valle Serena' });
  await hands.follow(card.getByRole('link', { name: 'Registra un incontro' }));
  await hands.fill(page.locator('#data'), day);
  for (const partner of ['consorzio', 'comune', 'unione', 'ponte', 'nido']) {
    await hands.toggle(page.locator(`#presente-${partner}`));
  }
  await hands.fill(page.locator('#decisione-N1'), 'Aprire lo sportello anche di pomeriggio');
  await hands.choose(page.locator('#chi-N1'), 'Consorzio');
  await hands.fill(page.locator('#entro-N1'), shown(30));
  await hands.follow(page.getByRole('button', { name: 'Registra', exact: true }));
  const said = (await page.locator('[data-fatto]').textContent()) ?? '';
  tally.check('the meeting is recorded', said.includes('Incontro tenuto'), said);
  tally.check('focus is on what was recorded', await page.locator('[data-fatto]:focus').isVisible());
  const words = (await page.locator('main').textContent()) ?? '';
  for (const seen of [day, 'Aprire lo sportello anche di pomeriggio', 'Consorzio dei servizi sociali']) {
    tally.check(`its page shows ${seen}`, words.includes(seen));
  }
  return { loads: hands.loads, interactions: hands.interactions };
}

async function confirmCommitment({ tally }: World, page: Page): Promise<Counted> {
  const hands = new Hands(page);
  await hands.follow(page.getByRole('button', { name: /Mantenuto, come prima/ }).first());
  const said = (await page.locator('[data-fatto]').textContent()) ?? '';
  tally.check('the commitment is confirmed', said.includes('Registrato'), said);
  return { loads: hands.loads, interactions: hands.interactions };
}
