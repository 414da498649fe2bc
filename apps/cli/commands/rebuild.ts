import { say } from '#libs/kernel/text.js';
import type { CommonOptions } from '../options.js';
import { asJson, done, type Outcome } from '../output.js';
import { withProgress } from '../progress.js';
import type { Regia } from '../regia.js';

/** `rebuild`: computes the rows of the lists anew, beside those that are there, and puts them in their place. */
export async function rebuild(regia: Regia, options: CommonOptions): Promise<Outcome> {
  let total = 0;
  for await (const _ of regia.reading.agreements()) total += 1;
  const label = options.lang === 'en' ? 'Rebuilding' : 'Ricostruzione';
  const rebuilt = await withProgress(label, total, (progress) => {
    let before = 0;
    const onProgress = (now: number): void => {
      progress.step(now - before);
      before = now;
    };
    return regia.rebuilding.run({ onProgress, fromTheBeginning: true });
  });
  if (options.json) return done(asJson(rebuilt));
  const { agreements, stuck } = rebuilt;
  const said = say(
    `${agreements === 1 ? 'Una riga ricostruita' : `${agreements} righe ricostruite`}.`,
    `${agreements === 1 ? 'One row' : `${agreements} rows`} rebuilt.`,
  );
  const troubles = stuck.map(
    ({ agreement, error }) =>
      say(
        `${agreement}: non si può calcolare (${error}); l'elenco mostra ciò che se ne sapeva prima`,
        `${agreement}: cannot be computed (${error}); the list shows what was known before`,
      )[options.lang],
  );
  return { ...done(said[options.lang]), ...(troubles.length > 0 && { complaint: troubles.join('\n') }) };
}
