import path from 'node:path';
import { contextOf, SCREENSHOTS, type World } from '../browser.js';
import { BIELLA, EVALUATOR, signIn } from '../people.js';

/** The report as it leaves a printer. */
export async function printed(world: World): Promise<void> {
  const context = await contextOf(world, { width: 800 });
  const page = await context.newPage();
  await signIn(page, world.url, EVALUATOR);
  await page.goto(`${world.url}${BIELLA}/rapporto?on=4/12/2021`);
  const pdf = await page.pdf({ path: path.join(SCREENSHOTS, 'report.pdf'), preferCSSPageSize: true, tagged: true });
  world.tally.check('the report prints', pdf.subarray(0, 5).toString() === '%PDF-');
  world.tally.check('the paper can be read aloud', pdf.includes('/StructTreeRoot') && pdf.includes('/Lang'));
  await page.emulateMedia({ media: 'print' });
  world.tally.equal('no navigation on paper', await page.locator('.site-nav').isVisible(), false);
  await page.screenshot({ path: path.join(SCREENSHOTS, 'report-print.png'), fullPage: true });
  await context.close();
}
